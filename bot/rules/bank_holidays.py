"""England's bank holidays."""

from collections.abc import Container
from datetime import date
from functools import cache

Holidays = Container[date]
"""The bank holidays; any container of days."""


@cache
def bank_holidays() -> Holidays:
    """The bank holidays of every year, as a container of days."""
    # A fifth of a second to import: only what looks at the calendar pays for it.
    import holidays  # noqa: PLC0415 - see above

    england: Holidays = holidays.country_holidays("GB", subdiv="ENG")
    return england
