"""Rows of a published file → figures of areas, by the indicators of the plan."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.domain.comparison import Area, AreaFigure, Level, YearEnd
from bot.domain.indicator import Indicator
from bot.domain.mark import Mark
from bot.domain.period import Period
from bot.importing.problems import Problems, Unreadable
from bot.importing.published.forms import LAIT_MEASURES, LAIT_VALUES, FiguresHeader, Form
from bot.importing.tables.no_figure import mark_of
from bot.importing.tables.numbers import plain, signed
from bot.importing.tables.rows import Row, letter
from bot.importing.texts import clean, quoted

_REGIONS = frozenset(
    {
        *("north east", "north west", "yorkshire and the humber", "east midlands"),
        *("west midlands", "east of england", "london", "inner london", "outer london"),
        *("south east", "south west"),
    }
)
_COUNTRY = "england"
_CODE = re.compile("[0-9]{3}")
_YEAR = re.compile(r"(20[0-9]{2})(?:[-/]?([0-9]{2}))?")
_YEARLY = frozenset({"reporting year", "financial year", "calendar year"})


class AreaFigures:
    """Reads the figures of one file. `left_out` counts the rows that are for no area that can be
    compared, by what the file calls them.
    """

    def __init__(self, header: FiguresHeader, problems: Problems) -> None:
        self._header = header
        self._problems = problems
        self._seen: dict[tuple[str, str, str], int] = {}
        self.left_out: Counter[str] = Counter()

    def read(self, rows: Iterable[Row]) -> tuple[AreaFigure, ...]:
        """The figures in the order of their rows; the rest have added their problems."""
        is_lait = self._header.form is Form.INTERACTIVE_TOOL
        if is_lait and "la number" not in self._header.columns:
            text = "the column is missing: the neighbours are known by it; save the file with it"
            self._problems.add(text, self._header.row, "LA Number")
            return ()
        read = self._of_interactive_tool if is_lait else self._of_dashboard
        found: list[AreaFigure] = []
        for row in rows:
            if row.number <= self._header.row:
                continue
            try:
                for name, value, indicator in read(row):
                    found += self._figure_or_problem(row, name, value, indicator)
            except Unreadable as error:
                self._problems.add(str(error), row.number)
        return tuple(found)

    def _figure_or_problem(
        self, row: Row, name: str, value: str, indicator: Indicator
    ) -> tuple[AreaFigure, ...]:
        try:
            figure = self._figure(row, value, indicator)
        except Unreadable as error:
            self._problems.add(str(error), row.number, name)
            return ()
        return () if figure is None else (figure,)

    def _of_dashboard(self, row: Row) -> Iterator[tuple[str, str, Indicator]]:
        for name, indicator in self._header.measures.items():
            yield name, self._text(row, name), indicator

    def _of_interactive_tool(self, row: Row) -> Iterator[tuple[str, str, Indicator]]:
        columns = self._header.columns
        for column in (each for each in LAIT_MEASURES if each in columns):
            indicator = self._header.measures.get(self._text(row, column).casefold())
            if indicator is not None:
                name = next(each for each in LAIT_VALUES if each in columns)
                yield name, self._text(row, name), indicator
                return

    def _figure(self, row: Row, text: str, indicator: Indicator) -> AreaFigure | None:
        area = self._area(row)
        published = indicator.published
        if area is None or published is None or not text:
            return None
        period = self._period(row, published.year_end)
        if published.released is not None and period.end > published.released:
            raise Unreadable(
                f"{period.label} was not over on {published.released}, the day that the plan says "
                f"{indicator.ref} was released; correct released in the plan first"
            )
        value, mark = _value(text, indicator)
        source, per, day = self._header.form.value, published.per, published.released
        figure = AreaFigure(indicator.ref, area, period, value, source, mark, per, day)
        first = self._seen.setdefault(figure.place, row.number)
        if first != row.number:
            raise Unreadable(
                f"{indicator.ref} for {area.name}, {period.label} is there twice, in row {first} "
                "as well; keep the rows of one kind only"
            )
        return figure

    def _area(self, row: Row) -> Area | None:
        if self._header.form is Form.INTERACTIVE_TOOL:
            name = self._text(row, "la and regions")
            level = _level_of(name)
            code = self._text(row, "la number")
        else:
            said = self._text(row, "geographic_level")
            level = _LEVELS.get(said.casefold())
            name = self._text(row, _NAMES[level]) if level else said
            code = self._text(row, "old_la_code")
        if level is None or not name:
            self.left_out[name or "rows without an area"] += 1
            return None
        if level is not Level.AUTHORITY:
            return Area(name, level)
        if not _CODE.fullmatch(code):
            raise Unreadable(f"{quoted(code)} is no council's code of 3 digits: it is {name}'s")
        return Area(name, level, code)

    def _period(self, row: Row, year_end: YearEnd) -> Period:
        if self._header.form is Form.INTERACTIVE_TOOL:
            return _period(self._text(row, "years"), year_end)
        kind = self._text(row, "time_identifier")
        if kind.casefold() not in _YEARLY:
            raise Unreadable(f"{quoted(kind)} is no year; keep the rows of years only")
        return _period(self._text(row, "time_period"), year_end)

    def _text(self, row: Row, name: str) -> str:
        place = self._header.columns.get(name)
        if place is None or place >= len(row.cells):
            return ""
        try:
            return clean(row.cells[place])
        except ValueError as error:
            raise Unreadable(f"the text in column {letter(place)} {error}") from error


_LEVELS = {
    "national": Level.COUNTRY,
    "regional": Level.REGION,
    "local authority": Level.AUTHORITY,
}
_NAMES = {
    Level.COUNTRY: "country_name",
    Level.REGION: "region_name",
    Level.AUTHORITY: "la_name",
}


def _level_of(name: str) -> Level | None:
    """What the Interactive Tool's name is of; None for a part of England or of its schools."""
    plain_name = name.casefold()
    if plain_name == _COUNTRY:
        return Level.COUNTRY
    if plain_name in _REGIONS:
        return Level.REGION
    return None if plain_name.startswith(_COUNTRY) or not name else Level.AUTHORITY


def _period(text: str, year_end: YearEnd) -> Period:
    match = _YEAR.fullmatch(text)
    if match is None:
        raise Unreadable(f"{quoted(text)} is no year; it is 2025, 2024-25 or 202425")
    last, second = int(match[1]), match[2]
    if year_end is YearEnd.SEPTEMBER:
        if second is not None:
            raise Unreadable(f"{quoted(text)} is two years, and the plan says 30 September")
        return Period.parse(f"{last}-09-30")
    first = last if second is not None else last - 1
    try:
        return Period.parse(f"{first}/{second or f'{last % 100:02d}'}")
    except ValueError as error:
        raise Unreadable(str(error)) from error


def _value(text: str, indicator: Indicator) -> tuple[Decimal | None, Mark | None]:
    if (mark := mark_of(text)) is not None:
        return None, mark
    value = signed(text.removesuffix("%"))
    most = indicator.highest
    if value < indicator.lowest or (most is not None and value > most):
        raise Unreadable(f"{plain(value)} cannot be a figure of {indicator.ref}; correct it")
    return value, None
