"""The plan: one edited document, with the ratings and benchmarks it ever brought merged back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Final

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, delete, insert, or_, select

from bot.domain.indicator import Indicator
from bot.domain.plan import Plan, Recommendation
from bot.domain.plan_as_file import as_a_file
from bot.domain.rag import Rating
from bot.rules.action_changes import with_changes
from bot.rules.action_numbers import with_ids
from bot.store.actions import load_action_changes, load_texts, number_actions
from bot.store.benchmarks import load_benchmarks, save_benchmarks
from bot.store.errors import StoreUnavailable
from bot.store.imports import Arrival, add_import
from bot.store.ratings import load_ratings, save_ratings
from bot.store.records import PlanChange
from bot.store.tables import benchmark, import_run, plan_version
from bot.store.transaction import Repository, Transaction

# When and how a rating was taken in, and what was said of an action, is in rows of their own: a
# plan file knows nothing of them.
_BESIDE: Final = {
    "recommendations": {
        "__all__": {
            "ratings": {"__all__": {"recorded", "in_slack"}},
            "actions": {"__all__": {"said"}},
        }
    }
}


@cache
def _document() -> TypeAdapter[Plan]:
    # Built when first needed: it costs more than everything else here.
    return TypeAdapter(Plan)


class Plans(Repository):
    """The plan in one unit of work."""

    def save(self, plan: Plan, arrival: Arrival) -> PlanChange:
        """Puts `plan` in force: the one that is in force already changes nothing. Ratings are only
        added to; benchmarks take the newest word.
        """
        connection = self._connection
        document = _document().dump_json(plan, exclude=_BESIDE).decode()
        if document == _newest_document(connection) or _is_in_force(connection, plan):
            return PlanChange(changed=False)
        import_id = add_import(
            self._transaction,
            "plan",
            arrival,
            rows=len(plan.recommendations),
            new=1,
            revised=0,
            latest=plan.as_of,
        )
        _put(self._transaction, document, plan, arrival, import_id)
        added = save_ratings(connection, plan, arrival.at, import_id)
        renumbered = tuple(each for each in number_actions(connection, plan) if each.before)
        return PlanChange(changed=True, new_ratings=added, near_actions=renumbered)


def put_plan(
    transaction: Transaction, version: int, arrival: Arrival, import_id: int | None
) -> None:
    """Puts the plan of that version in force again, without the ratings it brought."""
    document = transaction.connection.execute(
        select(plan_version.c.document).where(plan_version.c.id == version)
    ).scalar_one()
    _put(transaction, document, _read(document), arrival, import_id)


def replay_benchmarks(connection: Connection, versions: Sequence[int]) -> None:
    """Keeps the benchmarks that the plans of these versions brought, one after the other, and no
    others; plans that were taken back brought none.
    """
    taken_back = select(import_run.c.undoes).where(import_run.c.undoes.is_not(None))
    columns = plan_version.c
    documents = connection.execute(
        select(columns.document)
        .where(columns.id.in_(versions))
        .where(or_(columns.import_id.is_(None), columns.import_id.not_in(taken_back)))
        .order_by(columns.id)
    ).scalars()
    plans = [_read(each) for each in documents]
    connection.execute(delete(benchmark))
    for plan in plans:
        save_benchmarks(connection, plan.indicators)


def _put(
    transaction: Transaction, document: str, plan: Plan, arrival: Arrival, import_id: int | None
) -> None:
    transaction.connection.execute(
        insert(plan_version).values(
            sha256=arrival.sha256,
            file=arrival.file,
            imported_at=arrival.at,
            as_of=plan.as_of,
            document=document,
            by=transaction.by,
            import_id=import_id,
        )
    )
    save_benchmarks(transaction.connection, plan.indicators)


def _is_in_force(connection: Connection, plan: Plan) -> bool:
    """True of the plan as it is exported: the one in force, with what was said beside it. False
    where the stored one cannot be read: importing another mends that.
    """
    try:
        known = load_plan(connection)
    except StoreUnavailable:
        return False
    return known is not None and _as_a_file(known) == _as_a_file(plan)


def _as_a_file(plan: Plan) -> bytes:
    """Exact: of two spellings of a number, 22 and 22.0, people are shown another."""
    return _document().dump_json(as_a_file(plan), exclude=_BESIDE)


def load_plan(connection: Connection, by: datetime | None = None) -> Plan | None:
    """The plan in force, each recommendation with every rating ever recorded for it (oldest
    first), each indicator with the benchmarks kept for it. With `by` it is the plan that was in
    force at that moment; the first of all where there was none yet. Raises StoreUnavailable where
    the stored document is not one that this version of planbot can read.
    """
    columns = plan_version.c
    versions = select(columns.document, columns.imported_at).limit(1)
    newest = versions.order_by(columns.id.desc())
    if by is not None:
        newest = newest.where(columns.imported_at < by)
    row = connection.execute(newest).one_or_none()
    if row is None and by is not None:
        row = connection.execute(versions.order_by(columns.id)).one_or_none()
    if row is None:
        return None
    plan = _read(row.document)
    ratings, texts = load_ratings(connection), load_texts(connection)
    changes = load_action_changes(connection)
    merged = (
        _merged(connection, each, ratings.get(each.number, ())) for each in plan.recommendations
    )
    return replace(
        plan,
        recommendations=tuple(
            with_changes(with_ids(each, texts), changes, row.imported_at) for each in merged
        ),
    )


def plan_in_force(connection: Connection, at: datetime) -> Plan | None:
    """The plan that was in force at `at`, as its document says it; None before the first."""
    document = connection.execute(
        select(plan_version.c.document)
        .where(plan_version.c.imported_at <= at)
        .order_by(plan_version.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return None if document is None else _read(document)


def _read(document: str) -> Plan:
    try:
        return _document().validate_json(document)
    except ValidationError as error:
        raise StoreUnavailable(
            "The stored plan was written by another version of planbot. Import the plan file "
            "again: `planbot import plan.yaml`."
        ) from error


def _newest_document(connection: Connection) -> str | None:
    return connection.execute(
        select(plan_version.c.document).order_by(plan_version.c.id.desc()).limit(1)
    ).scalar_one_or_none()


def _merged(
    connection: Connection, recommendation: Recommendation, ratings: tuple[Rating, ...]
) -> Recommendation:
    return replace(
        recommendation,
        ratings=ratings,
        indicators=tuple(_with_benchmarks(connection, each) for each in recommendation.indicators),
    )


def _with_benchmarks(connection: Connection, indicator: Indicator) -> Indicator:
    if not indicator.benchmarks:
        return indicator
    return replace(indicator, benchmarks=load_benchmarks(connection, indicator))
