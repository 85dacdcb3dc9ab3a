"""What people answer to flags, and what planbot adds to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from bot.domain.flag_answer import FlagAnswer, FlagDeed, HoldUntil
from bot.domain.rag import Status
from bot.store.tables import flag_answer
from bot.store.transaction import Transaction

_NEWEST = 2000

_COLUMNS = (
    flag_answer.c.deed,
    flag_answer.c.at,
    flag_answer.c.by,
    flag_answer.c.reason,
    flag_answer.c.until,
    flag_answer.c.day,
    flag_answer.c.role,
    flag_answer.c.period,
    flag_answer.c.gap,
    flag_answer.c.status,
)


class FlagAnswers:
    """The answers of one unit of work: rows that are only ever added."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, flag_id: int, answer: FlagAnswer, user: str | None = None) -> None:
        """Adds one to the flag; `user` is the Slack user who gave it, None for planbot."""
        row = {
            "flag_id": flag_id,
            "deed": answer.deed,
            "at": answer.at,
            "by": answer.by,
            "user": user,
            "reason": answer.reason,
            "until": answer.until,
            "day": answer.day,
            "role": answer.role,
            "period": answer.period,
            "gap": answer.gap,
            "status": answer.status,
        }
        self._transaction.connection.execute(insert(flag_answer), [row])
        self._transaction.shows_a_change()


def load_flag_answers(connection: Connection) -> dict[int, tuple[FlagAnswer, ...]]:
    """The 2,000 newest by the id of their flag, oldest first."""
    newest = select(func.max(flag_answer.c.id)).scalar_subquery()
    rows = connection.execute(
        select(flag_answer.c.flag_id, *_COLUMNS)
        .where(flag_answer.c.id > newest - _NEWEST)
        .order_by(flag_answer.c.id)
    )
    found: dict[int, list[FlagAnswer]] = {}
    for flag_id, *columns in rows:
        found.setdefault(flag_id, []).append(_answer(*columns))
    return {flag_id: tuple(answers) for flag_id, answers in found.items()}


def _answer(deed: str, at: datetime, *more: Any) -> FlagAnswer:
    by, reason, until, day, role, period, gap, status = more
    return FlagAnswer(
        FlagDeed(deed),
        at,
        by,
        reason,
        HoldUntil(until) if until else None,
        day,
        role,
        period,
        gap,
        Status(status) if status else None,
    )
