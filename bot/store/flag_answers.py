"""What people answer to flags, and what planbot adds to it."""

from sqlalchemy import Connection, func, insert, select

from bot.domain.flag_answer import FlagAnswer
from bot.store.rows import columns_of, values_of
from bot.store.tables import flag_answer
from bot.store.transaction import Repository

_NEWEST = 2000


class FlagAnswers(Repository):
    """The answers of one unit of work: rows that are only ever added."""

    def add(self, flag_id: int, answer: FlagAnswer, user: str | None = None) -> None:
        """Adds one to the flag; `user` is the Slack user who gave it, None for planbot."""
        row = {"flag_id": flag_id, "user": user, **values_of(answer, flag_answer)}
        self._connection.execute(insert(flag_answer), [row])
        self._transaction.shows_a_change()


def load_flag_answers(connection: Connection) -> dict[int, tuple[FlagAnswer, ...]]:
    """The 2,000 newest by the id of their flag, oldest first."""
    newest = select(func.max(flag_answer.c.id)).scalar_subquery()
    rows = connection.execute(
        select(flag_answer.c.flag_id, *columns_of(flag_answer, FlagAnswer))
        .where(flag_answer.c.id > newest - _NEWEST)
        .order_by(flag_answer.c.id)
    )
    found: dict[int, list[FlagAnswer]] = {}
    for flag_id, *columns in rows:
        found.setdefault(flag_id, []).append(FlagAnswer(*columns))
    return {flag_id: tuple(answers) for flag_id, answers in found.items()}
