"""The form with the questions about a file: a choice for each, none of them made beforehand."""

from typing import Any

from bot.domain.incoming import Incoming
from bot.domain.recipe import Question
from bot.messages.forms import View
from bot.messages.text import clip, imported, plain

CALLBACK = "file_answers"
MOST = 20
"""Questions of one form; the rest are asked once these are answered."""
_OPTIONS = 100
_OPTION = 75
_LABEL = 1000
_VALUE = "answer"


def questions_view(file: Incoming) -> View:
    """The form about the file, as Slack opens it."""
    name = clip(imported(file.called, 80), 80)
    intro = f"What planbot cannot tell of {name}. It is asked once for files of this shape."
    blocks = [
        {"type": "section", "text": {"type": "plain_text", "text": plain(intro), "emoji": False}},
        *(_input(place, each) for place, each in enumerate(file.questions[:MOST])),
    ]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": file.handle,
        "title": _text("Questions about a file", 24),
        "submit": _text("Answer", 24),
        "close": _text("Not now", 24),
        "blocks": blocks,
    }


def block_of(place: int) -> str:
    """The block that holds the question at that place."""
    return f"question-{place}"


def answers_of(file: Incoming, values: dict[str, Any]) -> dict[int, str]:
    """Reads what was filled in, by the place of the question; what is no choice is left out."""
    found = {}
    for place, question in enumerate(file.questions[:MOST]):
        said = _said(question, (values.get(block_of(place)) or {}).get(_VALUE) or {})
        if said:
            found[place] = said
    return found


def _said(question: Question, given: dict[str, Any]) -> str:
    if not _is_chosen(question):
        return " ".join(str(given.get("value") or "").split())
    chosen = str((given.get("selected_option") or {}).get("value", ""))
    places = {str(place): each for place, each in enumerate(question.choices)}
    return places.get(chosen, "")


def _is_chosen(question: Question) -> bool:
    return 0 < len(question.choices) <= _OPTIONS


def _input(place: int, question: Question) -> View:
    return {
        "type": "input",
        "block_id": block_of(place),
        "label": _text(imported(question.text, _LABEL), _LABEL),
        "element": _choice(question) if _is_chosen(question) else _typed(),
    }


def _choice(question: Question) -> View:
    options = [
        {"text": _text(imported(each, 200) or "–", _OPTION), "value": str(place)}
        for place, each in enumerate(question.choices)
    ]
    return {"type": "static_select", "action_id": _VALUE, "options": options}


def _typed() -> View:
    return {"type": "plain_text_input", "action_id": _VALUE, "max_length": 150}


def _text(text: str, longest: int) -> View:
    return {"type": "plain_text", "text": plain(clip(text, longest)), "emoji": False}
