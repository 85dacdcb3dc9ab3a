from tests.integration.dispatch.sample_bot import bot, october, october_file, october_url, town

__all__ = ["bot", "october", "october_file", "october_url", "town"]
