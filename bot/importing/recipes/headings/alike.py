"""The columns of a file that one answer decides: those headed alike but for the period."""

from collections.abc import Sequence

from bot.importing.recipes.shape import Heading, Table
from bot.importing.texts import quoted
from bot.messages.words import counted, listed

_EACH = 6
_ENDS = 2


def headings_by_key(tables: Sequence[Table]) -> dict[str, list[Heading]]:
    """Gives the headings of all tables by how a recipe knows them, in their order."""
    found: dict[str, list[Heading]] = {}
    for table in tables:
        for heading in table.headings:
            found.setdefault(heading.key, []).append(heading)
    return found


def say_columns(alike: Sequence[Heading]) -> str:
    """Names the columns: "column C, headed '2024/25'", "columns C '2023/24' and D '2024/25'"; of
    many the first and the last, and how many there are.
    """
    named = list(dict.fromkeys(f"{each.letter} {quoted(each.shown, 60)}" for each in alike))
    if len(named) == 1:
        return f"column {alike[0].letter}, headed {quoted(alike[0].shown, 60)}"
    if len(named) <= _EACH:
        return f"columns {listed(named)}"
    return f"the {counted(len(named), 'column')} {', '.join(named[:_ENDS])} … {named[-1]}"
