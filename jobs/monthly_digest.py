"""For the monthly meeting of senior and middle managers, chaired by the Assistant Director."""

from datetime import datetime

from bot.domain.message import Message
from bot.domain.schedule import PostKind
from bot.messages.digest import digest_message
from bot.messages.view import View
from bot.rules.digest import digest_since
from jobs.job import Job


def says(view: View, since: datetime | None) -> Message:
    """The digest again, over the month since the last monthly one."""
    return digest_message(view, digest_since(view.assessment, since), "Monthly managers' meeting")


JOB = Job(PostKind.MONTHLY_DIGEST, says)
