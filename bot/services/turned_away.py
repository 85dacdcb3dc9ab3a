"""Files from people who may not send any."""

from datetime import datetime

from bot.domain.incoming import Sent
from bot.domain.outbox import OfWords, OutboxKind, Outgoing
from bot.messages.answers import not_taken_message
from bot.store import Store


def turn_away(store: Store, sent: Sent, reason: str, at: datetime) -> bool:
    """Says kindly no to who sent it, once for each file; in a channel, where it may not have been
    meant for planbot, once.
    """
    about = sent.file if sent.channel.startswith("D") else f"files in {sent.channel}"
    outgoing = Outgoing(
        OutboxKind.FILE_NOT_TAKEN, OfWords(about), sent.user, not_taken_message(reason)
    )
    with store.begin() as work:
        told = work.outbox.enqueue(outgoing, at)
        work.commit()
    return told
