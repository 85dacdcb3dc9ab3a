"""Flags follow the figures: what left green is flagged and told once, what came back is closed.

1. The open and closed episodes are read off the figures as they stand now.
2. An open episode without a flag gets one, and the Assistant Director an alert.
3. Where a revision moved the start of an open episode, its flag moves with it: no new alert.
4. An episode that came back to green closes its flag; a revision that takes the recovery back
   opens it again; a flag whose episode or indicator is gone is withdrawn. Each is told in the
   thread, as often as it happens, and the alert itself says how things stand.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.domain.people import PersonKind
from bot.domain.period import Period, london_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag, Snapshot
from bot.messages.alert import (
    AlertFacts,
    came_back_message,
    corrected_message,
    left_green_message,
    left_the_plan_message,
    reopened_message,
    withdrawn_message,
)
from bot.messages.message import Message
from bot.rules.assessment import Assessment, assess, known_by
from bot.rules.movement import Episode, History, Movement, comparable
from bot.store import Writing

LEFT_GREEN = "left-green"
CAME_BACK = "came-back"
REOPENED = "reopened"
CORRECTED = "corrected"
EDITED = "edited-alert"


def settle_flags(writing: Writing, at: datetime) -> int:
    """Bring flags and alerts in line with the figures that `writing` holds; how many alerts.

    A file brought in as on an earlier day takes nothing back that came in later: the figures are
    read as on `at`, or on the latest moment that anything came in, where that is later.
    """
    snapshot = writing.snapshot()
    if snapshot is None:
        return 0
    at = max(at, _latest_known(snapshot, at))
    assessment = assess(snapshot, london_day(at))
    settling = _Settling(writing, assessment, at)
    settling.withdraw_what_left_the_plan()
    return sum(settling.settle(history) for history in assessment.histories.values())


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


def edit_alert(writing: Writing, plan: Plan, flag: Flag, message: Message, at: datetime) -> None:
    """Queue `message` in the place of the flag's alert, where that says something else.

    Whoever has the alert gets it, though somebody else may hold the role by now: what stands in
    front of them would be false. Who has left the plan gets no more figures.
    """
    _edit_alert(writing, plan, flag, lambda _: message, at)


def _edit_alert(
    writing: Writing, plan: Plan, flag: Flag, reworded: Callable[[Message], Message], at: datetime
) -> None:
    for user, alert in _alerts(writing, plan, flag).items():
        latest = writing.latest_of_flag(flag.id, user)
        if latest is None or (message := reworded(latest.message)) == latest.message:
            continue
        writing.enqueue(
            EDITED,
            f"{_key(flag)} after {latest.id}",
            user,
            message,
            at,
            flag_id=flag.id,
            edits=alert,
        )


def _alerts(writing: Writing, plan: Plan, flag: Flag) -> dict[str, int]:
    """The flag's alerts by user, of those whom the plan still knows."""
    known = {user for person in plan.people for user in person.users}
    told = writing.told_of_flag(LEFT_GREEN, flag.id)
    return {user: alert for user, alert in told.items() if user in known}


def told_to(plan: Plan) -> tuple[str, ...]:
    """The Slack users who are told at once: whoever holds the Assistant Director's role."""
    return tuple(
        user
        for person in plan.people
        if person.kind is PersonKind.ASSISTANT_DIRECTOR
        for user in person.users
    )


