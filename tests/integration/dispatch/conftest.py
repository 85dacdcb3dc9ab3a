from tests.integration.dispatch.sample_bot import asked, bot, town

__all__ = ["asked", "bot", "town"]
