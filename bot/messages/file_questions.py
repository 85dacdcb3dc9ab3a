"""The form with the questions about a file: a choice for each, none of them made beforehand."""

from itertools import count
from typing import Any

from bot.domain.incoming import Incoming
from bot.domain.recipe import Question
from bot.messages.forms.fields import VALUE, words_of
from bot.messages.forms.filled import fields_of
from bot.messages.forms.view import View
from bot.messages.text import clip, imported

CALLBACK = "file_answers"
MOST = 20
"""Questions of one form; the rest are asked once these are answered."""
_OPTIONS = 100
_OPTION = 75
_LABEL = 1000


def questions_view(file: Incoming) -> View:
    """The form about the file, as Slack opens it."""
    name = clip(imported(file.called, 80), 80)
    intro = f"What planbot cannot tell of {name}. It is asked once for files of this shape."
    blocks = [
        {"type": "section", "text": words_of(intro, _LABEL)},
        *(_input(place, each) for place, each in enumerate(file.questions[:MOST])),
    ]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": file.handle,
        "title": words_of("Questions about a file", 24),
        "submit": words_of("Answer", 24),
        "close": words_of("Not now", 24),
        "blocks": blocks,
    }


def block_of(place: int) -> str:
    """The block that holds the question at that place."""
    return f"question-{place}"


def answers_of(file: Incoming, values: dict[str, Any]) -> dict[int, str]:
    """Reads what was filled in, by the place of the question; what is no choice is left out."""
    fields, found = fields_of(values), {}
    for place, question in enumerate(file.questions[:MOST]):
        said = fields.get(block_of(place), "")
        if _is_chosen(question):
            said = dict(zip(map(str, count()), question.choices, strict=False)).get(said, "")
        if said := " ".join(said.split()):
            found[place] = said
    return found


def _is_chosen(question: Question) -> bool:
    return 0 < len(question.choices) <= _OPTIONS


def _input(place: int, question: Question) -> View:
    return {
        "type": "input",
        "block_id": block_of(place),
        "label": words_of(imported(question.text, _LABEL), _LABEL),
        "element": _choice(question) if _is_chosen(question) else _typed(),
    }


def _choice(question: Question) -> View:
    options = [
        {"text": words_of(imported(each, 200) or "–", _OPTION), "value": str(place)}
        for place, each in enumerate(question.choices)
    ]
    return {"type": "static_select", "action_id": VALUE, "options": options}


def _typed() -> View:
    return {"type": "plain_text_input", "action_id": VALUE, "max_length": 150}
