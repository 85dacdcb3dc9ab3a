"""Ratings: dated judgements, only ever added to."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from bot.domain.plan import Plan
from bot.domain.rag import Rag, Rating
from bot.store.tables import rating
from bot.store.transaction import Repository

_Judgement = tuple[int, date, str]
"""Recommendation, day, role: who judged what, when."""


def save_ratings(
    connection: Connection, plan: Plan, at: datetime, import_id: int
) -> tuple[tuple[int, Rating], ...]:
    """Adds the plan's ratings that say something new, and returns them with their recommendation.

    The same judgement in other words, or with another letter, is added as its next wording;
    what stood before stays. A judgement that was given in Slack is put otherwise by nobody but
    who gave it: what a file makes of it is passed over.
    """
    newest = _newest_wordings(connection)
    added = []
    for number, each in _ratings(plan):
        wording, known = newest.get((number, each.judged, each.by), (0, None))
        if each == known or (known is not None and known.in_slack):
            continue
        _insert(connection, number, each, wording + 1, at, import_id=import_id)
        newest[number, each.judged, each.by] = (wording + 1, each)
        added.append((number, each))
    return tuple(added)


class Ratings(Repository):
    """The ratings that people give in one unit of work, beside those that files bring."""

    def add(self, number: int, given: Rating, at: datetime, user: str) -> None:
        """Adds a rating of recommendation `number` that the Slack user gave at `at`."""
        connection = self._connection
        judgement = (number, given.judged, given.by)
        wording, _ = _newest_wordings(connection).get(judgement, (0, None))
        _insert(connection, number, given, wording + 1, at, user=user)
        self._transaction.shows_a_change()


def void_ratings(connection: Connection, import_id: int) -> frozenset[tuple[int, date]]:
    """The ratings that an import brought are kept, and shown nowhere."""
    voided = connection.execute(
        update(rating)
        .where(rating.c.import_id == import_id)
        .values(void=True)
        .returning(rating.c.recommendation, rating.c.judged)
    )
    return frozenset((number, judged) for number, judged in voided)


def load_ratings(connection: Connection) -> dict[int, tuple[Rating, ...]]:
    """Loads every rating by its recommendation's number, in the order of the day judged, then of
    being recorded. Of a judgement reworded without changing its letter, the last words and the
    first moment.
    """
    found: dict[int, list[Rating]] = defaultdict(list)
    places: dict[_Judgement, int] = {}
    for number, each, _, void in _recorded(connection):
        if void:
            continue
        ratings = found[number]
        place = places.get((number, each.judged, each.by))
        if place is not None and ratings[place].rag == each.rag:
            ratings[place] = replace(each, recorded=ratings[place].recorded)
        else:
            places[number, each.judged, each.by] = len(ratings)
            ratings.append(each)
    return {number: tuple(ratings) for number, ratings in found.items()}


def _insert(  # noqa: PLR0913 - what a row is
    connection: Connection,
    number: int,
    each: Rating,
    wording: int,
    at: datetime,
    *,
    import_id: int | None = None,
    user: str | None = None,
) -> None:
    connection.execute(
        insert(rating).values(
            recommendation=number,
            rag=each.rag,
            judged=each.judged,
            by=each.by,
            reason=each.reason,
            derived=each.derived,
            wording=wording,
            recorded_at=at,
            import_id=import_id,
            user=user,
        )
    )


def _ratings(plan: Plan) -> Iterator[tuple[int, Rating]]:
    for recommendation in plan.recommendations:
        for each in recommendation.ratings:
            yield recommendation.number, each


def _newest_wordings(connection: Connection) -> dict[_Judgement, tuple[int, Rating | None]]:
    newest: dict[_Judgement, tuple[int, Rating | None]] = {}
    for number, each, wording, void in _recorded(connection):
        judgement = (number, each.judged, each.by)
        _, known = newest.get(judgement, (0, None))
        newest[judgement] = (wording, known if void else each)
    return newest


def _recorded(connection: Connection) -> Iterator[tuple[int, Rating, int, bool]]:
    columns = rating.c
    rows = connection.execute(
        select(
            columns.recommendation,
            columns.rag,
            columns.judged,
            columns.by,
            columns.reason,
            columns.derived,
            columns.wording,
            columns.recorded_at,
            columns.void,
            columns.user,
        ).order_by(columns.judged, columns.id)
    )
    for number, rag, judged, by, reason, derived, wording, recorded, void, user in rows:
        given = Rating(Rag(rag), judged, by, reason, derived, recorded, user is not None)
        yield number, given, wording, void
