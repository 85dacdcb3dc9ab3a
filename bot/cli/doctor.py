"""The verb that checks everything, and says what to do."""

from datetime import UTC, datetime

from bot.cli.stores import untouched
from bot.domain.finding import Level
from bot.messages.findings import findings_message
from bot.settings import Settings
from bot.watching.checkup import check_up
from bot.watching.store_checkup import DATABASE


def run(settings: Settings) -> int:
    """The check-up in words; 1 when something is bad."""
    with untouched(settings) as store:
        findings = check_up(settings, store, datetime.now(UTC))
    print(findings_message(findings).plain)
    bad = [each.what for each in findings if each.level is Level.BAD]
    if DATABASE in bad:
        print(settings.database_place)
    return 1 if bad else 0
