"""Rows further down that are no figures: the header said again, and texts among periods."""

import re

from bot.domain.recipe import Means
from bot.importing.problems import Unreadable
from bot.importing.recipes.headings.header_cells import shown
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.stated_periods import stated_period
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.rows.years_down import alone
from bot.importing.tables.rows import Row

_FIGURE = re.compile(r"[-<>~£(]*\s*[0-9]")


def is_header_again(row: Row, laid: Layout) -> bool:
    """Tells whether the header is said again. What stands below a header of its own is not what the
    first says: raises Unreadable.
    """
    several = sum(map(bool, row.cells)) > 1
    identity = [*laid.refs, *laid.names]
    named = several and any(meaning_of(each.text_in(row)) is Means.INDICATOR for each in identity)
    values = [each.value for each in laid.figures if each.value]
    periods = laid.across and any(_states_a_period(each.text_in(row)) for each in values)
    if not (named or periods):
        return False
    every = [*(identity if named else ()), *values]
    if any(shown(row, each.position) != each.text for each in every):
        raise Unreadable(
            "a second header stands here; put its table on a sheet of its own", row.number
        )
    return True


def is_text_between(row: Row, laid: Layout) -> bool:
    """Tells whether a text stands alone among rows of periods, and is none."""
    text = alone(row) if laid.by_indicator else ""
    return bool(text) and not _FIGURE.match(text) and stated_period(text) is None


def _states_a_period(text: str) -> bool:
    return not text.isdigit() and stated_period(text) is not None
