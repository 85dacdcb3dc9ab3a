"""Flags: what is recorded of an episode off green."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.domain.snapshot import Flag
from bot.store.flag_answers import load_flag_answers
from bot.store.rows import columns_of
from bot.store.tables import flag
from bot.store.transaction import Repository

_CLOSED = 200
_NEWEST = 300

_LARGEST_ID = 2**63 - 1

_COLUMNS = columns_of(flag, Flag)
_STANDING = flag.c.withdrawn_at.is_(None)


class Flags(Repository):
    """The flags of one unit of work. Raises LookupError for a change of a flag that does not
    stand.
    """

    def open(self, indicator: str, opened: str, at: datetime, *, by_edit: bool = False) -> Flag:
        """The flag of the episode that began with the period `opened`: opened now, unless it
        stands already. After a withdrawn one a new flag is opened. `by_edit` is True where the
        indicator is off green only because of an edited target.
        """
        standing = self._standing(indicator, opened)
        if standing is not None:
            return standing
        row = {"indicator": indicator, "opened": opened, "opened_at": at, "by_edit": by_edit}
        added = insert(flag).values(row).returning(flag.c.id)
        flag_id = self._connection.execute(added).scalar_one()
        self._transaction.shows_a_change()
        return Flag(flag_id, indicator, opened, at, by_edit=by_edit)

    def close(self, flag_id: int, closed: str, at: datetime) -> None:
        """Closes it; `closed` is the period that came back to green."""
        self._change(flag_id, closed=closed, closed_at=at, reopened_at=None)

    def reopen(self, flag_id: int, at: datetime, *, by_edit: bool = False) -> None:
        """Reopens it for a return to green that a revision took back. Whoever acknowledged it spoke
        of what has since come back: a relapse is seen anew.
        """
        seen_anew = dict.fromkeys(("acknowledged_by", "acknowledged_user", "acknowledged_at"))
        values = {"closed": None, "closed_at": None, "reopened_at": at, "by_edit": by_edit}
        self._change(flag_id, **values, **seen_anew)

    def move(self, flag_id: int, opened: str) -> None:
        """Changes where it begins, as a revision moved that: the flag, and its alert, stay one."""
        self._change(flag_id, opened=opened)

    def withdraw(self, flag_id: int, at: datetime) -> None:
        """Marks an episode that a revision took back. Snapshots leave it out; the row stays."""
        self._change(flag_id, withdrawn_at=at)

    def acknowledge(self, flag_id: int, by: str, user: str, at: datetime) -> bool:
        """Acknowledges an open flag: True for the first who does, False for everyone after; `by`
        is the title of the role, `user` the Slack user.
        """
        if not 0 < flag_id <= _LARGEST_ID:
            return False
        unseen = (flag.c.acknowledged_at.is_(None), flag.c.closed_at.is_(None), _STANDING)
        seen = {"acknowledged_by": by, "acknowledged_user": user, "acknowledged_at": at}
        statement = update(flag).where(flag.c.id == flag_id, *unseen).values(seen)
        won = self._connection.execute(statement).rowcount == 1
        self._transaction.shows_a_change(won)
        return won

    def _standing(self, indicator: str, opened: str) -> Flag | None:
        found = self._connection.execute(
            select(*_COLUMNS).where(
                flag.c.indicator == indicator, flag.c.opened == opened, _STANDING
            )
        )
        row = found.one_or_none()
        return None if row is None else Flag(*row)

    def _change(self, flag_id: int, **values: object) -> None:
        changed = self._connection.execute(
            update(flag).where(flag.c.id == flag_id, _STANDING).values(**values)
        )
        if changed.rowcount == 0:
            raise LookupError(f"no flag {flag_id} stands")
        self._transaction.shows_a_change()


def load_flags(connection: Connection) -> tuple[Flag, ...]:
    """Loads every open flag and the 200 closed last, in the order they were opened."""
    is_open = connection.execute(select(*_COLUMNS).where(flag.c.closed_at.is_(None), _STANDING))
    is_closed = connection.execute(
        select(*_COLUMNS)
        .where(flag.c.closed_at.is_not(None), _STANDING)
        .order_by(flag.c.closed_at.desc())
        .limit(_CLOSED)
    )
    answers = load_flag_answers(connection)
    flags = [
        replace(each, answers=answers.get(each.id, ()))
        for each in (Flag(*row) for rows in (is_open, is_closed) for row in rows)
    ]
    return tuple(sorted(flags, key=lambda each: (each.opened_at, each.id)))


def load_withdrawn(connection: Connection) -> tuple[Flag, ...]:
    """Loads the withdrawn among the 300 flags opened last, in the order they were."""
    newest = select(func.max(flag.c.id)).scalar_subquery()
    rows = connection.execute(
        select(*_COLUMNS)
        .where(flag.c.id > newest - _NEWEST, flag.c.withdrawn_at.is_not(None))
        .order_by(flag.c.withdrawn_at, flag.c.id)
    )
    return tuple(Flag(*row) for row in rows)
