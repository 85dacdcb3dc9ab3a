"""Text as messages carry it: what was imported stays marked, and what is bold, until a renderer
makes both safe for its medium.

Sentences are put together as plain strings. An imported stretch stands between two control
characters, which no imported text can hold; *bold* stands between asterisks, which mean nothing
inside an imported stretch. So what people wrote can neither end its stretch nor become mark-up.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.messages.proper_names import begins_with_a_name

_BEGIN, _END = "\N{START OF TEXT}", "\N{END OF TEXT}"
_IMPORTED = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "*": "∗", "~": "∼", "`": "ˋ"})
# Inside a word Slack leaves an underscore alone, and a setting's name needs it.
_SLANT = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
# An emoji's code, or the beginning of one; the minutes of an hour are none.
_EMOJI_CODE = re.compile(r":(?![0-9]{2}(?![a-zA-Z0-9_+':-]))(?=[a-zA-Z0-9_+'-]+(?::|$))")
_NO_END = " \n,;:(–"
"""What stands between words and ends no text."""
_CANVAS_MARKS = re.compile(r"[\\\[\]|!#_]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is of one kind."""

    text: str
    imported: bool = False
    bold: bool = False


@lru_cache(maxsize=8192)
def imported(text: str, limit: int = 300) -> str:
    """The text that a file or a person brought, marked as such: one line, nothing invisible or
    right-to-left, at most `limit` characters. Empty where nothing of it can be seen.
    """
    return _marked(clip(_one_line(text, limit), limit))


@lru_cache(maxsize=8192)
def named(title: str, limit: int = 60) -> str:
    """The imported title inside a sentence: "re-referrals", but "SDQ completion" and "First
    Response caseload". What is no title, such as a note, is better left as it was written.
    """
    said = clip(_one_line(title, limit), limit)
    return _marked(said if begins_with_a_name(said) else said[:1].lower() + said[1:])


def runs(text: str) -> Iterator[Run]:
    """The stretches of `text` in their order, without their marks."""
    bold = False
    for place, stretch in enumerate(_IMPORTED.split(text)):
        if place % 2:
            yield Run(stretch, imported=True, bold=bold)
            continue
        own, *more = stretch.split("*")
        if own:
            yield Run(own, bold=bold)
        for each in more:
            bold = not bold
            if each:
                yield Run(each, bold=bold)


def clip(text: str, limit: int) -> str:
    """Keeps at most `limit` characters as a reader counts them, the last one an ellipsis where
    something is left out, and no word in part unless the words before it would leave less than
    half; what was marked stays marked.
    """
    if len(text) <= limit or sum(len(each.text) for each in runs(text)) <= limit:
        return text
    room, kept = _end_of_a_word(as_written(text), limit - 1), []
    for each in runs(text):
        kept.append(Run(each.text[:room], each.imported, each.bold))
        room -= len(kept[-1].text)
        if not room:
            break
    last = kept.pop()
    kept.append(Run(f"{last.text.rstrip(_NO_END)}…", last.imported, last.bold))
    return "".join(map(_with_marks, kept))


def unbold(text: str) -> str:
    """The same with nothing bold: for the one sentence of a notification."""
    return "".join(_marked(each.text) if each.imported else each.text for each in runs(text))


def mrkdwn(text: str) -> str:
    """Writes for a place where Slack reads mark-up: bold stays, nothing imported becomes any."""
    return escape(_IMPORTED.sub(_harmless, text))


def plain(text: str) -> str:
    """Writes for a place without mark-up, which Slack may still search for emoji and mentions."""
    return _IMPORTED.sub(_harmless, text).replace("*", "")


def markdown(text: str) -> str:
    """Writes for a cell of a table in a canvas: bold stays, nothing imported becomes mark-up."""
    return "".join(map(_markdown, runs(text))).replace("\n", " ")


def as_written(text: str) -> str:
    """Writes for a document: every character as it came in, and no mark."""
    return "".join(each.text for each in runs(text))


def escape(text: str) -> str:
    """Puts Slack's own escapes, so that it finds no mark-up of its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _end_of_a_word(text: str, most: int) -> int:
    """Where the last word ends that is whole in the first `most` characters of a longer text."""
    if text[most].isspace():
        return most
    end = next((place for place in range(most, most // 2, -1) if text[place - 1].isspace()), None)
    return most if end is None else end


def _one_line(text: str, limit: int) -> str:
    composed = unicodedata.normalize("NFC", text[: 4 * limit])
    spaced = "".join(
        " " if char.isspace() else char
        for char in composed
        if char.isspace() or unicodedata.category(char) not in _INVISIBLE
    )
    return " ".join(spaced.split())


def _marked(text: str) -> str:
    return f"{_BEGIN}{text}{_END}" if text else ""


def _with_marks(run: Run) -> str:
    text = _marked(run.text) if run.imported else run.text
    return f"*{text}*" if run.bold else text


def _markdown(run: Run) -> str:
    said = _CANVAS_MARKS.sub(r"\\\g<0>", _inert(run.text) if run.imported else run.text)
    return f"**{said}**" if run.bold else said


def _harmless(stretch: re.Match[str]) -> str:
    return _inert(stretch[1])


@lru_cache(maxsize=8192)
def _inert(text: str) -> str:
    """Imported text with no mark-up, no mention and no emoji code: look-alikes stand for them."""
    return _EMOJI_CODE.sub("∶", _SLANT.sub("ˍ", text.translate(_LOOKALIKES)))
