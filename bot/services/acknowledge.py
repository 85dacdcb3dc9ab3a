"""Acknowledging a flag: the first one counts, and everybody sees who and when."""

from datetime import datetime

from bot.domain.message import Message
from bot.domain.people import Person
from bot.domain.period import london_day
from bot.domain.snapshot import Snapshot
from bot.messages.alert import left_green_message
from bot.rules.assessment import assess
from bot.services.alerts import alert_facts, edit_alert
from bot.store import Store, Work


def acknowledge(store: Store, flag_id: int, person: Person, user: str, at: datetime) -> bool:
    """Tells whether this is the first; not where somebody has or it is closed or gone."""
    with store.begin() as work:
        first = work.flags.acknowledge(flag_id, person.title, user, at)
        snapshot = work.snapshot()
        if first and snapshot is not None:
            _edit(work, snapshot, flag_id, at)
        work.commit()
    return first


def _edit(work: Work, snapshot: Snapshot, flag_id: int, at: datetime) -> None:
    """The alert itself then says so, wherever it was acknowledged."""
    message = alert_now(snapshot, flag_id, at)
    flag = next((each for each in snapshot.flags if each.id == flag_id), None)
    if message is not None and flag is not None:
        edit_alert(work, snapshot.plan, flag, lambda _: message, at)


def alert_now(snapshot: Snapshot, flag_id: int, at: datetime) -> Message | None:
    """The alert of a flag as it reads now; None when its episode is no longer open."""
    assessment = assess(snapshot, london_day(at))
    for flag in assessment.flags:
        if flag.record is not None and flag.record.id == flag_id:
            history = assessment.histories[flag.indicator.ref]
            return left_green_message(alert_facts(assessment, history, flag.episode, flag.record))
    return None
