"""The verb that brings the store's tables up to date."""

from bot.cli.stores import opened
from bot.settings import Settings


def run(settings: Settings) -> int:
    with opened(settings):
        print("The store's tables are up to date.")
    return 0
