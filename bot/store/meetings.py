"""What meetings decided, and that they ended."""

from sqlalchemy import ColumnElement, Connection, select

from bot.domain.decision import Decision, MeetingEnd
from bot.store.rows import columns_of, values_of
from bot.store.tables import decision, meeting_end
from bot.store.transaction import Repository
from bot.store.upsert import insert_unless_there

_NEWEST = 500


class Meetings(Repository):
    """The decisions and meetings of one unit of work."""

    def decide(self, said: Decision, user: str, origin: str) -> bool:
        """Keeps a decision; False where one from the same `origin`, a message or a form, is kept
        already. Its id is given by the store.
        """
        row = {"user": user, "origin": origin, **values_of(said, decision)}
        new = insert_unless_there(self._connection, decision, row, "origin")
        self._transaction.shows_a_change(new)
        return new

    def kept_from(self, origin: str) -> Decision | None:
        """Finds the decision that was kept from that message or form."""
        rows = _decisions(self._connection, decision.c.origin == origin)
        return rows[0] if rows else None

    def end(self, ended: MeetingEnd, user: str) -> bool:
        """Marks a meeting as ended; False where it was ended already."""
        row = {"user": user, **values_of(ended, meeting_end)}
        connection = self._connection
        if not insert_unless_there(connection, meeting_end, row, "kind", "day", "channel"):
            return False
        self._transaction.shows_a_change()
        return True


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """The 500 newest, oldest first."""
    return tuple(reversed(_decisions(connection)))


def load_meeting_ends(connection: Connection) -> tuple[MeetingEnd, ...]:
    """The 500 newest, oldest first."""
    rows = connection.execute(
        select(*columns_of(meeting_end, MeetingEnd))
        .order_by(meeting_end.c.id.desc())
        .limit(_NEWEST)
    ).all()
    return tuple(MeetingEnd(*row) for row in reversed(rows))


def _decisions(connection: Connection, *which: ColumnElement[bool]) -> list[Decision]:
    rows = connection.execute(
        select(*columns_of(decision, Decision))
        .where(*which)
        .order_by(decision.c.id.desc())
        .limit(_NEWEST)
    )
    return [Decision(*row) for row in rows]
