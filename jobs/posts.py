"""The scheduled posts: what each kind says at its time."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.domain.message import Message
from bot.domain.schedule import PostKind
from bot.messages.caseloads import caseloads_message
from bot.messages.data_quality import data_quality_message
from bot.messages.digest import digest_message
from bot.messages.flags import flags_message
from bot.messages.view import View
from bot.rules.digest import digest_since

Says = Callable[[View, datetime | None], Message | None]
"""Takes the plan as its channel may see it, and when the last post of this kind reached that
channel; None from it means that there is nothing to say this time.
"""


def weekly_digest(view: View, since: datetime | None) -> Message:
    """Says before the weekly senior managers' meeting what moved, and what needs the meeting."""
    return digest_message(view, digest_since(view.assessment, since))


def monthly_digest(view: View, since: datetime | None) -> Message:
    """The digest over the month since the last one, for the meeting of senior and middle managers,
    chaired by the Assistant Director.
    """
    return digest_message(view, digest_since(view.assessment, since), "Monthly managers' meeting")


def data_quality(view: View, since: datetime | None) -> Message:
    """Lists what is stale, provisional or missing, for the fortnightly data meeting."""
    return data_quality_message(view, digest_since(view.assessment, since))


def caseloads(view: View, _since: datetime | None) -> Message | None:
    """The latest extract, weekly; nothing while there is none."""
    summary = view.assessment.caseloads
    return None if summary is None else caseloads_message(view, summary)


def flag_reminder(view: View, _since: datetime | None) -> Message | None:
    """The open flags, weekly: a flag is told once, then reminded of here."""
    standing = view.assessment.flags or view.assessment.unproven
    return flags_message(view) if standing else None


POSTS: Mapping[PostKind, Says] = {
    PostKind.WEEKLY_DIGEST: weekly_digest,
    PostKind.MONTHLY_DIGEST: monthly_digest,
    PostKind.DATA_QUALITY: data_quality,
    PostKind.CASELOADS: caseloads,
    PostKind.FLAG_REMINDER: flag_reminder,
}
