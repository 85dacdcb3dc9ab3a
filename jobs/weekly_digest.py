"""Before the weekly senior managers' meeting."""

from datetime import datetime

from bot.domain.message import Message
from bot.domain.schedule import PostKind
from bot.messages.digest import digest_message
from bot.messages.view import View
from bot.rules.digest import digest_since
from jobs.job import Job


def says(view: View, since: datetime | None) -> Message:
    """Says what moved since the last one was delivered, and what needs the meeting."""
    return digest_message(view, digest_since(view.assessment, since))


JOB = Job(PostKind.WEEKLY_DIGEST, says)
