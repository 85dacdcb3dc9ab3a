"""Files on their way in: each once, and each step of each once."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from bot.domain.incoming import Incoming, IncomingState
from bot.domain.recipe import Question
from bot.store.rows import read
from bot.store.tables import incoming
from bot.store.transaction import Repository
from bot.store.upsert import insert_unless_there

FOLDER = "folder: "
"""What the origin of a file in the watched folder begins with: Slack's ids hold no colon."""
_WORK = (IncomingState.ARRIVED, IncomingState.WANTED)
_WAITING = (IncomingState.SHOWN, IncomingState.ASKED)


class IncomingFiles(Repository):
    """The files on their way in, in one unit of work."""

    def arrive(self, origin: str, at: datetime, **known: str | None) -> Incoming | None:
        """Adds a file: None where it is there already. `known` are its user, channel and name."""
        row = {"state": IncomingState.ARRIVED, "turn": 0, "attempts": 0, "came_at": at, **known}
        connection = self._connection
        if not insert_unless_there(connection, incoming, {"origin": origin, **row}, "origin"):
            return None
        return self.of_origin(origin)

    def move(self, file: Incoming, to: IncomingState, **values: Any) -> Incoming | None:
        """Brings the file one step on: None where somebody else was faster."""
        columns = incoming.c
        if "questions" in values:
            values["questions"] = json.dumps([asdict(each) for each in values["questions"]])
        moved = self._connection.execute(
            update(incoming)
            .where(columns.id == file.id, columns.state == file.state, columns.turn == file.turn)
            .values(state=to, turn=file.turn + 1, not_before=None, attempts=0, **values)
        )
        return self.of_origin(file.origin) if moved.rowcount == 1 else None

    def wait(self, file: Incoming, until: datetime) -> None:
        """Leaves the file alone until then: it could not be fetched."""
        columns = incoming.c
        self._connection.execute(
            update(incoming)
            .where(columns.id == file.id, columns.turn == file.turn)
            .values(not_before=until, attempts=columns.attempts + 1)
        )

    def of_origin(self, origin: str) -> Incoming | None:
        """Finds the file that came from there."""
        return _one(self._connection, incoming.c.origin == origin)

    def waiting_called(self, name: str) -> tuple[Incoming, ...]:
        """Finds the files of the watched folder of that name that wait for answers."""
        columns = incoming.c
        query = select(incoming).where(
            columns.origin.like(f"{FOLDER}%"),
            columns.name == name,
            columns.state == IncomingState.ASKED,
        )
        return tuple(map(_read, self._connection.execute(query)))

    def of_import(self, number: int) -> Incoming | None:
        """Finds the file that became the import of that number."""
        return _one(self._connection, incoming.c.import_id == number)


def load_file(connection: Connection, number: int) -> Incoming | None:
    """Loads the file of that id."""
    return _one(connection, incoming.c.id == number)


def load_waiting(connection: Connection) -> tuple[Incoming, ...]:
    """Loads what waits for a person, the oldest first."""
    query = select(incoming).where(incoming.c.state.in_(_WAITING)).order_by(incoming.c.id)
    return tuple(map(_read, connection.execute(query)))


def next_file(connection: Connection, now: datetime) -> Incoming | None:
    """Finds the oldest file that the worker can do something about now."""
    columns = incoming.c
    query = (
        select(incoming)
        .where(
            columns.origin.not_like(f"{FOLDER}%"),
            columns.state.in_(_WORK),
            or_(columns.not_before.is_(None), columns.not_before <= now),
        )
        .order_by(columns.id)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else _read(row)


def _one(connection: Connection, which: Any) -> Incoming | None:
    row = connection.execute(select(incoming).where(which)).one_or_none()
    return None if row is None else _read(row)


def _read(row: Row[Any]) -> Incoming:
    questions = _questions(json.loads(row.questions or "[]"))
    return read(Incoming, row, questions=questions, number=row.import_id)


def _questions(stored: Sequence[dict[str, Any]]) -> tuple[Question, ...]:
    return tuple(Question(each["about"], each["text"], tuple(each["choices"])) for each in stored)
