"""`/planbot imports`: what came in, by whom, and what was taken back."""

from collections.abc import Sequence

from bot.domain.imports import ImportRecord, say_brought
from bot.domain.incoming import Incoming
from bot.domain.message import Message
from bot.domain.period import LONDON
from bot.messages.composing import compose
from bot.messages.incoming import waiting_parts
from bot.messages.parts import Note, Part, Say, Table, Title
from bot.messages.text import clip, imported
from bot.messages.words import counted, say_date


def imports_message(
    records: Sequence[ImportRecord],
    waiting: Sequence[Incoming] = (),
    undo: str = "planbot undo",
) -> Message:
    """Shows the imports, the newest first, each with the number that an undo is asked by, and the
    files that are `waiting` for somebody; `undo` is what is typed before a number.
    """
    text = f"{counted(len(records), 'import')}, the newest first."
    if not records:
        text = "Nothing was imported yet."
    if waiting:
        text = f"{text} {counted(len(waiting), 'file waits', 'files wait')} for somebody."
    parts: list[Part] = [Title("Imports"), Say(text), *waiting_parts(waiting)]
    if records:
        parts += [_table(records), Note(f"take one back with {undo} and its number")]
    return compose(text, parts)


def _table(records: Sequence[ImportRecord]) -> Table:
    return Table(
        header=("No.", "When", "File", "What", "By", "State"),
        rows=tuple(
            (
                str(each.number),
                f"{say_date(each.at.astimezone(LONDON).date())} {each.at.astimezone(LONDON):%H:%M}",
                clip(imported(each.file, 60), 40),
                _what(each),
                clip(imported(each.by or "–", 60), 40),
                _state(each),
            )
            for each in records
        ),
        right=(0,),
    )


def _what(record: ImportRecord) -> str:
    if record.undoes is not None:
        return f"takes {record.undoes} back"
    if record.kind == "plan":
        return "plan"
    return f"{record.kind}: {say_brought(record.new, record.revised or None, record.empty)}"


def _state(record: ImportRecord) -> str:
    return "stands" if record.undone_by is None else f"taken back by {record.undone_by}"
