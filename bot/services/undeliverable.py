"""A message that will never arrive is told to the administrators: the first of a channel for each
reason, and again once the channel was posted to in between.
"""

from datetime import datetime

from bot.delivery.canvas import NO_SCOPE
from bot.domain.outbox import (
    About,
    OfDay,
    OfFlag,
    OfRating,
    OfWords,
    OutboxKind,
    OutboxRow,
)
from bot.domain.people import PersonKind
from bot.domain.period import say_day
from bot.messages.administrators import undeliverable_message
from bot.store import Store

_SAID = {
    OutboxKind.WEEKLY_DIGEST: "The weekly digest of {}",
    OutboxKind.MONTHLY_DIGEST: "The monthly digest of {}",
    OutboxKind.DATA_QUALITY: "The data quality list of {}",
    OutboxKind.CASELOADS: "The caseloads post of {}",
    OutboxKind.FLAG_REMINDER: "The flag reminder of {}",
    OutboxKind.BY_HAND: "A digest asked for by hand",
    OutboxKind.LEFT_GREEN: "The alert on {}",
    OutboxKind.EDITED: "The alert on {}",
    OutboxKind.CAME_BACK: "The news that {} is back to green",
    OutboxKind.REOPENED: "The correction that {} did not come back to green",
    OutboxKind.CORRECTED: "The correction of the alert on {}",
    OutboxKind.TAKEN_BACK: "The news that a figure of {} was taken back",
    OutboxKind.HOLD_OVER: "The news that the hold on {} is over",
    OutboxKind.HANDED_ON: "The notice that {} was handed on",
    OutboxKind.ESCALATED: "The notice that {} is not acknowledged",
    OutboxKind.ASK_FOR_UPDATES: "The question for updates",
    OutboxKind.UPDATE_REMINDER: "The reminder of updates",
    OutboxKind.PROPOSAL: "The news of a rating that is proposed",
    OutboxKind.PROPOSAL_EDITED: "The news of a rating that is proposed",
    OutboxKind.PROPOSAL_DECIDED: "The answer to a rating that was proposed",
    OutboxKind.MINUTES: "The minutes of the meeting of {}",
    OutboxKind.MINUTES_EDITED: "The minutes of a meeting",
    OutboxKind.MINUTES_IN_CANVAS: "The minutes in the canvas",
    OutboxKind.RATED_DOWN: "The alert on recommendation {}",
    OutboxKind.IMPORT_TAKEN_BACK: "The news that an import was taken back",
    OutboxKind.CHANNEL_GONE: "The notice of a message that did not arrive",
    OutboxKind.PUBLIC_CHANNEL: "The notice that {} is public",
    OutboxKind.SOURCE_FAILED: "The notice of a database that could not be read",
    OutboxKind.FILE_ANSWER: "The answer to a file",
    OutboxKind.FILE_ANSWER_EDITED: "The answer to a file",
    OutboxKind.FILE_NOT_TAKEN: "The answer to a file that is not taken",
    OutboxKind.FILE_WAITS: "The notice of a file that waits in the folder",
    OutboxKind.REPORT_FAILED: "The notice of a report that could not be made",
    OutboxKind.OTHER: "The message “{}”",
}


def tell_administrators(store: Store, row: OutboxRow, reason: str, at: datetime) -> int:
    """Tells them; gives how many now. A notice that cannot be delivered is not told about, nor that
    the app may not write in a canvas: that is the check-up's to say.
    """
    snapshot = store.snapshot()
    if snapshot is None or row.kind is OutboxKind.CHANNEL_GONE or reason == NO_SCOPE:
        return 0
    users = snapshot.plan.users_of(PersonKind.ADMINISTRATOR)
    message = undeliverable_message(
        row.channel, _said(row), reason, uncertain=row.uncertain, edit=row.edits is not None
    )
    with store.begin() as work:
        about = OfWords(f"{row.channel} {reason} #{work.delivery.last_sent_to(row.channel)}")
        told = work.outbox.tell(OutboxKind.CHANNEL_GONE, about, users, message, at)
        work.commit()
    return told


def _said(row: OutboxRow) -> str:
    """What the message was, as a sentence begins with it."""
    return _SAID[row.kind].format(_subject(row.about))


def _subject(about: About) -> str:
    match about:
        case OfDay(day):
            return say_day(day)
        case OfFlag(indicator):
            return indicator
        case OfRating(recommendation):
            return str(recommendation)
        case OfWords(words):
            return words
