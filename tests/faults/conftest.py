"""The bot on the sample, for faults that come in as requests."""

from tests.integration.conftest import october, october_file, october_url
from tests.integration.dispatch.sample_bot import bot, town

__all__ = ["bot", "october", "october_file", "october_url", "town"]
