"""What is deleted because it is old: entries of the audit, and the words of messages."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, insert, or_, select, update

from bot.domain.outbox import OutboxState
from bot.domain.retention import Retention
from bot.store.rows import columns_of, values_of
from bot.store.tables import audit, flag, outbox, retention
from bot.store.transaction import Repository

MOST = 1000
"""Rows of each that one unit of work deletes: it holds all others up for as long."""
_ONLY = 1


class Deletions(Repository):
    """What one unit of work deletes. A message's row stays, with all that tells that it was sent,
    where and when: only its words go.
    """

    def known(self) -> Retention | None:
        """Loads what was deleted so far; None where planbot never looked."""
        return load_retention(self._connection)

    def delete(self, before: datetime) -> tuple[int, int]:
        """Drops at most 1,000 entries and the words of as many messages from before `before`;
        how many of each went.
        """
        connection, of = self._connection, audit.c
        old = select(of.id).where(of.at < before).order_by(of.id).limit(MOST)
        entries = connection.execute(delete(audit).where(of.id.in_(old))).rowcount
        columns = outbox.c
        spoken = (
            select(columns.id)
            .where(columns.plain != "", _is_over(before), ~_may_be_edited(before))
            .order_by(columns.id)
            .limit(MOST)
        )
        silenced = update(outbox).where(columns.id.in_(spoken))
        messages = connection.execute(silenced.values(text="", blocks="[]", plain="")).rowcount
        return entries, messages

    def keep(self, found: Retention) -> None:
        """Puts `found` in the place of what was known."""
        values = values_of(found, retention)
        connection = self._connection
        changed = connection.execute(update(retention).values(values))
        if changed.rowcount == 0:
            connection.execute(insert(retention).values(id=_ONLY, **values))


def load_retention(connection: Connection) -> Retention | None:
    """Loads what was deleted so far; None where planbot never looked."""
    row = connection.execute(select(*columns_of(retention, Retention))).one_or_none()
    return None if row is None else Retention(*row)


def _is_over(before: datetime) -> ColumnElement[bool]:
    columns = outbox.c
    return or_(
        and_(columns.state == OutboxState.SENT, columns.sent_at < before),
        and_(columns.state == OutboxState.DEAD, columns.created_at < before),
    )


def _may_be_edited(before: datetime) -> ColumnElement[bool]:
    """The alert of a flag that stands open, or came to its end lately, is made anew from what it
    said last.
    """
    of = flag.c
    ended = or_(
        of.closed_at < before,
        and_(of.withdrawn_at.is_not(None), of.withdrawn_at < before),
    )
    return exists(select(of.id).where(of.id == outbox.c.flag_id, ended.is_not(True)))
