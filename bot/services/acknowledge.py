"""Acknowledging a flag: the first one counts, and everybody sees who and when."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.message import Message
from bot.domain.people import Person
from bot.domain.period import london_day
from bot.messages.alert import left_green_message
from bot.rules.assessment import Assessment, assess
from bot.services.alerts import alert_facts, edit_alert
from bot.store import Store, Work


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """`first` is False where somebody has, or the flag is closed or gone. `assessment` and `alert`
    are as they stand with it; no alert where its episode is no longer open.
    """

    first: bool
    assessment: Assessment | None = None
    alert: Message | None = None


def acknowledge(
    store: Store, flag_id: int, person: Person, user: str, at: datetime
) -> Acknowledged:
    """Acknowledges the flag and edits its alerts, from one snapshot and one assessment."""
    with store.begin() as work:
        first = work.flags.acknowledge(flag_id, person.title, user, at)
        snapshot = work.snapshot()
        if snapshot is None:
            return Acknowledged(first=False)
        assessment = assess(snapshot, london_day(at))
        alert = alert_now(assessment, flag_id)
        if first and alert is not None:
            _edit(work, assessment, flag_id, alert, at)
        work.commit()
    return Acknowledged(first, assessment, alert)


def _edit(work: Work, assessment: Assessment, flag_id: int, alert: Message, at: datetime) -> None:
    """The alert itself then says so, wherever it was acknowledged."""
    flags = assessment.snapshot.flags
    flag = next(each for each in flags if each.id == flag_id)
    edit_alert(work, assessment.snapshot.plan, flag, lambda _: alert, at)


def alert_now(assessment: Assessment, flag_id: int) -> Message | None:
    """The alert of a flag as it reads then; None when its episode is no longer open."""
    for flag in assessment.flags:
        if flag.record is not None and flag.record.id == flag_id:
            history = assessment.histories[flag.indicator.ref]
            return left_green_message(alert_facts(assessment, history, flag.episode, flag.record))
    return None
