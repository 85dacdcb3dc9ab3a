"""Flags follow the figures: what the rules say of them is applied, and told where it belongs.

What left green is told once. What becomes of it is told in the alert's thread, as often as it
happens, and the alert itself says how things stand.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.message import Message
from bot.domain.outbox import OfFlag, OutboxKind, Outgoing
from bot.domain.period import Period, london_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag, Snapshot, TargetEdit
from bot.messages.alert import left_green_message
from bot.messages.composing import led_by
from bot.messages.flag_news import (
    back_without_figure_message,
    came_back_message,
    corrected_message,
    edited_message,
    ended_message,
    left_the_plan_message,
    reopened_by_missing_message,
    reopened_message,
    taken_back_message,
)
from bot.rules.assessment import Assessment, assess
from bot.rules.episode import Episode
from bot.rules.flags import (
    Change,
    Close,
    Move,
    Open,
    Reopen,
    Stand,
    Withdraw,
    flag_changes,
)
from bot.rules.movement import History
from bot.rules.standing import Known
from bot.rules.target_edits import target_edits
from bot.services.alerts import alert_facts, alerts_of, edit_alert, told_to
from bot.services.flag_watch import end_holds
from bot.store import Work

_LOG = logging.getLogger(__name__)

STILL_OFF = "The flag is withdrawn: by the new target it was off green before, too."


@dataclass(frozen=True, slots=True)
class Decided:
    """What becomes of the flags of the indicators `refs` (None for every one), as on `at`."""

    at: datetime
    assessment: Assessment
    refs: Collection[str] | None
    changes: tuple[Change, ...]
    edits: tuple[TargetEdit, ...]


def decide_flags(
    snapshot: Snapshot,
    at: datetime,
    refs: Collection[str] | None = None,
    before: Plan | None = None,
) -> Decided:
    """Lists what brings the flags of the indicators `refs` in line with the figures. Where a plan
    came in, `before` is the one that was in force: what it alone leads to is told as that, and
    alerts nobody.

    A file brought in as on an earlier day takes nothing back that came in later: the figures are
    read as on `at`, or on the latest moment that anything came in, where that is later.
    """
    at = max(at, _latest_known(snapshot, at))
    assessment = assess(snapshot, london_day(at))
    read_before = assess(replace(snapshot, plan=before), assessment.at) if before else None
    edits = target_edits(read_before, assessment, at) if read_before else ()
    return Decided(at, assessment, refs, flag_changes(assessment, refs, read_before), edits)


def apply_flags(work: Work, decided: Decided, because: str = "") -> int:
    """Changes the flags and alerts as it was decided; how many alerts that queued. `because` is a
    sentence that what is told of them begins with.
    """
    assessment = decided.assessment
    work.target_edits.add(decided.edits)
    applying = _Applying(
        work,
        assessment,
        decided.at,
        {(each.indicator, each.opened): each for each in assessment.snapshot.flags},
        {each.indicator: each for each in decided.edits},
        because,
    )
    for change in decided.changes:
        _LOG.info("%s", change.reason)
        applying.apply(change)
    refs = assessment.histories if decided.refs is None else decided.refs
    alerts = sum(
        applying.bring_up_to_date(assessment.histories[ref])
        for ref in assessment.histories
        if ref in refs
    )
    end_holds(work, assessment, decided.at)
    return alerts


def settle_flags(
    work: Work,
    at: datetime,
    refs: Collection[str] | None = None,
    before: Plan | None = None,
    because: str = "",
) -> int:
    """Decides on what `work` holds, and applies it there; how many alerts that queued."""
    snapshot = work.snapshot()
    if snapshot is None:
        return 0
    return apply_flags(work, decide_flags(snapshot, at, refs, before), because)


@dataclass(frozen=True, slots=True)
class _Applying:
    work: Work
    assessment: Assessment
    at: datetime
    flags: dict[tuple[str, str], Flag] = field(default_factory=dict)
    """Those that stand, by indicator and the period they were opened in, as they are by now."""
    edits: dict[str, TargetEdit] = field(default_factory=dict)
    """By indicator, where the plan alone led to a change of its flag."""
    because: str = ""

    def apply(self, change: Change) -> None:
        match change:
            case Open(episode, by_edit):
                ref = episode.indicator.ref
                opened = self.work.flags.open(ref, episode.opened, self.at, by_edit=by_edit)
                self._stands(opened)
            case Move(flag, episode):
                self.work.flags.move(flag.id, episode.opened)
                self._stands(replace(flag, opened=episode.opened))
            case Close():
                self._close(change)
            case Reopen():
                self._reopen(change)
            case Withdraw():
                self._withdraw(change)
            case Stand(flag, history, missing):
                about = f"{missing.period.code} r{missing.revision}"
                said = taken_back_message(history.indicator.title, missing)
                self._reply(OutboxKind.TAKEN_BACK, flag, said, about)

    def bring_up_to_date(self, history: History) -> int:
        """The alert of an open flag reads as the figures do, and whoever has none yet gets it: all
        at first, later who took the role on. Returns how many.
        """
        episode = history.open_episode
        if episode is None:
            return 0
        flag = self.flags.get((history.indicator.ref, episode.opened))
        if flag is None or flag.by_edit:
            return 0
        self._edit(history, episode, flag)
        told = self.work.outbox.told_of_flag(OutboxKind.LEFT_GREEN, flag.id)
        untold = [user for user in told_to(self.assessment.plan) if user not in told]
        if not untold:
            return 0
        message = left_green_message(alert_facts(self.assessment, history, episode, flag))
        about = OfFlag(flag.indicator, flag.id)
        return self.work.outbox.tell(OutboxKind.LEFT_GREEN, about, untold, message, self.at)

    def _stands(self, flag: Flag) -> None:
        self.flags[flag.indicator, flag.opened] = flag

    def _edit(self, history: History, episode: Episode, flag: Flag) -> None:
        def now(_: Message) -> Message:
            return left_green_message(alert_facts(self.assessment, history, episode, flag))

        edit_alert(self.work, self.assessment.plan, flag, now, self.at)

    def _close(self, change: Close) -> None:
        flag, back, episode = change.flag, change.back, change.episode
        period = change.period
        self.work.flags.close(flag.id, period.code, self.at)
        self._stands(replace(flag, closed=period.code, closed_at=self.at))
        if episode is not None and episode.closed is not None:
            self._edit(self.assessment.histories[flag.indicator], episode, flag)
            message = came_back_message(episode, episode.closed, dated=not flag.by_edit)
            message = self._edited(change.by_edit, back, "The flag is closed.") or message
        else:
            message = back_without_figure_message(back, Period.parse(flag.opened))
            self._end(flag, message, "Back to green")
        self._reply_anew(OutboxKind.CAME_BACK, flag, message, period.code)

    def _reopen(self, change: Reopen) -> None:
        flag, episode, missing = change.flag, change.episode, change.taken_back
        self.work.flags.reopen(flag.id, self.at, by_edit=change.by_edit)
        said = self._edited(change.by_edit, episode.latest, "It is off target since.")
        if said is not None:
            message = said
        elif missing is None:
            message = reopened_message(episode, change.closed)
        else:
            message = reopened_by_missing_message(episode, missing)
        self._reply_anew(OutboxKind.REOPENED, flag, message, change.closed.code)
        self._stands(
            replace(
                flag,
                closed=None,
                closed_at=None,
                acknowledged_by=None,
                acknowledged_at=None,
                reopened_at=self.at,
                by_edit=change.by_edit,
            )
        )

    def _withdraw(self, change: Withdraw) -> None:
        flag, history = change.flag, change.history
        self.work.flags.withdraw(flag.id, self.at)
        opened = Period.parse(flag.opened)
        if history is None:
            correction = left_the_plan_message(flag.indicator)
        else:
            correction = corrected_message(history.indicator.title, opened, change.holding)
            latest = history.last_known
            if latest is not None:
                then = STILL_OFF if latest.status.off_green else "The flag is withdrawn."
                correction = self._edited(change.by_edit, latest, then) or correction
        self._end(flag, correction, "Withdrawn")
        self._reply_anew(OutboxKind.CORRECTED, flag, correction, flag.opened)

    def _edited(self, by_edit: bool, latest: Known, then: str) -> Message | None:
        """That the target was edited, where that alone led to a change of the flag."""
        edit = self.edits.get(latest.indicator.ref) if by_edit else None
        return None if edit is None else edited_message(edit, latest, then)

    def _end(self, flag: Flag, said: Message, word: str) -> None:
        """The alert keeps its facts, under `word` and what was `said`."""
        plan = self.assessment.plan
        said = self._led(said)

        def ended(alert: Message) -> Message:
            # One whose words were deleted has no facts to keep.
            return ended_message(alert, said, word) if alert.plain else alert

        edit_alert(self.work, plan, flag, ended, self.at)

    def _led(self, message: Message) -> Message:
        return led_by(message, self.because) if self.because else message

    def _reply_anew(self, kind: OutboxKind, flag: Flag, message: Message, about: str) -> None:
        """Under the alert, and only where there was one; `about` is the code of a period.

        The same period can come back, and be taken back, more than once.
        """
        for user, alert in self._alerts(flag).items():
            after = self.work.outbox.newest_of_flag(flag.id, user)
            self._queue(kind, f"{about} after {after}", flag, user, message, alert)

    def _reply(self, kind: OutboxKind, flag: Flag, message: Message, about: str) -> None:
        """The same, once for what it is `about`."""
        for user, alert in self._alerts(flag).items():
            self._queue(kind, about, flag, user, message, alert)

    def _alerts(self, flag: Flag) -> dict[str, int]:
        return alerts_of(self.work, self.assessment.plan, flag)

    def _queue(  # noqa: PLR0913, PLR0917 - what a message is, and where it belongs
        self, kind: OutboxKind, what: str, flag: Flag, user: str, message: Message, alert: int
    ) -> None:
        about = OfFlag(flag.indicator, flag.id, what)
        reply = Outgoing(kind, about, user, self._led(message), thread_of=alert)
        self.work.outbox.enqueue(reply, self.at)


def _latest_known(snapshot: Snapshot, at: datetime) -> datetime:
    # Only the newest imports are in a snapshot; a flag says by itself when its figure was read.
    imported = (each.imported_at for each in snapshot.sources)
    settled = (each.closed_at or each.reopened_at or each.opened_at for each in snapshot.flags)
    return max((*imported, *settled), default=at)
