"""Files of the watched folder that wait for answers: listed, and told once to the performance team.

A file that waits is tried again when a recipe was changed, whoever changed it and however.
"""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot.domain.incoming import Incoming, IncomingState
from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.importing import Asked
from bot.messages.incoming import folder_message
from bot.services.incoming import importers
from bot.store import Store, Work

_ORIGIN = "folder: "
_OPEN = (IncomingState.ASKED, IncomingState.ARRIVED)


def keep_questions(store: Store, path: Path, asked: Asked, at: datetime, by: str) -> None:
    """Keeps what is asked about the file, and tells the performance team, once for each file."""
    digest = sha256(path.read_bytes()).hexdigest()
    with store.begin(by) as work:
        file = _known(work, path.name, at)
        same = (file.state, file.sha256, file.questions) == (
            IncomingState.ASKED,
            digest,
            asked.questions,
        )
        if not same:
            file = _asked(work, file, asked, digest)
        snapshot = work.snapshot()
        about = OfWords(f"{file.origin} {digest}")
        for user in importers(snapshot.plan) if snapshot is not None else ():
            message = folder_message(file)
            work.outbox.enqueue(Outgoing(OutboxKind.FILE_WAITS, about, user, message), at)
        work.commit()


def _known(work: Work, name: str, at: datetime) -> Incoming:
    origin = f"{_ORIGIN}{name}"
    file = work.incoming.of_origin(origin) or work.incoming.arrive(origin, at, name=name)
    if file is None:
        raise AssertionError(f"{origin} is neither there nor new")
    return file


def _asked(work: Work, file: Incoming, asked: Asked, digest: str) -> Incoming:
    moved = work.incoming.move(
        file,
        IncomingState.ASKED,
        sha256=digest,
        draft=asked.draft.name,
        questions=asked.questions,
    )
    if moved is None:
        raise AssertionError(f"{file.origin} moved in a unit of work that is alone")
    return moved


def settle(work: Work, name: str, to: IncomingState, number: int | None = None) -> None:
    """Says that the file of that name waits no more: `number` is that of the import it became."""
    file = work.incoming.of_origin(f"{_ORIGIN}{name}")
    if file is not None and file.state in _OPEN:
        work.incoming.move(file, to, import_id=number)


def settle_those_gone(store: Store, names: Collection[str]) -> None:
    """Lets go of those that wait in the list and are none of the files with these `names`."""
    waiting = [
        each.origin.removeprefix(_ORIGIN)
        for each in store.waiting_files()
        if each.origin.startswith(_ORIGIN)
    ]
    gone = [name for name in waiting if name not in names]
    if gone:
        with store.begin() as work:
            for name in gone:
                settle(work, name, IncomingState.LEFT)
            work.commit()
