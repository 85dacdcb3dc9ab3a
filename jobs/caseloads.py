"""The weekly caseload post."""

from datetime import datetime

from bot.domain.message import Message
from bot.domain.schedule import PostKind
from bot.messages.caseloads import caseloads_message
from bot.messages.view import View
from jobs.job import Job


def says(view: View, _since: datetime | None) -> Message | None:
    """The latest extract; nothing while there is none."""
    summary = view.assessment.caseloads
    return None if summary is None else caseloads_message(view, summary)


JOB = Job(PostKind.CASELOADS, says)
