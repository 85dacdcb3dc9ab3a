"""The coming weekly digest, previewed for one person."""

from bot.domain.message import Message
from bot.domain.people import Audience
from bot.messages.digest import digest_message
from bot.messages.view import View
from bot.rules.assessment import Assessment
from bot.rules.digest import build_digest


def digest_of(assessment: Assessment, audience: Audience) -> Message:
    """The digest of the plan's first digest channel, as `audience` would read it."""
    return digest_message(View(assessment, audience), build_digest(assessment))
