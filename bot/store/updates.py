"""What lead officers say for a meeting, who is asked, and who is away."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.domain.update import Absence, Ask, FigureNote, Going, Update
from bot.store.rows import columns_of, values_of
from bot.store.tables import absence, lead_update, update_ask
from bot.store.transaction import Repository

_NEWEST = 1000


class Updates(Repository):
    """What is said and asked in one unit of work."""

    def add(self, said: Update, user: str) -> None:
        """Adds a version of an update; the store gives its id. `user` is the Slack user."""
        row = {
            "recommendation": said.recommendation,
            "meeting": said.meeting,
            "at": said.at,
            "by": said.by,
            "user": user,
            "said": json.dumps(_said(said), ensure_ascii=False),
        }
        self._connection.execute(insert(lead_update), [row])
        self._transaction.shows_a_change()

    def ask(self, asks: Iterable[Ask]) -> None:
        """Writes down who is asked about what."""
        rows = [values_of(each, update_ask) for each in asks]
        if rows:
            self._connection.execute(insert(update_ask), rows)
            self._transaction.shows_a_change()

    def ask_instead(self, meeting: date, recommendations: Iterable[int], role: str) -> None:
        """Writes down that another role is asked by now."""
        columns = update_ask.c
        self._connection.execute(
            update(update_ask)
            .where(columns.meeting == meeting, columns.recommendation.in_(recommendations))
            .values(role=role)
        )
        self._transaction.shows_a_change()

    def away(self, away: Absence, user: str) -> None:
        """Writes down that a role is away, or by a day that is over that it is back."""
        row = {"user": user, **values_of(away, absence)}
        self._connection.execute(insert(absence), [row])
        self._transaction.shows_a_change()


def load_updates(connection: Connection) -> tuple[Update, ...]:
    """Loads the 1,000 newest versions, oldest first."""
    columns = lead_update.c
    rows = connection.execute(
        select(
            columns.id,
            columns.recommendation,
            columns.meeting,
            columns.at,
            columns.by,
            columns.said,
        )
        .order_by(columns.id.desc())
        .limit(_NEWEST)
    ).all()
    return tuple(_update(*row) for row in reversed(rows))


def load_asks(connection: Connection) -> tuple[Ask, ...]:
    """Loads the 1,000 newest, oldest first."""
    rows = connection.execute(
        select(*columns_of(update_ask, Ask)).order_by(update_ask.c.id.desc()).limit(_NEWEST)
    ).all()
    return tuple(Ask(*row) for row in reversed(rows))


def load_absences(connection: Connection) -> tuple[Absence, ...]:
    """Loads the 1,000 newest, oldest first."""
    rows = connection.execute(
        select(*columns_of(absence, Absence)).order_by(absence.c.id.desc()).limit(_NEWEST)
    ).all()
    return tuple(Absence(*row) for row in reversed(rows))


def _said(given: Update) -> dict[str, Any]:
    return {
        "going": given.going,
        "why": given.why,
        "done": given.done,
        "next": given.next,
        "next_by": given.next_by.isoformat() if given.next_by else None,
        "notes": [[each.indicator, each.note, each.back_by] for each in given.notes],
    }


def _update(  # noqa: PLR0913, PLR0917 - what a row is
    number: int, recommendation: int, meeting: date, at: datetime, by: str, document: str
) -> Update:
    said = json.loads(document)
    return Update(
        number,
        recommendation,
        meeting,
        at,
        by,
        Going(said["going"]) if said["going"] else None,
        said["why"],
        said["done"],
        said["next"],
        date.fromisoformat(said["next_by"]) if said["next_by"] else None,
        tuple(FigureNote(*each) for each in said["notes"]),
    )
