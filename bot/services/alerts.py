"""Alerts: to whom an indicator that left green is told, and how the alert follows its flag."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.message import Message
from bot.domain.outbox import OfFlag, OutboxKind, Outgoing
from bot.domain.people import PersonKind
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag
from bot.messages.alert import AlertFacts
from bot.rules.assessment import Assessment
from bot.rules.comparable import comparable, known_by
from bot.rules.episode import Episode
from bot.rules.movement import History
from bot.store import Work


def told_to(plan: Plan) -> tuple[str, ...]:
    """The Slack users who are told at once: whoever holds the Assistant Director's role."""
    return plan.users_of(PersonKind.ASSISTANT_DIRECTOR)


def alert_facts(
    assessment: Assessment, history: History, episode: Episode, flag: Flag
) -> AlertFacts:
    """Finds what an alert about `episode` speaks of."""
    indicator = history.indicator
    recommendation = assessment.plan.recommendation(indicator.recommendation)
    if recommendation is None:
        raise AssertionError(f"{indicator.ref} has no recommendation")
    every = known_by(assessment.snapshot.outturns.get(indicator.ref, ()), assessment.at)
    others = (each for each in reversed(every) if not comparable(indicator, (each,)))
    return AlertFacts(
        plan=assessment.plan,
        recommendation=recommendation,
        histories=assessment.histories_of(recommendation),
        episode=episode,
        flag=flag,
        other_figures=tuple(others),
    )


def alerts_of(work: Work, plan: Plan, flag: Flag) -> dict[str, int]:
    """The flag's alerts by user, of those whom the plan still knows."""
    known = {user for person in plan.people for user in person.users}
    told = work.outbox.told_of_flag(OutboxKind.LEFT_GREEN, flag.id)
    return {user: alert for user, alert in told.items() if user in known}


def edit_alert(
    work: Work, plan: Plan, flag: Flag, reworded: Callable[[Message], Message], at: datetime
) -> None:
    """Queues what `reworded` makes of the flag's alert, where that says something else.

    Whoever has the alert gets it, though somebody else may hold the role by now: what stands in
    front of them would be false. Who has left the plan gets no more figures.
    """
    for user, alert in alerts_of(work, plan, flag).items():
        latest = work.outbox.latest_of_flag(flag.id, user)
        if latest is None or (message := reworded(latest.message)) == latest.message:
            continue
        about = OfFlag(flag.indicator, flag.id, f"after {latest.id}")
        edit = Outgoing(OutboxKind.EDITED, about, user, message, edits=alert)
        work.outbox.enqueue(edit, at)
