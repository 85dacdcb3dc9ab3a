"""The checks Slack makes on what an app sends, on plain dicts, with Slack's own error names."""

from bot.playground.validation.message import check_message
from bot.playground.validation.refusal import Refusal
from bot.playground.validation.view import check_view

__all__ = ["Refusal", "check_message", "check_view"]
