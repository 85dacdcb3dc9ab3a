"""England's bank holidays."""

from functools import cache

from bot.rules.due import Holidays


@cache
def bank_holidays() -> Holidays:
    """The bank holidays of every year, as a container of days."""
    # A fifth of a second to import: only what looks at the calendar pays for it.
    import holidays  # noqa: PLC0415 - see above

    england: Holidays = holidays.country_holidays("GB", subdiv="ENG")
    return england
