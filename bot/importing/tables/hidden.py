"""Hidden rows and columns: what nobody sees is never taken in without a word."""

from collections.abc import Mapping, Sequence

from bot.importing.problems import Problems
from bot.importing.tables.rows import RowSource, letter


def refuse_hidden(
    source: RowSource,
    header: int,
    columns: Mapping[int, str],
    rows: Sequence[int],
    problems: Problems,
) -> None:
    """Adds a problem for each of `columns`, names by position, that the spreadsheet does not show,
    at the row `header`; and one for `rows`, the hidden ones that hold something.
    """
    for position, name in columns.items():
        if position in source.hidden_columns:
            text = (
                f"the column {letter(position)} is hidden: show it or delete it, since what nobody "
                "sees is not taken in"
            )
            problems.add(text, header, name)
    if rows:
        problems.add(say_hidden(rows, source.filtered), rows[0])


def say_hidden(rows: Sequence[int], filtered: bool) -> str:
    """Says that these rows are hidden, perhaps by a filter, and what to do."""
    one = len(rows) == 1
    return (
        f"{'the row is' if one else _numbered(rows) + ' are'} hidden"
        f"{' (a filter is on)' if filtered else ''}: show "
        f"{'it or delete it' if one else 'them or delete them'}, since what nobody sees is not "
        "taken in"
    )


def _numbered(rows: Sequence[int]) -> str:
    """Rows in words: rows 2 and 4; rows 2, 4, 5, 6, 7 and 37 more."""
    told = [str(row) for row in rows[:5]]
    rest = len(rows) - len(told)
    last = f"{rest} more" if rest else told.pop()
    return f"rows {', '.join(told)} and {last}"
