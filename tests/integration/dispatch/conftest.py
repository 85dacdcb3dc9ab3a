from tests.integration.dispatch.sample_bot import bot, town

__all__ = ["bot", "town"]
