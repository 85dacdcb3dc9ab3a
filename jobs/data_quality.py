"""For the fortnightly data meeting: what is stale, provisional or missing."""

from datetime import datetime

from bot.domain.message import Message
from bot.domain.schedule import PostKind
from bot.messages.data_quality import data_quality_message
from bot.messages.view import View
from bot.rules.digest import digest_since
from jobs.job import Job


def says(view: View, since: datetime | None) -> Message:
    """The list as it stands."""
    return data_quality_message(view, digest_since(view.assessment, since))


JOB = Job(PostKind.DATA_QUALITY, says)
