"""Further actions: by which numbers they go, and what people say of them. Only ever added to."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from bot.domain.action import ActionChange, ActionDeed
from bot.domain.plan import Plan
from bot.rules.action_numbers import Clash, Numbered, Texts, clashes, numbered
from bot.store.rows import columns_of, values_of
from bot.store.tables import action_change, action_text
from bot.store.transaction import Repository


class Actions(Repository):
    """What people say of actions in one unit of work."""

    def add(self, change: ActionChange, user: str) -> None:
        """Adds what somebody said; `user` is the Slack user."""
        row = {"user": user, **values_of(change, action_change)}
        self._connection.execute(insert(action_change), [row])
        self._transaction.shows_a_change()

    def clashing(self, plan: Plan) -> tuple[Clash, ...]:
        """The ids that `plan` gives to an action while another goes by them."""
        connection, columns = self._connection, action_change.c
        added = connection.execute(
            select(columns.action, columns.recommendation, columns.text)
            .where(columns.deed == ActionDeed.ADDED)
            .order_by(columns.id)
        )
        by_id = {name: (recommendation, text) for name, recommendation, text in added}
        return tuple(clashes(plan, load_texts(connection), by_id))

    def free_number(self) -> int:
        """The number of the next action that is added; it is kept for no words."""
        connection = self._connection
        used = connection.execute(select(func.max(action_text.c.number))).scalar_one() or 0
        added = connection.execute(
            select(action_change.c.action).where(action_change.c.deed == ActionDeed.ADDED)
        ).scalars()
        return max([used, *(int(each[1:]) for each in added if each[1:].isdecimal())]) + 1


def number_actions(connection: Connection, plan: Plan) -> tuple[Numbered, ...]:
    """Keeps a number for each action of `plan` that has none; those that are new."""
    taken = connection.execute(select(action_change.c.action).distinct()).scalars().all()
    found = numbered(plan, load_texts(connection), taken)
    rows = [
        {"number": each.number, "recommendation": each.recommendation, "text": each.text}
        for each in found
    ]
    if rows:
        connection.execute(insert(action_text), rows)
    return found


def load_texts(connection: Connection) -> Texts:
    """Loads the number of each action by its recommendation's and its words."""
    columns = action_text.c
    rows = connection.execute(select(columns.recommendation, columns.text, columns.number))
    return {(recommendation, text): number for recommendation, text, number in rows}


def load_action_changes(connection: Connection) -> Sequence[ActionChange]:
    """Loads everything that was said of actions, oldest first."""
    columns = columns_of(action_change, ActionChange)
    rows = connection.execute(select(*columns).order_by(action_change.c.id))
    return [ActionChange(*row) for row in rows]
