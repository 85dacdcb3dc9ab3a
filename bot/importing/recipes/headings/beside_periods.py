"""Columns of a period whose heading says more: that it is provisional, or what nobody knows."""

import re
from collections.abc import Sequence

from bot.domain.recipe import Means
from bot.importing.recipes.doubts.footnotes import explained
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.loose_periods import FIGURE
from bot.importing.recipes.rows.below import texts_below
from bot.importing.recipes.shape import Heading, Table

_PROVISIONAL = re.compile(r"\bprov")
_P = "p"


def is_value(means: str, heading: Heading) -> bool:
    """Tells whether figures stand below the heading: of a period they may be provisional."""
    return means == Means.VALUE or (means == Means.PROVISIONAL and heading.has_period)


def beside_a_period(alike: Sequence[Heading], tables: Sequence[Table]) -> str:
    """Says what stands below headings of a period that nobody knows all of: a person has to say
    where figures do, unless it is a p that the file itself explains as provisional.
    """
    if not _hold_figures(alike[0].key, tables):
        return Means.LEFT_OUT
    said = said_of(alike[0], tables) if alike[0].beside == _P else ""
    return Means.PROVISIONAL if _says_so(said) else Means.ASKED


def said_of(heading: Heading, tables: Sequence[Table]) -> str:
    """Finds what the file says of the mark beside the heading's period, "" for nothing."""
    if not heading.beside:
        return ""
    found = (text for table in tables for text in explained(table, heading.beside))
    return next(found, "")


def may_be_provisional(heading: Heading, said: str) -> bool:
    """Tells whether a mark is most likely that of provisional figures, as the file has `said`."""
    return heading.beside == _P or _says_so(said)


def _says_so(said: str) -> bool:
    return _PROVISIONAL.search(said.casefold()) is not None


def periods_unread(tables: Sequence[Table], told: dict[str, str]) -> set[str]:
    """Finds the keys of headings that nobody knows with figures below them, where none of those
    below the same period is read.
    """
    found: set[str] = set()
    for table in tables:
        read = {each.above for each in table.headings if _is_or_may_be_read(told[each.key], each)}
        found |= {
            each.key
            for each in table.headings
            if each.above is not None
            and each.stated is None
            and each.above not in read
            and told[each.key] == Means.LEFT_OUT
            and meaning_of(each.text) is None
            and not _is_of_others(each)
            and _hold_figures(each.key, [table])
        }
    return found


def _is_or_may_be_read(means: str, heading: Heading) -> bool:
    return means == Means.ASKED or is_value(means, heading)


def _is_of_others(heading: Heading) -> bool:
    return any(meaning_of(each) is Means.LEFT_OUT for each in heading.group.split(" / "))


def _hold_figures(key: str, tables: Sequence[Table]) -> bool:
    return any(
        FIGURE.match(text)
        for table in tables
        for each in table.headings
        if each.key == key
        for text in texts_below(table, each)
    )
