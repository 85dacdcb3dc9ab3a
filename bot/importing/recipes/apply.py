"""A recipe and the tables of a file → the rows that outturns are read from, and what is left."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.period import Period, PeriodKind
from bot.domain.plan import Plan
from bot.domain.recipe import Means, Recipe
from bot.importing.problems import Problems, Unreadable
from bot.importing.recipes.answers import PROVISIONAL as ALL_PROVISIONAL
from bot.importing.recipes.doubts.footnotes import Marks
from bot.importing.recipes.doubts.shares import with_sign
from bot.importing.recipes.headings.columns_used import counts_are_unkept, used_in, values_in
from bot.importing.recipes.headings.periods_across import Figures
from bot.importing.recipes.layout import Layout, layout
from bot.importing.recipes.parts.columns_beside import unheaded_figures
from bot.importing.recipes.parts.counts_beside import named_as_the_value, with_counts
from bot.importing.recipes.parts.percent_beside import percentages_beside
from bot.importing.recipes.placing import INDICATOR, NOTE, PERIOD, Placings
from bot.importing.recipes.placing import PROVISIONAL as IS_PROVISIONAL
from bot.importing.recipes.rows.legend import legend_of
from bot.importing.recipes.rows.line import Kind, Line
from bot.importing.recipes.rows.lines import lines
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.rows.own_rags import OwnRags
from bot.importing.recipes.rows.row_note import note_of_newest
from bot.importing.recipes.rows.row_periods import is_over, period_across, row_period, year_of
from bot.importing.recipes.rows.title_question import as_the_title_says
from bot.importing.recipes.rows.which_rows import chosen_rows
from bot.importing.recipes.rows.years_down import each_year
from bot.importing.recipes.shape import Table
from bot.importing.tables.headers import OUTTURNS, Header
from bot.importing.tables.hidden import refuse_hidden
from bot.importing.tables.no_figure import is_no_figure
from bot.importing.tables.rows import MOST_ROWS, Row, letter
from bot.importing.tables.table import Cells, Progress
from bot.importing.texts import quoted
from bot.importing.workbook.cells import place
from bot.messages.words import counted, listed

_COLUMNS = OUTTURNS.names
_HEADER = Header(0, OUTTURNS, _COLUMNS)
_NOW_AND_THEN = 500
_BARE = 6
_COUNTS = {Means.NUMERATOR, Means.DENOMINATOR}


@dataclass(slots=True)
class LeftOut:
    """What of a file is not taken in: `columns` by heading, `rows` by what they are, `blank` the
    number of empty cells, `early` what stands for periods that are not over. `kept` is the number
    of rows with counts that are.
    """

    columns: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    beside: dict[str, None] = field(default_factory=dict)
    """The columns with percentages that are read in the place of the counts beside them."""
    computed: bool = False
    """Whether percentages came of their counts alone."""
    counts_unkept: bool = False
    """Whether the counts beside some of those are not kept: nothing says what they are."""
    rows: dict[Kind, list[int | str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[Kind, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    others: Counter[str] = field(default_factory=Counter)
    benchmarks: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """By area and ref, the latest period and figure of another area."""
    rags: OwnRags = field(default_factory=OwnRags)
    marked: Marks | None = None
    blank: int = 0
    kept: int = 0
    early: dict[str, None] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    """The refs of those whose figures are left out, being in another unit."""

    def whole(self, figures: Figures, indicator: Indicator | None) -> bool:
        """Tells whether none of these figures of the indicator is read: sums so far beside months,
        and figures in another unit.
        """
        if figures.period is not None and figures.period.to_date:
            return True
        return indicator is not None and indicator.ref in self.units

    def marks(self, recipe: Recipe) -> Marks:
        """The marks behind figures, which are read as the recipe says."""
        self.marked = self.marked or Marks(recipe)
        return self.marked


@dataclass(frozen=True, slots=True)
class Applying:
    """A recipe laid over the tables of a file, on the day `at`."""

    recipe: Recipe
    tables: tuple[Table, ...]
    plan: Plan
    at: date
    problems: Problems
    progress: Progress | None
    left_out: LeftOut

    def cells(self) -> Iterator[Cells]:
        """Yields a row of a table of outturns for each figure, at the places of the file's own."""
        done = 0
        by_ref = {each.ref: each for each in self.plan.indicators}
        for table in each_year(self.tables):
            matcher, chosen = Matcher(self.plan, self.recipe), chosen_rows(self.recipe, self.plan)
            laid = layout(table, self.recipe, year_of(table))
            laid = percentages_beside(table, laid, matcher, chosen, by_ref).laid
            self._note_columns(laid, table)
            self.left_out.rags.begin(table, laid, year_of(table))
            legend = legend_of(table)
            hidden: list[int] = []
            lengths: dict[int, int] = {}
            own: set[int] = set()
            placings = Placings(
                laid,
                table.sheet if len(self.tables) > 1 else "",
                provisional=self.recipe.rules.get(ALL_PROVISIONAL) == "yes",
            )
            try:
                for line in lines(table, laid, matcher, chosen):
                    done += 1
                    if self.progress and done % _NOW_AND_THEN == 0:
                        self.progress(done, max(done, table.source.expected(done)))
                    if line.kind is not Kind.OWN:
                        self._note_row(line, laid, table)
                        continue
                    own.add(line.row.number)
                    if not table.source.ragged:
                        lengths.setdefault(len(line.row.cells), line.row.number)
                    if line.row.hidden:
                        hidden.append(line.row.number)
                        continue
                    of_row = laid.of(line.match.indicator)
                    for row in self._rows(line, of_row, table, legend, matcher, placings):
                        yield Cells(row, _HEADER, self.problems)
            except Unreadable as error:
                self.problems.add(str(error), error.row)
            self._refuse_shifted(table, lengths)
            self._refuse_merged(table, laid, own)
            used = {each.position: each.shown for each in used_in(laid)}
            refuse_hidden(table.source, table.header, used, hidden, self.problems)
        if self.progress:
            self.progress(done, done)

    def _rows(  # noqa: PLR0913, PLR0917 - what is known of a table
        self,
        line: Line,
        laid: Layout,
        table: Table,
        legend: Mapping[str, str],
        names: Matcher,
        placings: Placings,
    ) -> Iterator[Row]:
        told_by = next((each for each in (*laid.refs, *laid.names) if each.text_in(line.row)), None)
        of_newest = note_of_newest(line.row, laid)
        for number, figures in enumerate(laid.figures):
            value = figures.value
            indicator, word = line.match.indicator, line.match.word
            if figures.indicator is not None:
                indicator = self.plan.indicator(figures.indicator)
                word = names.sure(indicator) if indicator else None
            if value is None or self.left_out.whole(figures, indicator):
                continue
            rules = self.recipe.rules
            if figures.period is not None:
                found = period_across(figures.period, line.row, laid, rules, indicator)
            else:
                found = row_period(line.row, laid, table, rules, indicator)
            if found.left_out:
                continue
            period = as_the_title_says(found.code, self.recipe)
            text = value.text_in(line.row)
            spoiled = value.position in line.row.faults or value.position in line.row.struck
            if not (text or spoiled or _text_of(line.row, figures, Means.NUMERATOR)):
                self.left_out.blank += 1
                continue
            if not is_over(period, self.at) and (_is_year(period) or is_no_figure(text)):
                self.left_out.early.setdefault(value.shown)
                continue
            if indicator is not None and text:
                self.left_out.rags.look(line.row, indicator.ref, period)
            bare, noted, provisional = self.left_out.marks(self.recipe).read(
                line.row, value.position
            )
            bare, counts = with_counts(bare, value.position, indicator, figures.out_of)
            counts = counts or _counts_in_rows(line, bare, figures)
            beside = of_newest[1] if of_newest and of_newest[0] == number else ""
            note = noted or legend.get(text.casefold(), "") or beside
            given = {INDICATOR: word or "", PERIOD: period, NOTE: note, **counts}
            if provisional or found.provisional:
                given[IS_PROVISIONAL] = "yes"
            placed = placings.of(number, told_by if word is None else None, line.match.indicator)
            row = with_sign(bare, value.position, rules, indicator)
            yield named_as_the_value(placed.row(row, given), counts)

    def _note_columns(self, laid: Layout, table: Table) -> None:
        bare = [letter(each) for each in unheaded_figures(table, laid)]
        named = [each.shown for each in laid.left_out]
        if bare:
            named.append(f"{listed(bare, _BARE)} without a heading")
        self.left_out.columns += dict.fromkeys(
            each for each in named if each not in self.left_out.columns
        )
        for each in laid.beside_counts:
            self.left_out.beside.setdefault(f"{each.letter} {quoted(each.shown, 60)}")
        self.left_out.computed |= any(
            each.out_of for of in (laid, *laid.by_ref.values()) for each in of.figures
        )
        self.left_out.counts_unkept |= counts_are_unkept(laid)
        self.left_out.hidden += [
            each.shown for each in laid.hidden if each.shown not in self.left_out.hidden
        ]

    def _note_row(self, line: Line, laid: Layout, table: Table) -> None:
        if line.kind is Kind.OTHER_AREA:
            self.left_out.others[line.area] += 1
            self._note_benchmark(line, laid, table)
            return
        if line.kind is Kind.KEPT:
            self.left_out.kept += 1
            return
        number = line.row.number
        several = len(self.tables) > 1 and table.sheet
        place = f"{number} on {quoted(table.sheet)}" if several else number
        self.left_out.rows[line.kind].append(place)
        if line.kind not in (Kind.BESIDE, Kind.NAMELESS):
            self.left_out.names[line.kind].setdefault(line.words)

    def _note_benchmark(self, line: Line, laid: Layout, table: Table) -> None:
        """Keeps the latest figure of another area for an indicator of the plan."""
        if line.match.indicator is None or laid.across or not laid.figures:
            return
        rules, value = self.recipe.rules, laid.figures[0].value
        code = row_period(line.row, laid, table, rules, line.match.indicator).code
        text = value.text_in(line.row) if value else ""
        key = line.area, line.match.indicator.ref
        known = self.left_out.benchmarks.get(key)
        if not is_no_figure(text) and (known is None or known[0] < code):
            self.left_out.benchmarks[key] = code, text

    def _refuse_merged(self, table: Table, laid: Layout, own: set[int]) -> None:
        """A figure that stands in several cells is nobody's in particular."""
        values = {each.position for each in values_in(laid)}
        for row, name in table.source.merged(table.header + 1, MOST_ROWS, 10_000):
            first, _, last = name.partition(":")
            left, top = place(first)
            right, bottom = place(last or first)
            if (
                top > table.header
                and values.intersection(range(left, right + 1))
                and own.intersection(range(top, bottom + 1))
            ):
                self.problems.add(
                    f"the cells {name} are merged; unmerge them and fill in each one", row
                )

    def _refuse_shifted(self, table: Table, lengths: Mapping[int, int]) -> None:
        """Of a CSV, rows with more or fewer cells than the others: a comma in a number, perhaps."""
        for length, row in lengths.items():
            if length < table.width or (length > table.width and len(lengths) > 1):
                self.problems.add(
                    f"the row has {counted(length, 'cell')} where the header has {table.width}; "
                    "fill it up, or put texts and numbers with commas in quotation marks",
                    row,
                )


def _is_year(code: str) -> bool:
    return Period.parse(code).kind is PeriodKind.YEAR


def _text_of(row: Row, figures: Figures, means: Means) -> str:
    heading = figures.parts.get(means)
    return heading.text_in(row) if heading else ""


def _counts_in_rows(line: Line, row: Row, figures: Figures) -> dict[int, str]:
    """The counts of the figure in rows of their own, where no columns hold them."""
    indicator, value = line.match.indicator, figures.value
    if not (line.counts and indicator and value) or figures.parts.keys() & _COUNTS:
        return {}
    return line.counts.beside(row, value.position, indicator)
