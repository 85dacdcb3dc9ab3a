"""Where a figure of a council's own file has its cells, in the order of planbot's own table."""

from dataclasses import dataclass

from bot.domain.indicator import Indicator
from bot.importing.recipes.headings.periods_across import Figures
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import Heading
from bot.importing.tables.headers import OUTTURNS
from bot.importing.tables.rows import Row, letter
from bot.importing.texts import quoted

COLUMNS = OUTTURNS.names
INDICATOR, PERIOD = COLUMNS.index("indicator"), COLUMNS.index("period")
NOTE, PROVISIONAL = COLUMNS.index("note"), COLUMNS.index("provisional")


@dataclass(frozen=True, slots=True)
class Placing:
    """The same for every row. `own` are the columns of planbot's own table by position in the file;
    `named` is what the file calls each.
    """

    own: dict[int, int]
    named: dict[int, str]
    sheet: str
    provisional: bool

    def row(self, row: Row, given: dict[int, str]) -> Row:
        """The row of a table of outturns for one figure of `row`. What is `given` by column stands
        where the file has no cell for it.
        """
        if self.provisional:
            given[PROVISIONAL] = "yes"
        held = len(row.cells)
        cells = [""] * len(COLUMNS)
        for column, text in given.items():
            cells[column] = text
        for place, column in self.own.items():
            cells[column] = row.cells[place] if place < held else ""
        cells[PROVISIONAL] = given.get(PROVISIONAL) or cells[PROVISIONAL]
        return Row(
            row.number,
            tuple(cells),
            dates=self._own(row.dates),
            numbers=self._own(row.numbers),
            faults=self._faults(row) if row.faults or row.struck else {},
            sheet=self.sheet,
            doubts={self.own[each]: row.doubts[each] for each in row.doubts.keys() & self.own},
            named=self.named,
        )

    def _own(self, positions: frozenset[int]) -> frozenset[int]:
        return frozenset(self.own[each] for each in self.own if each in positions)

    def _faults(self, row: Row) -> dict[int, str]:
        faults = {self.own[each]: text for each, text in row.faults.items() if each in self.own}
        for each in row.struck & self.own.keys():
            if COLUMNS[self.own[each]] not in OUTTURNS.texts:
                faults[self.own[each]] = (
                    f"the cell {letter(each)}{row.number} is crossed out; empty it, or take the "
                    "line away"
                )
        return faults


def placing(
    laid: Layout, figures: Figures, identity: Heading | None, sheet: str, *, provisional: bool
) -> Placing:
    """Places the parts of one figure. `identity` is the column that tells the indicator, None
    where its name is given otherwise; `sheet` is named where several are read together.
    """
    parts = {**figures.parts, **laid.beside}
    headings: dict[int, Heading] = {
        COLUMNS.index(means): heading for means, heading in parts.items() if means in COLUMNS
    }
    if identity is not None:
        headings[INDICATOR] = identity
    stated = provisional or (figures.period is not None and figures.period.provisional)
    if stated:
        headings.pop(PROVISIONAL, None)
    return Placing(
        own={heading.position: column for column, heading in headings.items()},
        named=_named(headings, laid, figures, sheet),
        sheet=sheet,
        provisional=stated,
    )


def _named(
    headings: dict[int, Heading], laid: Layout, figures: Figures, sheet: str
) -> dict[int, str]:
    """What the file calls each column: "D 'Sep-18' on sheet 'Scorecard'"."""
    shown = dict(headings)
    if figures.period is None and laid.periods:
        shown[PERIOD] = laid.periods[0]
    elif figures.value is not None:
        shown.setdefault(PERIOD, figures.value)
    for heading in (*laid.refs, *laid.names)[:1]:
        shown.setdefault(INDICATOR, heading)
    on = f" on sheet {quoted(sheet)}" if sheet else ""
    return {
        column: f"{heading.letter} {quoted(heading.shown)}{on}" for column, heading in shown.items()
    }


class Placings:
    """The placings of one table, made once for each figure and each column that tells what it is
    for.
    """

    def __init__(self, laid: Layout, sheet: str, *, provisional: bool) -> None:
        self._laid = laid
        self._sheet = sheet
        self._provisional = provisional
        self._made: dict[tuple[str, int, int | None], Placing] = {}

    def of(self, number: int, identity: Heading | None, indicator: Indicator | None) -> Placing:
        """Gives the placing of the figure with that `number` in the layout of a row for the
        indicator.
        """
        laid = self._laid.of(indicator)
        ref = indicator.ref if indicator and laid is not self._laid else ""
        key = ref, number, identity.position if identity else None
        if key not in self._made:
            self._made[key] = placing(
                laid, laid.figures[number], identity, self._sheet, provisional=self._provisional
            )
        return self._made[key]
