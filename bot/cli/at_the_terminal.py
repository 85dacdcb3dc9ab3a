"""Who types at a terminal, and for what day."""

import getpass
from datetime import UTC, date, datetime

from bot.domain.period import london_day
from bot.settings import BadSettingError


def has_been(chosen: date | None, what: str, option: str = "--at") -> None:
    """Raises BadSettingError where the day is still to come."""
    if chosen is not None and chosen > london_day(datetime.now(UTC)):
        raise BadSettingError(f"{option} {chosen}: {what} as on a day that has been, or today")


def typing() -> str:
    """Tells whose terminal it is, as the system knows them."""
    try:
        return f"{getpass.getuser()}, at the command line"
    except (KeyError, OSError):
        return "somebody at the command line"
