"""What becomes of a file that somebody sent to planbot: one message, edited as it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.incoming import Incoming, IncomingState
from bot.domain.message import Message
from bot.domain.outbox import Outgoing
from bot.domain.people import Audience
from bot.domain.period import LONDON
from bot.domain.plan import Plan
from bot.domain.recipe import Question
from bot.messages.composing import compose
from bot.messages.import_changes import change_parts, preview_message, says_changes
from bot.messages.parts import Button, Buttons, Note, Part, Say, Title, listing
from bot.messages.parts.table import MOST_ROWS
from bot.messages.text import imported
from bot.messages.words import bullets, counted, say_date
from bot.rules.import_changes import ImportChanges

MOST = 12
"""Lines of one list; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Brings:
    """What a file would bring, or brought: what is otherwise in the plan, `remarks`, who is told of
    it, and what `audience` reads that.
    """

    plan: Plan
    changes: ImportChanges
    remarks: tuple[str, ...]
    told: tuple[Outgoing, ...]
    audience: Audience
    heed: str = ""
    """What should be read before anything else."""


def looking_message(file: Incoming) -> Message:
    """Says that the file came, and that nothing of it is stored yet."""
    text = f"planbot has {_name(file)} and looks at it. Nothing of it is stored yet."
    return compose(text, [Say(text)])


def shown_message(file: Incoming, brings: Brings) -> Message:
    """The preview, to be answered by *Import* or *Leave it*."""
    buttons = (
        Button("Import", "import", file.handle, main=True),
        Button("Leave it", "leave", file.handle),
    )
    return preview_message(
        file.called,
        brings.plan,
        brings.changes,
        brings.remarks,
        brings.told,
        audience=brings.audience,
        buttons=buttons,
        rows=MOST_ROWS,
        heed=brings.heed,
    )


def asked_message(file: Incoming, changed: str = "") -> Message:
    """The questions of a file, to be answered by a form; `changed` says why they are asked now."""
    count = counted(len(file.questions), "question")
    text = f"Before planbot can read {_name(file)} it has {count}. Nothing is stored."
    parts: list[Part] = [
        Title("Questions about a file"),
        Say(f"{text} {changed}".strip()),
        Say(bullets(question_lines(file.questions), MOST)),
        Note(f"asked once: the answers are kept as the recipe {imported(file.draft or '–', 60)}"),
        Buttons(
            (
                Button("Answer", "answer", file.handle, main=True),
                Button("Leave it", "leave", file.handle),
            )
        ),
    ]
    return compose(text, parts)


def question_lines(questions: Sequence[Question]) -> list[str]:
    """The questions, each with the answers that may be given."""
    return [f"{imported(each.text, 300)} {_choices(each)}".strip() for each in questions]


def _choices(question: Question) -> str:
    said = " / ".join(imported(each, 60) for each in question.choices[:8])
    more = f" and {len(question.choices) - 8} more" if len(question.choices) > 8 else ""
    return f"({said}{more})" if said else ""


def refused_message(file: Incoming, problems: Sequence[str]) -> Message:
    """Says that nothing of the file is stored, and each thing that is wrong with it."""
    text = f"{_name(file)} was not taken: nothing of it is stored."
    lines = bullets((imported(each, 400) for each in problems), MOST)
    put_right = Note("put it right and send it again")
    return compose(text, [Title("A file that was not taken"), Say(text), Say(lines), put_right])


def nothing_new_message(file: Incoming, before: datetime | None) -> Message:
    """Says that the file would change nothing: it came in `before`, or says what is known."""
    text = f"{_name(file)} would change nothing: all that it says is stored already."
    if before is not None:
        local = before.astimezone(LONDON)
        when = f"{say_date(local.date())} at {local:%H:%M}"
        text = f"{_name(file)} came in on {when}. It would change nothing."
    return compose(text, [Say(text)])


def importing_message(file: Incoming) -> Message:
    """Says that somebody said yes, and that the file is going in."""
    text = f"{_name(file)} is being imported, as {imported(file.by or 'somebody', 80)} asked."
    return compose(text, [Say(text)])


def left_message(file: Incoming) -> Message:
    """Says that somebody left the file, and that nothing of it is stored."""
    by = imported(file.by or "somebody", 80)
    text = f"{_name(file)} was left by {by}. Nothing of it is stored."
    return compose(text, [Say(text)])


def stored_message(file: Incoming, brings: Brings) -> Message:
    """Says what the import brought, with a button that takes it back."""
    number, by = file.number or 0, imported(file.by or "somebody", 80)
    text = f"Import {number}: {_name(file)} brought {says_changes(brings.plan, brings.changes)}."
    known = bullets((imported(each, 300) for each in brings.remarks), MOST)
    parts: list[Part] = [
        Title(f"Import {number}"),
        Say(text),
        *change_parts(brings.plan, brings.changes, brings.audience),
        Say(f"*To know*\n{known}" if known else ""),
        Note(f"imported by {by}  ·  {counted(len(brings.told), 'message')} on the way"),
        Buttons((Button("Take back", "undo", str(number), f"/planbot undo {number}"),)),
    ]
    return compose(text, parts)


def taken_back_message(file: Incoming, by: str) -> Message:
    """Says in the place of the import that it was taken back, by whom."""
    number = file.number or 0
    who = imported(by, 80)
    text = f"Import {number}, {_name(file)}, was taken back by {who}."
    return compose(text, [Say(text)])


def folder_message(file: Incoming) -> Message:
    """Tells the performance team of a file in the watched folder that waits for answers."""
    count = counted(len(file.questions), "question")
    text = f"{_name(file)}, in the watched folder, waits: planbot has {count} about it."
    parts: list[Part] = [
        Title("A file waits in the folder"),
        Say(f"{text} Nothing of it is stored."),
        Say(bullets(question_lines(file.questions), MOST)),
        Note("told once  ·  /planbot imports lists what waits"),
        Buttons((Button("Answer", "answer", file.handle, main=True),)),
    ]
    return compose(text, parts)


def waiting_parts(files: Sequence[Incoming]) -> list[Part]:
    """The files that wait for somebody, for the list of imports."""
    if not files:
        return []
    lines = [_waits(each) for each in files]
    asked = [each for each in files if each.state is IncomingState.ASKED]
    buttons = tuple(
        Button(f"Answer about {imported(each.called, 50)}", "answer", each.handle)
        for each in asked[:5]
    )
    said: list[Part] = [listing("Waiting", lines, MOST)]
    return [*said, Buttons(buttons)] if buttons else said


def _waits(file: Incoming) -> str:
    if file.state is IncomingState.SHOWN:
        return f"{_name(file)} waits for a yes or a no, under its preview"
    said = "; ".join(question_lines(file.questions[:3]))
    more = len(file.questions) - 3
    rest = f"; and {counted(more, 'more question')}" if more > 0 else ""
    name = imported(file.draft or "–", 60)
    return f"{_name(file)} waits for answers, recipe {name}: {said}{rest}"


def _name(file: Incoming) -> str:
    return imported(file.called, 80)
