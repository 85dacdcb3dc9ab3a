"""What people answer to a flag: seen, with a reason; on hold; handed on. The alert then says so."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.flag_answer import FlagAnswer, FlagDeed
from bot.domain.message import Message
from bot.domain.outbox import OfFlag, OutboxKind, Outgoing
from bot.domain.people import Person
from bot.domain.period import london_day
from bot.domain.snapshot import Flag
from bot.messages.alert import left_green_message
from bot.messages.flag_answers import handed_on_message
from bot.messages.forms.flag import FlagWords
from bot.rules.assessment import Assessment, OpenFlag, assess
from bot.services.alerts import alert_facts, edit_alert
from bot.services.submitted import Submitted
from bot.store import AuditEntry, Store, Work


@dataclass(frozen=True, slots=True)
class Answered:
    """`first` is True where it was acknowledged now. `assessment` and `alert` are as they stand
    with the answer; no alert where the episode is no longer open.
    """

    first: bool = False
    assessment: Assessment | None = None
    alert: Message | None = None


class ChangedSinceError(ValueError):
    """Somebody else answered to the flag after the form was made; `flag` is as it stands now."""

    def __init__(self, flag: Flag) -> None:
        super().__init__(f"flag {flag.id} was answered meanwhile")
        self.flag = flag


def open_flag(assessment: Assessment, flag_id: int) -> OpenFlag | None:
    """Finds the open flag of that id; None where its episode is over."""
    return next(
        (each for each in assessment.flags if each.record and each.record.id == flag_id), None
    )


def seen_of(flag: Flag) -> str:
    """The mark of how far a flag is answered: it changes with every answer."""
    return f"{len(flag.answers)} {flag.acknowledged_at is not None}"


def acknowledge(
    store: Store, flag_id: int, person: Person, entry: AuditEntry, at: datetime
) -> Answered:
    """Acknowledges the flag, without a reason; the first one counts, and is audited by an `entry`
    that says so. `at` (aware) is the moment that the plan is read at.
    """
    with store.begin(by=person.title) as work:
        first = work.flags.acknowledge(flag_id, person.title, entry.user, at)
        if first:
            deed = f"flag {flag_id}: not acknowledged → acknowledged"
            work.audit.add(replace(entry, command=deed))
        return _told(work, flag_id, at, first=first)


def answer_flag(store: Store, flag_id: int, answer: FlagWords, sent: Submitted) -> Answered:
    """Keeps the answer and edits the flag's alerts. Nothing is changed where that was done before,
    or the flag is no longer open.

    Raises ChangedSinceError where the flag is not as it was seen.
    """
    with store.begin(by=sent.by) as work:
        snapshot = work.snapshot()
        if snapshot is None:
            return Answered()
        assessment = assess(snapshot, sent.day)
        flag = open_flag(assessment, flag_id)
        if flag is None or flag.record is None:
            return Answered()
        if not work.audit.once(sent.once, sent.at):
            return Answered(assessment=assessment, alert=alert_now(assessment, flag_id))
        if seen_of(flag.record) != sent.seen:
            raise ChangedSinceError(flag.record)
        first = answer.acknowledge and work.flags.acknowledge(flag_id, sent.by, sent.user, sent.at)
        for each in _answers(answer, flag, assessment, sent, first=first):
            work.flag_answers.add(flag_id, each, sent.user)
            if each.deed is FlagDeed.HANDED_ON:
                _tell_who_has_it(work, assessment, flag, answer, each)
        work.audit.add(sent.entry)
        return _told(work, flag_id, sent.at, first=first)


def alert_now(assessment: Assessment, flag_id: int) -> Message | None:
    """The alert of a flag as it reads then; None when its episode is no longer open."""
    flag = open_flag(assessment, flag_id)
    if flag is None or flag.record is None:
        return None
    history = assessment.histories[flag.indicator.ref]
    return left_green_message(alert_facts(assessment, history, flag.episode, flag.record))


def _answers(
    answer: FlagWords, flag: OpenFlag, assessment: Assessment, sent: Submitted, *, first: bool
) -> list[FlagAnswer]:
    said, latest, at, by = [], flag.episode.latest, sent.at, sent.by
    if first or (answer.reason and answer.hold is None and answer.role is None):
        said.append(FlagAnswer(FlagDeed.ACKNOWLEDGED, at, by, answer.reason))
    if answer.hold is not None:
        said.append(
            FlagAnswer(
                FlagDeed.HELD,
                at,
                by,
                answer.reason,
                until=answer.hold,
                day=answer.day,
                period=latest.outturn.period.code,
                gap=latest.gap,
                status=latest.status,
            )
        )
    if answer.role is not None:
        title = next(each.title for each in assessment.plan.people if each.role == answer.role)
        said.append(
            FlagAnswer(FlagDeed.HANDED_ON, at, by, answer.reason, day=answer.by, role=title)
        )
    return said


def _tell_who_has_it(
    work: Work, assessment: Assessment, flag: OpenFlag, answer: FlagWords, said: FlagAnswer
) -> None:
    if flag.record is None:
        return
    message = handed_on_message(flag, said)
    about = OfFlag(flag.indicator.ref, flag.record.id, f"{answer.role} {said.at.isoformat()}")
    for person in assessment.plan.people:
        for user in person.users if person.role == answer.role else ():
            work.outbox.enqueue(Outgoing(OutboxKind.HANDED_ON, about, user, message), said.at)


def _told(work: Work, flag_id: int, at: datetime, *, first: bool) -> Answered:
    """Edits the alerts, wherever it was answered, and commits."""
    snapshot = work.snapshot()
    if snapshot is None:
        return Answered()
    assessment = assess(snapshot, london_day(at))
    alert, flag = alert_now(assessment, flag_id), open_flag(assessment, flag_id)
    if alert is not None and flag is not None and flag.record is not None:
        edit_alert(work, snapshot.plan, flag.record, lambda _: alert, at)
    work.commit()
    return Answered(first, assessment, alert)
