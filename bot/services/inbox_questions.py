"""Files of the watched folder that wait for answers: listed, and told once to the performance team.

A file that waits is tried again when a recipe was changed, whoever changed it and however. Whoever
answers in Slack is told what becomes of it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Self

from bot.domain.incoming import Incoming, IncomingState
from bot.domain.message import Message
from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.importing import Asked
from bot.messages.incoming import asked_message, folder_message
from bot.services.incoming import importers, say
from bot.store import Store, Work
from bot.store.incoming import FOLDER

_OPEN = (IncomingState.ASKED, IncomingState.ARRIVED)


@dataclass(frozen=True, slots=True)
class InFolder:
    """A file of the folder, by its name and what it holds."""

    name: str
    sha256: str

    @classmethod
    def at(cls, path: Path) -> Self:
        """Reads what the file at `path` holds. Raises OSError."""
        with path.open("rb") as opened:
            return cls(path.name, file_digest(opened, "sha256").hexdigest())

    @property
    def origin(self) -> str:
        return f"{FOLDER}{self.sha256[:16]} {self.name}"


def keep_questions(store: Store, found: InFolder, asked: Asked, at: datetime, by: str) -> None:
    """Keeps what is asked about the file, and tells the performance team, once for each file."""
    with store.begin(by) as work:
        file = _known(work, found, at)
        for older in work.incoming.waiting_called(found.name):
            if older.id != file.id:
                work.incoming.move(older, IncomingState.LEFT)
        if (file.state, file.questions) != (IncomingState.ASKED, asked.questions):
            file = _asked(work, file, found, asked)
            say(work, file, asked_message(file), at)
        snapshot = work.snapshot()
        for user in importers(snapshot.plan) if snapshot is not None else ():
            message, about = folder_message(file), OfWords(file.origin)
            work.outbox.enqueue(Outgoing(OutboxKind.FILE_WAITS, about, user, message), at)
        work.commit()


def _known(work: Work, found: InFolder, at: datetime) -> Incoming:
    origin = found.origin
    file = work.incoming.of_origin(origin) or work.incoming.arrive(origin, at, name=found.name)
    if file is None:
        raise AssertionError(f"{origin} is neither there nor new")
    return file


def _asked(work: Work, file: Incoming, found: InFolder, asked: Asked) -> Incoming:
    moved = work.incoming.move(
        file,
        IncomingState.ASKED,
        sha256=found.sha256,
        draft=asked.draft.name,
        questions=asked.questions,
        user=file.user if file.state in _OPEN else None,
    )
    if moved is None:
        raise AssertionError(f"{file.origin} moved in a unit of work that is alone")
    return moved


def settle(
    work: Work,
    found: InFolder,
    to: IncomingState,
    at: datetime,
    says: Callable[[Incoming], Message],
) -> None:
    """Says that the file waits no more, to whoever answered; this unit of work may import it."""
    file = work.incoming.of_origin(found.origin)
    if file is None or file.state not in _OPEN:
        return
    moved = work.incoming.move(file, to, import_id=work.imports.added)
    if moved is not None:
        say(work, moved, says(moved), at)


def settle_those_gone(store: Store, names: Collection[str]) -> None:
    """Lets go of those that wait in the list and are none of the files with these `names`."""
    gone = [
        each
        for each in store.waiting_files()
        if each.origin.startswith(FOLDER) and each.name not in names
    ]
    if gone:
        with store.begin() as work:
            for each in gone:
                work.incoming.move(each, IncomingState.LEFT)
            work.commit()
