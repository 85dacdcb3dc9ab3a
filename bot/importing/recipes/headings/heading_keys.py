"""How a recipe knows a heading: its words, with what kind of period stands in the place of one."""

import re
from calendar import month_abbr, month_name

from bot.domain.period import Period, PeriodKind
from bot.domain.recipe import PERIOD
from bot.importing.recipes.headings.stated_periods import Stated
from bot.importing.recipes.words import plain_words

_MONTH = "|".join(sorted((*month_name[1:], *month_abbr[1:], "Sept"), key=len, reverse=True))
PERIODS = re.compile(
    rf"\b(?:q[1-4]\W*)?(?:19|20)?[0-9]{{2}}\s?[/-]\s?(?:20)?[0-9]{{2}}\b"
    rf"|\b(?:{_MONTH})\b[\s'.-]*(?:(?:20)?[0-9]{{2}}\b)?|\b(?:19|20)[0-9]{{2}}\b|\bq[1-4]\b",
    re.IGNORECASE,
)


def general(text: str) -> str:
    """Gives `text` with each period in it as `{period}`: what is the same next month."""
    parts = PERIODS.split(text)
    return " ".join(f" {PERIOD} ".join(plain_words(part) for part in parts).split())


_BEHIND = " behind"


class Keys:
    """Makes the keys of headings, from left to right. They tell the years before months or quarters
    from those behind them: the first are past, the others are totals, or targets.
    """

    def __init__(self) -> None:
        self._before: set[str] = set()
        self._behind = False

    def of(self, text: str, group: str, stated: Stated | None, beside: str = "") -> str:
        """The key of a heading with the `group` that stands above it, and with what is `beside` a
        period that nobody knows.
        """
        own = f"{{{kind_of(stated)}}}" if stated else general(text)
        key = " ".join(filter(None, (f"{general(group)} / {own}" if group else own, beside)))
        if stated is None:
            return key
        if kind_of(stated) != PeriodKind.YEAR.value:
            self._behind = True
        elif not self._behind:
            self._before.add(key)
        elif key in self._before:
            return key + _BEHIND
        return key


def is_behind(key: str) -> bool:
    """Tells the key of years behind months or quarters that have years before them as well."""
    return key.endswith(f"}}{_BEHIND}")


def kind_of(stated: Stated) -> str:
    """Tells the kind of period, for a heading that is nothing else: "month", "year to date"."""
    if stated.code is not None:
        return Period.parse(stated.code).kind.value
    if stated.to_date:
        return PeriodKind.YEAR_TO_DATE.value
    if stated.year:
        return PeriodKind.YEAR.value
    return (PeriodKind.QUARTER if stated.quarter else PeriodKind.MONTH).value
