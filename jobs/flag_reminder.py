"""The weekly reminder of open flags: a flag is told once, then reminded of here."""

from datetime import datetime

from bot.domain.message import Message
from bot.domain.schedule import PostKind
from bot.messages.flags import flags_message
from bot.messages.view import View
from jobs.job import Job


def says(view: View, _since: datetime | None) -> Message | None:
    """The open flags; nothing where there are none."""
    standing = view.assessment.flags or view.assessment.unproven
    return flags_message(view) if standing else None


JOB = Job(PostKind.FLAG_REMINDER, says)
