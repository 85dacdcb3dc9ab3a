"""Days and yes or no as people write them in a table."""

import re
from datetime import date

from bot.importing.problems import Unreadable
from bot.importing.texts import quoted

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_EITHER_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2(?:[0-9]{2}|[0-9]{4})")
_MOST_MONTHS, _MOST_DAYS = 12, 31
MONTH_FIRST = "write such dates with the day first, or as 2018-09-30 or Sep-18"
"""What to do about dates whose month stands first."""
_WEEK = re.compile(
    r"(?:w[/.]?\s?[ec]|wk?s?|weeks?)\.?\s*(?:(?:end(?:ing|ed)?|commencing|beginning|from|to)\b)?:?\s*[0-9].*",
    re.IGNORECASE,
)
NO_WEEKS = (
    "figures are taken by month, quarter or year, or as they stood on a day: write the month's own "
    "figure, headed Sep-18, or the day alone where it was counted then"
)
"""What to do about figures by the week."""
_YES = {"yes", "y", "true"}
_NO = {"no", "n", "false"}


def iso_day(text: str) -> date:
    """Reads a day as 2018-09-30. Raises Unreadable."""
    if match := _ISO.fullmatch(text):
        return _day(text, match[1], match[2], match[3])
    raise Unreadable(f"{quoted(text)} is not a date; write it as 2018-09-30")


def day(text: str) -> date:
    """Reads a day as 2018-09-30 or, day first, 30/09/2018. Raises Unreadable."""
    if match := _BRITISH.fullmatch(text):
        return _day(text, match[3], match[2], match[1])
    if match := _ISO.fullmatch(text):
        return _day(text, match[1], match[2], match[3])
    raise Unreadable(f"{quoted(text)} is not a date; write it as 2018-09-30 or 30/09/2018")


def is_month_first(text: str) -> bool:
    """Tells a date whose day can only stand second: 9/30/2018."""
    match = _EITHER_FIRST.fullmatch(text.strip())
    if match is None:
        return False
    return int(match[1]) <= _MOST_MONTHS < int(match[3]) <= _MOST_DAYS


def could_be_month_first(text: str) -> bool:
    """Tells a date that says another day with its month first: 09/01/2018."""
    match = _EITHER_FIRST.fullmatch(text.strip())
    return match is not None and int(match[1]) <= _MOST_MONTHS and int(match[1]) != int(match[3])


def is_week(text: str) -> bool:
    """Tells a period of a week: w/e 07/09/2018, week commencing 3 Sept, wk 36."""
    return _WEEK.fullmatch(text.strip()) is not None


def past_day(text: str, at: date) -> date:
    """Reads a day not after `at`. Raises Unreadable."""
    read = day(text)
    if read > at:
        raise Unreadable(f"{read} is after {at}, the day of this import; correct the date")
    return read


def yes_or_no(text: str) -> bool:
    """Raises Unreadable; an empty text is neither."""
    word = text.casefold()
    if word not in _YES and word not in _NO:
        raise Unreadable(f"{quoted(text)} is neither yes nor no; write yes or no")
    return word in _YES


def _day(text: str, year: str, month: str, number: str) -> date:
    try:
        return date(int(year), int(month), int(number))
    except ValueError as error:
        raise Unreadable(
            f"{quoted(text)} is not a day of the calendar; correct it, as in 2018-09-30"
        ) from error
