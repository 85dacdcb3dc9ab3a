"""What meetings decided, and that they ended."""

from sqlalchemy import ColumnElement, Connection, insert, select

from bot.domain.decision import Decision, MeetingEnd, MeetingKind
from bot.store.tables import decision, meeting_end
from bot.store.transaction import Transaction
from bot.store.upsert import insert_unless_there

_NEWEST = 500


class Meetings:
    """The decisions and meetings of one unit of work."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def decide(self, said: Decision, user: str, origin: str) -> bool:
        """Keeps a decision; False where one from the same `origin`, a message or a form, is kept
        already. Its id is given by the store.
        """
        row = {
            "at": said.at,
            "channel": said.channel,
            "text": said.text,
            "recommendation": said.recommendation,
            "by": said.by,
            "user": user,
            "origin": origin,
        }
        new = insert_unless_there(self._transaction.connection, decision, row, "origin")
        self._transaction.shows_a_change(new)
        return new

    def kept_from(self, origin: str) -> Decision | None:
        """Finds the decision that was kept from that message or form."""
        rows = _decisions(self._transaction.connection, decision.c.origin == origin)
        return rows[0] if rows else None

    def end(self, ended: MeetingEnd, user: str) -> bool:
        """Marks a meeting as ended; False where it was ended already."""
        known = self._transaction.connection.execute(
            select(meeting_end.c.id).where(
                meeting_end.c.kind == ended.kind,
                meeting_end.c.day == ended.day,
                meeting_end.c.channel == ended.channel,
            )
        )
        if known.first() is not None:
            return False
        row = {
            "kind": ended.kind,
            "day": ended.day,
            "channel": ended.channel,
            "at": ended.at,
            "by": ended.by,
            "user": user,
        }
        self._transaction.connection.execute(insert(meeting_end), [row])
        self._transaction.shows_a_change()
        return True


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """The 500 newest, oldest first."""
    return tuple(reversed(_decisions(connection)))


def load_meeting_ends(connection: Connection) -> tuple[MeetingEnd, ...]:
    """The 500 newest, oldest first."""
    columns = meeting_end.c
    rows = connection.execute(
        select(columns.kind, columns.day, columns.channel, columns.at, columns.by)
        .order_by(columns.id.desc())
        .limit(_NEWEST)
    ).all()
    return tuple(
        MeetingEnd(MeetingKind(kind), day, channel, at, by)
        for kind, day, channel, at, by in reversed(rows)
    )


def _decisions(connection: Connection, *which: ColumnElement[bool]) -> list[Decision]:
    columns = decision.c
    rows = connection.execute(
        select(
            columns.id,
            columns.at,
            columns.channel,
            columns.text,
            columns.by,
            columns.recommendation,
        )
        .where(*which)
        .order_by(columns.id.desc())
        .limit(_NEWEST)
    )
    return [Decision(*row) for row in rows]
