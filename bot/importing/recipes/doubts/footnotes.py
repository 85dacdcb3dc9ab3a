"""Figures with a mark behind them, as in 21.9%*, 82.1%a or 1165(1): what it says is asked, once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.domain.recipe import Question, Recipe
from bot.importing.recipe_remarks import MarksRead
from bot.importing.recipes.shape import Table
from bot.importing.tables.rows import Row, letter
from bot.importing.texts import quoted

MARK = "mark "
"""What a rule begins with that says what a mark behind a figure stands for."""
FINAL, PROVISIONAL = "final", "provisional"
_MARKED = re.compile(
    r"(?P<number>-?£?\s?[0-9][0-9,]*(?:\.[0-9]+)?\s?%?)\s?"
    r"(?P<mark>\*{1,3}|[†‡§¹²³]|(?<=[0-9%])[a-g]|"
    r"[(\[](?:[a-g1-9]|p|prov|provisional|r|rev|revised|e|est|estimated?)[)\]])",
    re.IGNORECASE,
)
_SAYS_PROVISIONAL = re.compile(r"[(\[](?:p|prov|provisional)[)\]]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A figure as it stands without its `mark`."""

    number: str
    mark: str

    def rule(self, recipe: Recipe) -> str | None:
        """Tells what the mark stands for; None where nobody has said."""
        if _SAYS_PROVISIONAL.fullmatch(self.mark):
            return PROVISIONAL
        return recipe.rules.get(f"{MARK}{self.mark}")


def marked(text: str) -> Marked | None:
    """Splits a figure from the mark behind it; None where there is no mark, or no figure."""
    found = _MARKED.fullmatch(text.strip())
    return Marked(found["number"].rstrip(), found["mark"].casefold()) if found else None


def about_the_mark(row: Row, position: int, table: Table, recipe: Recipe) -> Question | None:
    """Asks what the mark behind a figure stands for; None where it has none, or it is answered.
    What the file says of the mark, above or below the table, is said, and never taken.
    """
    found = marked(row.cells[position]) if position < len(row.cells) else None
    if found is None or found.rule(recipe) is not None:
        return None
    said = next(explained(table, found.mark), "")
    of_it = f", of which the file says {quoted(said, 80)}" if said else ""
    provisional = "prov" in said.casefold()
    return Question(
        f"{MARK}{found.mark}",
        f"Figures have {quoted(found.mark)} behind them, as {quoted(row.cells[position].strip())} "
        f"in {letter(position)}{row.number}{of_it}; are those figures final or provisional? If "
        "they are not figures of their period, take them out of the file",
        (PROVISIONAL, FINAL) if provisional else (FINAL, PROVISIONAL),
    )


def explained(table: Table, mark: str) -> Iterator[str]:
    """Yields what cells say that begin with the mark, as in a row below the table."""
    for row in table.source.rows():
        for text in row.cells:
            rest = text.strip().casefold().removeprefix(mark)
            if len(rest) < len(text.strip()) and rest[:1] in (" ", ":", "=", "-", "–"):
                yield text.strip()


@dataclass(slots=True)
class Marks:
    """The marks of a file as they are read, by what was said of them."""

    recipe: Recipe
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def read(self, row: Row, position: int) -> tuple[Row, str, bool]:
        """The row without the mark behind its figure, what is noted of the figure, and whether the
        mark makes it provisional.
        """
        found = marked(row.cells[position]) if position < len(row.cells) else None
        rule = found.rule(self.recipe) if found else None
        if found is None or rule is None:
            return row, "", False
        key = found.mark, rule
        self.counts[key] = self.counts.get(key, 0) + 1
        cells = (*row.cells[:position], found.number, *row.cells[position + 1 :])
        provisional = rule == PROVISIONAL
        return row._replace(cells=cells), f"marked {found.mark} in the file", provisional

    def remarks(self) -> list[MarksRead]:
        """Makes a remark for each mark that was read."""
        return [MarksRead(mark, rule, count) for (mark, rule), count in self.counts.items()]
