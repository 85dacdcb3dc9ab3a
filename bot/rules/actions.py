"""Further actions by when they are due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.action import Action, ActionState
from bot.domain.plan import Owner, Recommendation


@dataclass(frozen=True, slots=True)
class DueAction:
    """An open action with a due date, and who answers for it."""

    recommendation: Recommendation
    action: Action
    due: date
    owner: Owner


def overdue(recommendations: Iterable[Recommendation], at: date) -> tuple[DueAction, ...]:
    """Lists the open actions due before `at`, longest overdue first."""
    return tuple(each for each in _dated(recommendations) if each.due < at)


def due_within(
    recommendations: Iterable[Recommendation], at: date, days: int
) -> tuple[DueAction, ...]:
    """Lists the open actions due from `at` on, within `days`, soonest first."""
    last = at + timedelta(days=days)
    return tuple(each for each in _dated(recommendations) if at <= each.due <= last)


def _dated(recommendations: Iterable[Recommendation]) -> list[DueAction]:
    found = [
        DueAction(
            recommendation,
            action,
            action.due,
            recommendation.owner_of(action.owner),
        )
        for recommendation in recommendations
        for action in recommendation.actions
        if action.state is ActionState.OPEN and action.due is not None
    ]
    return sorted(found, key=lambda each: (each.due, each.recommendation.number))
