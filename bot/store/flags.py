"""Flags: what is recorded of an episode off green."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from bot.domain.snapshot import Flag
from bot.store.tables import flag

_CLOSED = 200
_NEWEST = 300

_LARGEST_ID = 2**63 - 1

_COLUMNS = (
    flag.c.id,
    flag.c.indicator,
    flag.c.opened,
    flag.c.opened_at,
    flag.c.closed,
    flag.c.closed_at,
    flag.c.acknowledged_by,
    flag.c.acknowledged_at,
    flag.c.reopened_at,
    flag.c.withdrawn_at,
    flag.c.by_edit,
)
_STANDING = flag.c.withdrawn_at.is_(None)


def open_flag(
    connection: Connection, indicator: str, opened: str, at: datetime, *, by_edit: bool
) -> Flag:
    row = {"indicator": indicator, "opened": opened, "opened_at": at, "by_edit": by_edit}
    flag_id = connection.execute(insert(flag).values(row).returning(flag.c.id)).scalar_one()
    return Flag(flag_id, indicator, opened, at, by_edit=by_edit)


def standing_flag(connection: Connection, indicator: str, opened: str) -> Flag | None:
    """The flag of the episode that began with the period `opened`, unless it was withdrawn."""
    row = connection.execute(
        select(*_COLUMNS).where(flag.c.indicator == indicator, flag.c.opened == opened, _STANDING)
    ).one_or_none()
    return None if row is None else _flag(row)


def close_flag(connection: Connection, flag_id: int, closed: str, at: datetime) -> None:
    _change(connection, flag_id, closed=closed, closed_at=at, reopened_at=None)


def reopen_flag(connection: Connection, flag_id: int, at: datetime, *, by_edit: bool) -> None:
    """Whoever acknowledged it spoke of what has since come back: a relapse is seen anew."""
    seen_anew = dict.fromkeys(("acknowledged_by", "acknowledged_user", "acknowledged_at"))
    values = {"closed": None, "closed_at": None, "reopened_at": at, "by_edit": by_edit}
    _change(connection, flag_id, **values, **seen_anew)


def move_flag(connection: Connection, flag_id: int, opened: str) -> None:
    _change(connection, flag_id, opened=opened)


def withdraw_flag(connection: Connection, flag_id: int, at: datetime) -> None:
    _change(connection, flag_id, withdrawn_at=at)


def acknowledge_flag(
    connection: Connection, flag_id: int, by: str, user: str, at: datetime
) -> bool:
    """True for the first who acknowledges a flag that is open, False for everyone after."""
    if not 0 < flag_id <= _LARGEST_ID:
        return False
    won = connection.execute(
        update(flag)
        .where(
            flag.c.id == flag_id,
            flag.c.acknowledged_at.is_(None),
            flag.c.closed_at.is_(None),
            _STANDING,
        )
        .values(acknowledged_by=by, acknowledged_user=user, acknowledged_at=at)
    )
    return won.rowcount == 1


def load_flags(connection: Connection) -> tuple[Flag, ...]:
    """Every open flag and the 200 closed last, in the order they were opened."""
    is_open = connection.execute(select(*_COLUMNS).where(flag.c.closed_at.is_(None), _STANDING))
    is_closed = connection.execute(
        select(*_COLUMNS)
        .where(flag.c.closed_at.is_not(None), _STANDING)
        .order_by(flag.c.closed_at.desc())
        .limit(_CLOSED)
    )
    flags = [_flag(row) for rows in (is_open, is_closed) for row in rows]
    return tuple(sorted(flags, key=lambda each: (each.opened_at, each.id)))


def load_withdrawn(connection: Connection) -> tuple[Flag, ...]:
    """Of the 300 flags opened last those that were withdrawn, in the order they were."""
    newest = select(func.max(flag.c.id)).scalar_subquery()
    rows = connection.execute(
        select(*_COLUMNS)
        .where(flag.c.id > newest - _NEWEST, flag.c.withdrawn_at.is_not(None))
        .order_by(flag.c.withdrawn_at, flag.c.id)
    )
    return tuple(_flag(row) for row in rows)


def _change(connection: Connection, flag_id: int, **values: object) -> None:
    changed = connection.execute(
        update(flag).where(flag.c.id == flag_id, _STANDING).values(**values)
    )
    if changed.rowcount == 0:
        raise LookupError(f"no flag {flag_id} stands")


def _flag(row: Row[*tuple[Any, ...]]) -> Flag:
    return Flag(*row)
