"""The field's abbreviations: whoever is new to a service is told once a message what they mean."""

import re
from collections.abc import Sequence

from bot.messages.parts import Buttons, Note, Part

_MEANINGS = {
    "ASYE": "assessed and supported year in employment",
    "CAMHS": "child and adolescent mental health services",
    "CSE": "child sexual exploitation",
    "DfE": "Department for Education",
    "EET": "education, employment or training",
    "FTE": "full-time equivalent",
    "QA": "quality assurance",
    "SDQ": "strengths and difficulties questionnaire",
    "SEND": "special educational needs and disabilities",
    "SGO": "special guardianship order",
}


def with_meanings(parts: Sequence[Part]) -> list[Part]:
    """The parts and, above the buttons, what the abbreviations in them stand for."""
    said = "\n".join(each.words for each in parts)
    meanings = [
        f"{short}: {meaning}"
        for short, meaning in _MEANINGS.items()
        if _stands_in(said, short) and meaning not in said
    ]
    if not meanings:
        return [*parts]
    place = len(parts) - (1 if isinstance(parts[-1], Buttons) else 0)
    return [*parts[:place], Note("  ·  ".join(meanings)), *parts[place:]]


def _stands_in(said: str, short: str) -> bool:
    # Looking for the letters first costs a fraction of looking for the word.
    return re.search(rf"{short}(?<=\b{short})s?\b", said) is not None
