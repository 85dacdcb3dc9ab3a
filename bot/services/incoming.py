"""Files that people send: taken note of once, wanted or left once, and answered in one message."""

from datetime import datetime

from bot.domain.incoming import Incoming, IncomingState, Sent
from bot.domain.message import Message
from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.domain.people import Audience, PersonKind
from bot.domain.plan import Plan
from bot.messages.incoming import (
    importing_message,
    left_message,
    looking_message,
    taken_back_message,
)
from bot.store import Store, Work


def take_note(store: Store, sent: Sent, at: datetime) -> bool:
    """Keeps that the file came, for the worker; False where it is known. To one that came in a
    direct message it is said at once.
    """
    with store.begin() as work:
        file = work.incoming.arrive(sent.file, at, user=sent.user, channel=sent.channel)
        if file is None:
            return False
        if sent.channel.startswith("D"):
            say(work, file, looking_message(file), at)
        work.commit()
    return True


def want(store: Store, handle: str, by: str, at: datetime) -> bool:
    """Has the file imported by the worker; False where its preview is no longer what waits."""
    return _settle(store, handle, IncomingState.WANTED, by, at)


def leave(store: Store, handle: str, by: str, at: datetime) -> bool:
    """Leaves the file: nothing of it is stored; False where nothing waits any more."""
    return _settle(store, handle, IncomingState.LEFT, by, at)


def waiting_file(store: Store, handle: str) -> Incoming | None:
    """Finds the file that a button is about, as it was when the button was made."""
    number, _, turn = handle.partition(" ")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    file = store.incoming(int(number))
    waits = file is not None and file.state in (IncomingState.SHOWN, IncomingState.ASKED)
    return file if waits and file is not None and turn == str(file.turn) else None


def _settle(store: Store, handle: str, to: IncomingState, by: str, at: datetime) -> bool:
    file = waiting_file(store, handle)
    if file is None or (to is IncomingState.WANTED and file.state is not IncomingState.SHOWN):
        return False
    with store.begin() as work:
        moved = work.incoming.move(file, to, by=by)
        if moved is None:
            return False
        said = importing_message if to is IncomingState.WANTED else left_message
        say(work, moved, said(moved), at)
        work.commit()
    return True


def note_undo(work: Work, number: int, by: str, at: datetime) -> None:
    """Says in the message of the file that its import was taken back."""
    file = work.incoming.of_import(number)
    moved = work.incoming.move(file, IncomingState.TAKEN_BACK) if file is not None else None
    if moved is not None:
        say(work, moved, taken_back_message(moved, by), at)


def say(work: Work, file: Incoming, message: Message, at: datetime) -> None:
    """Answers whoever sent the file: the first time by a message, then in its place."""
    if file.user is None:
        return
    about = OfWords(f"file {file.id}")
    first = work.outbox.id_of(OutboxKind.FILE_ANSWER, about, file.user)
    if first is None:
        work.outbox.enqueue(Outgoing(OutboxKind.FILE_ANSWER, about, file.user, message), at)
        return
    turn = OfWords(f"file {file.id} #{file.turn}")
    kind = OutboxKind.FILE_ANSWER_EDITED
    work.outbox.enqueue(Outgoing(kind, turn, file.user, message, edits=first), at)


def audience_of(plan: Plan, user: str | None) -> Audience:
    """The audience that who sent a file is in a direct message; wide for nobody."""
    person = next((each for each in plan.people if user in each.users), None)
    return person.sees if person is not None else Audience.WIDE


def importers(plan: Plan, kind: PersonKind = PersonKind.PERFORMANCE) -> tuple[str, ...]:
    """The users of the performance team, or of another kind of those who bring files in."""
    return tuple(user for each in plan.people if each.kind is kind for user in each.users)