@dataclass(frozen=True, slots=True)
class _Settling:
    writing: Writing
    assessment: Assessment
    at: datetime

    def settle(self, history: History) -> int:
        """Bring one indicator's flags in line; how many alerts that queued."""
        ref = history.indicator.ref
        flags = {f.opened: f for f in self.assessment.snapshot.flags if f.indicator == ref}
        starts = {each.opened for each in history.episodes}
        loose = [f for f in flags.values() if f.closed is None and f.opened not in starts]
        told = 0
        for episode in history.episodes:
            flag = flags.get(episode.opened) or self._moved_to(episode, loose)
            if episode.closed is not None:
                # A revision may have moved the recovery to another period: told anew.
                if flag is not None and flag.closed != episode.closed.outturn.period.code:
                    self._close(history, episode, episode.closed, flag)
            elif flag is None:
                told += self._open(history, episode)
            else:
                if flag.closed is not None:
                    flag = self._reopen(episode, flag, flag.closed)
                self._edit(history, episode, flag)
                told += self._tell(history, episode, flag)
        for flag in loose:
            self._withdraw(history, flag)
        return told

    def withdraw_what_left_the_plan(self) -> None:
        for flag in self.assessment.snapshot.flags:
            if flag.closed is None and flag.indicator not in self.assessment.histories:
                self._take_back(flag, left_the_plan_message(flag.indicator))

    def _moved_to(self, episode: Episode, loose: list[Flag]) -> Flag | None:
        """The open flag whose start a revision moved to `episode`, taken out of `loose`."""
        moved = next((f for f in loose if _holds(episode, f)), None)
        if moved is not None:
            loose.remove(moved)
            self.writing.move_flag(moved.id, episode.opened)
        return moved

    def _open(self, history: History, episode: Episode) -> int:
        flag = self.writing.open_flag(history.indicator.ref, episode.opened, self.at)
        return self._tell(history, episode, flag)

    def _tell(self, history: History, episode: Episode, flag: Flag) -> int:
        """Alert whoever has no alert of the flag yet: all at first, later who took the role on."""
        told = self.writing.told_of_flag(LEFT_GREEN, flag.id)
        untold = [user for user in told_to(self.assessment.plan) if user not in told]
        if not untold:
            return 0
        message = left_green_message(alert_facts(self.assessment, history, episode, flag))
        return sum(
            self.writing.enqueue(LEFT_GREEN, _key(flag), user, message, self.at, flag_id=flag.id)
            for user in untold
        )

    def _edit(self, history: History, episode: Episode, flag: Flag) -> None:
        message = left_green_message(alert_facts(self.assessment, history, episode, flag))
        edit_alert(self.writing, self.assessment.plan, flag, message, self.at)

    def _close(self, history: History, episode: Episode, back: Movement, flag: Flag) -> None:
        self.writing.close_flag(flag.id, back.outturn.period.code, self.at)
        self._edit(history, episode, flag)
        message = came_back_message(episode, back)
        self._reply(CAME_BACK, flag, message, back.outturn.period.code)

    def _reopen(self, episode: Episode, flag: Flag, closed: str) -> Flag:
        self.writing.reopen_flag(flag.id, self.at)
        self._reply(REOPENED, flag, reopened_message(episode, Period.parse(closed).label), closed)
        return replace(
            flag,
            closed=None,
            closed_at=None,
            acknowledged_by=None,
            acknowledged_at=None,
            reopened_at=self.at,
        )

    def _withdraw(self, history: History, flag: Flag) -> None:
        opened = Period.parse(flag.opened)
        holding = next(
            (
                each
                for each in history.episodes
                if each.left.outturn.period.end <= opened.end and _holds(each, flag)
            ),
            None,
        )
        self._take_back(flag, corrected_message(history.indicator.title, opened.label, holding))

    def _take_back(self, flag: Flag, correction: Message) -> None:
        self.writing.withdraw_flag(flag.id, self.at)
        plan, reworded = self.assessment.plan, partial(withdrawn_message, correction=correction)
        _edit_alert(self.writing, plan, flag, reworded, self.at)
        self._reply(CORRECTED, flag, correction, flag.opened)

    def _reply(self, kind: str, flag: Flag, message: Message, about: str) -> None:
        """Under the alert, and only where there was one; `about` is the code of a period.

        The same period can come back, and be taken back, more than once.
        """
        for user, alert in _alerts(self.writing, self.assessment.plan, flag).items():
            after = self.writing.newest_of_flag(flag.id, user)
            key = f"{_key(flag)} {about} after {after}"
            self.writing.enqueue(
                kind, key, user, message, self.at, flag_id=flag.id, thread_of=alert
            )


def _latest_known(snapshot: Snapshot, at: datetime) -> datetime:
    # Only the newest imports are in a snapshot; a flag says by itself when its figure was read.
    imported = (each.imported_at for each in snapshot.sources)
    settled = (each.closed_at or each.reopened_at or each.opened_at for each in snapshot.flags)
    return max((*imported, *settled), default=at)


def _holds(episode: Episode, flag: Flag) -> bool:
    """True when the flag was opened while the episode lasted; one that lasts holds any."""
    if episode.closed is None:
        return True
    opened = Period.parse(flag.opened).end
    return episode.left.outturn.period.end <= opened < episode.closed.outturn.period.end


def _key(flag: Flag) -> str:
    """One alert a flag; it keeps its key when a revision moves its start."""
    return f"{flag.indicator} #{flag.id}"
