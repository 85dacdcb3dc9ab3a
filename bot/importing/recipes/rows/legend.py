"""What a file says of its own marks, below its table: "n/a: system migration in July"."""

import re

from bot.importing.recipes.shape import Table
from bot.importing.tables.no_figure import mark_of
from bot.importing.texts import clean

_EXPLAINED = re.compile(r"\s*(\S{1,13}|not available)\s*(?:[:=]|\s[-–])\s*(\S.*)")


def legend_of(table: Table) -> dict[str, str]:
    """The marks that a row of their own explains, in small letters, each with its whole row."""
    found: dict[str, str] = {}
    for row in table.source.rows():
        if row.number <= table.header:
            continue
        texts = [each for each in row.cells if each.strip()]
        if len(texts) != 1 or not (match := _EXPLAINED.fullmatch(texts[0])):
            continue
        if mark_of(match[1]):
            try:
                found.setdefault(match[1].casefold(), clean(texts[0]))
            except ValueError:
                continue  # too long, or not to be shown: the mark says enough
    return found
