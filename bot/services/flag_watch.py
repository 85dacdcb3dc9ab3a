"""What time and figures make of the answers to flags: holds that are over, alerts that wait."""

from datetime import datetime
from functools import partial

from bot.domain.flag_answer import FlagAnswer, FlagDeed
from bot.domain.message import Message
from bot.domain.outbox import OfFlag, OutboxKind, Outgoing
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Flag
from bot.messages.flag_answers import escalated_message, hold_over_message
from bot.rules.assessment import Assessment, OpenFlag, assess
from bot.rules.bank_holidays import Holidays
from bot.rules.escalation import Unanswered, unanswered_alerts
from bot.rules.flag_holds import HoldOver, hold_over
from bot.services.alerts import alerts_of, edit_alert
from bot.services.flag_answers import alert_now
from bot.store import Store, Work


def watch_flags(store: Store, at: datetime, holidays: Holidays) -> int:
    """Ends the holds that are over at `at` (aware), and escalates the alerts that wait for too
    long; each is told once. How many there were.
    """
    snapshot = store.snapshot()
    if snapshot is None or not _anything(assess(snapshot, london_day(at)), at, holidays):
        return 0
    with store.begin() as work:
        now = work.snapshot()
        if now is None:
            return 0
        assessment = assess(now, london_day(at))
        ended = end_holds(work, assessment, at)
        waiting = _waiting(assessment, at, holidays)
        for each in waiting:
            _escalate(work, assessment.plan, each, at)
        _bring_alerts_up_to_date(work, [each.flag for each in waiting], at)
        work.commit()
    return ended + len(waiting)


def end_holds(work: Work, assessment: Assessment, at: datetime) -> int:
    """Ends the holds that are over on the figures of `assessment`; how many."""
    ended = []
    for flag in assessment.flags:
        over = _over(flag, assessment)
        if over is not None and flag.record is not None and flag.record.hold is not None:
            _tell_over(work, assessment.plan, flag, flag.record.hold, over, at)
            ended.append(flag)
    _bring_alerts_up_to_date(work, ended, at)
    return len(ended)


def _anything(assessment: Assessment, at: datetime, holidays: Holidays) -> bool:
    """Whether anything is to be done: asked each minute, without a lock."""
    over = any(_over(flag, assessment) is not None for flag in assessment.flags)
    return over or bool(_waiting(assessment, at, holidays))


def _over(flag: OpenFlag, assessment: Assessment) -> HoldOver | None:
    hold = flag.record.hold if flag.record is not None else None
    return hold_over(hold, flag.episode.latest, assessment.at) if hold is not None else None


def _waiting(assessment: Assessment, at: datetime, holidays: Holidays) -> list[Unanswered]:
    plan = assessment.plan
    if plan.escalate_to is None:
        return []
    return list(unanswered_alerts(assessment, at, plan.escalate_after, holidays))


def _tell_over(  # noqa: PLR0913, PLR0917 - what is over, and why
    work: Work, plan: Plan, flag: OpenFlag, hold: FlagAnswer, over: HoldOver, at: datetime
) -> None:
    record = _record(flag)
    work.flag_answers.add(record.id, FlagAnswer(FlagDeed.HOLD_ENDED, at, reason=over))
    message = hold_over_message(flag, hold, over)
    about = OfFlag(record.indicator, record.id, hold.at.isoformat())
    alerts = alerts_of(work, plan, record)
    for user, alert in alerts.items():
        reply = Outgoing(OutboxKind.HOLD_OVER, about, user, message, thread_of=alert)
        work.outbox.enqueue(reply, at)
    holders = {user for each in plan.people if each.title == hold.by for user in each.users}
    others = sorted(holders - alerts.keys())
    work.outbox.tell(OutboxKind.HOLD_OVER, about, others, message, at)


def _escalate(work: Work, plan: Plan, waits: Unanswered, at: datetime) -> None:
    record = _record(waits.flag)
    person = next((each for each in plan.people if each.role == plan.escalate_to), None)
    if person is None:
        return
    told = FlagAnswer(FlagDeed.ESCALATED, at, role=person.title)
    work.flag_answers.add(record.id, told)
    message = escalated_message(waits.flag, waits.days)
    since = record.reopened_at or record.opened_at
    about = OfFlag(record.indicator, record.id, since.isoformat())
    work.outbox.tell(OutboxKind.ESCALATED, about, person.users, message, at)


def _bring_alerts_up_to_date(work: Work, flags: list[OpenFlag], at: datetime) -> None:
    """The alerts then say what was added to their flags."""
    snapshot = work.snapshot() if flags else None
    if snapshot is None:
        return
    assessment = assess(snapshot, london_day(at))
    for each in flags:
        record = _record(each)
        message = alert_now(assessment, record.id)
        if message is not None:
            edit_alert(work, snapshot.plan, record, partial(_instead, message), at)


def _instead(now: Message, _before: Message) -> Message:
    return now


def _record(flag: OpenFlag) -> Flag:
    if flag.record is None:
        raise AssertionError(f"{flag.indicator.ref} has no flag on record")
    return flag.record
