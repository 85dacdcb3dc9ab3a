"""Flags follow the figures: what left green is flagged and told once, what came back is closed.

1. The open and closed episodes are read off the figures as they stand now.
2. An open episode without a flag gets one, and the Assistant Director an alert.
3. Where a revision moved the start of an open episode, its flag moves with it: no new alert.
4. An episode that came back to green closes its flag; a revision that takes the recovery back
   opens it again; a flag whose episode is gone is withdrawn. Each is told once, in the thread.
"""

from datetime import datetime

from bot.domain.people import PersonKind
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag
from bot.messages.alert import (
    AlertFacts,
    came_back_message,
    corrected_message,
    left_green_message,
)
from bot.messages.message import Message
from bot.rules.assessment import Assessment, assess, known_by
from bot.rules.movement import Episode, History
from bot.rules.status import comparable
from bot.store import Writing

LEFT_GREEN = "left-green"
CAME_BACK = "came-back"
CORRECTED = "corrected"


def settle_flags(writing: Writing, at: datetime) -> int:
    """Bring flags and alerts in line with the figures that `writing` holds; how many alerts."""
    snapshot = writing.snapshot()
    if snapshot is None:
        return 0
    assessment = assess(snapshot, london_day(at))
    told = 0
    for history in assessment.histories.values():
        standing = {f.opened: f for f in snapshot.flags if f.indicator == history.indicator.ref}
        told += _settle(writing, assessment, history, standing, at)
    return told


def alert_facts(
    assessment: Assessment, history: History, episode: Episode, flag: Flag
) -> AlertFacts:
    """What an alert about `episode` speaks of."""
    indicator = history.indicator
    recommendation = assessment.plan.recommendation(indicator.recommendation)
    if recommendation is None:
        raise AssertionError(f"{indicator.ref} has no recommendation")
    every = known_by(assessment.snapshot.outturns.get(indicator.ref, ()), assessment.at)
    own = comparable(indicator, every)
    return AlertFacts(
        plan=assessment.plan,
        recommendation=recommendation,
        histories=assessment.histories_of(recommendation),
        episode=episode,
        flag=flag,
        other_figures=tuple(each for each in reversed(every) if each not in own),
    )


def told_to(plan: Plan) -> tuple[str, ...]:
    """The Slack users who are told at once: whoever holds the Assistant Director's role."""
    return tuple(
        user
        for person in plan.people
        if person.kind is PersonKind.ASSISTANT_DIRECTOR
        for user in person.users
    )


def _settle(
    writing: Writing,
    assessment: Assessment,
    history: History,
    standing: dict[str, Flag],
    at: datetime,
) -> int:
    unmatched = {code: flag for code, flag in standing.items() if flag.closed is None}
    told = 0
    for episode in history.episodes:
        flag = standing.get(episode.opened)
        unmatched.pop(episode.opened, None)
        if episode.closed is not None:
            if flag is not None and flag.closed is None:
                _close(writing, assessment.plan, episode, flag, at)
        elif flag is None:
            told += _open(writing, assessment, history, episode, unmatched, at)
        elif flag.closed is not None:
            writing.reopen_flag(flag.id)
    for flag in unmatched.values():
        _withdraw(writing, assessment.plan, history, flag, at)
    return told


def _open(  # noqa: PLR0913 - an episode, where it stands, and the flags it may take over
    writing: Writing,
    assessment: Assessment,
    history: History,
    episode: Episode,
    unmatched: dict[str, Flag],
    at: datetime,
) -> int:
    if unmatched:
        _, moved = unmatched.popitem()
        writing.move_flag(moved.id, episode.opened)
        return 0
    flag = writing.open_flag(history.indicator.ref, episode.opened, at)
    message = left_green_message(alert_facts(assessment, history, episode, flag))
    return sum(
        writing.enqueue(LEFT_GREEN, _key(flag), user, message, at, flag_id=flag.id)
        for user in told_to(assessment.plan)
    )


def _close(writing: Writing, plan: Plan, episode: Episode, flag: Flag, at: datetime) -> None:
    if episode.closed is None:
        raise AssertionError("the episode is still open")
    closed = episode.closed.outturn.period.code
    writing.close_flag(flag.id, closed, at)
    _reply(writing, plan, CAME_BACK, flag, came_back_message(episode), at)


def _withdraw(writing: Writing, plan: Plan, history: History, flag: Flag, at: datetime) -> None:
    writing.withdraw_flag(flag.id, at)
    message = corrected_message(history.indicator.title, flag.opened)
    _reply(writing, plan, CORRECTED, flag, message, at)


def _reply(  # noqa: PLR0913 - a reply is a message and the flag it belongs to
    writing: Writing, plan: Plan, kind: str, flag: Flag, message: Message, at: datetime
) -> None:
    """Under the alert, and only where there was one."""
    for user in told_to(plan):
        alert = writing.enqueued(LEFT_GREEN, _key(flag), user)
        if alert is not None:
            writing.enqueue(kind, _key(flag), user, message, at, flag_id=flag.id, thread_of=alert)


def _key(flag: Flag) -> str:
    return f"{flag.indicator} {flag.opened} #{flag.id}"
