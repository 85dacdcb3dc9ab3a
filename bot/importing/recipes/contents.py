"""What the rows of a file leave open: names, areas, periods, and what tells like rows apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.period import PeriodKind
from bot.domain.plan import Plan
from bot.domain.recipe import KnownRow, Question, Recipe
from bot.importing.problems import Unreadable
from bot.importing.recipes.doubts.evidence import Evidence, Stored
from bot.importing.recipes.doubts.footnotes import about_the_mark
from bot.importing.recipes.doubts.shares import Shares
from bot.importing.recipes.doubts.units_said import UnitsSaid
from bot.importing.recipes.doubts.unlike_figures import UnlikeFigures
from bot.importing.recipes.doubts.year_in_order import (
    Placed,
    about_years_in_order,
    periods_of_headings,
    placed,
)
from bot.importing.recipes.headings.months_in_order import (
    refuse_months_of_another_year,
    refuse_months_out_of_order,
)
from bot.importing.recipes.headings.unclear_headings import (
    refuse_contradictions,
    refuse_open_headings,
)
from bot.importing.recipes.layout import Layout, layout
from bot.importing.recipes.parts.percent_below import about_of, about_percentages
from bot.importing.recipes.parts.percent_beside import percentages_beside
from bot.importing.recipes.rows.areas import own_area
from bot.importing.recipes.rows.known_rows import with_rows
from bot.importing.recipes.rows.line import Block, Kind, Line
from bot.importing.recipes.rows.lines import lines
from bot.importing.recipes.rows.matching import Doubt, Matcher
from bot.importing.recipes.rows.name_above import about_unnamed, on_sheet
from bot.importing.recipes.rows.period_question import about_the_period
from bot.importing.recipes.rows.row_periods import RowPeriod, period_across, row_period, year_of
from bot.importing.recipes.rows.row_questions import about_rows, no_row_is_for_the_plan
from bot.importing.recipes.rows.sections import about_the_section
from bot.importing.recipes.rows.title_question import about_the_title, as_the_title_says
from bot.importing.recipes.rows.which_rows import (
    about_rows_of_others,
    about_the_other_block,
    about_what_differs,
    chosen_rows,
    open_columns,
)
from bot.importing.recipes.rows.years_down import each_year
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import same_name

_QUESTIONS = 40
_OF_THE_PLAN = frozenset([Kind.OWN, Kind.PART, Kind.COUNTS])
_REMEMBERED = frozenset([Kind.OWN, Kind.UNKNOWN, Kind.LEFT_OUT])
_LOOKED_AT = 200_000
"""Rows of which the figures' places are remembered, to find what stands there twice."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is asked, the recipe with what its rows say of themselves, the own area, and the refs of
    those whose figures are left out for their unit.
    """

    questions: tuple[Question, ...]
    recipe: Recipe
    area: str | None = None
    left_out: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Seen:
    yearly: frozenset[str]
    """The refs of those that the plan measures by year."""
    evidence: Evidence
    shares: Shares
    units: UnitsSaid
    unlike: UnlikeFigures
    doubts: dict[str, Doubt] = field(default_factory=dict)
    rows: dict[KnownRow, None] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    matched: int = 0
    unknown: dict[str, None] = field(default_factory=dict)
    across: set[str] = field(default_factory=set)
    """The refs of rows with all their periods across: another row of theirs is theirs twice."""
    places: dict[tuple[str, str], Line] = field(default_factory=dict)
    runs: dict[str, list[Placed]] = field(default_factory=lambda: defaultdict(list))
    """By ref, the periods of its rows, in their order."""
    unnamed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By sheet, the rows without a name right below one that has one."""
    percents: dict[str, list[tuple[str, Layout, Block]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """By what is asked of them, the blocks with percentages beneath a name, with their sheets."""
    sheet: str = ""
    """Of the table that is looked at, where several are."""
    telling: tuple[Heading, ...] = ()
    """Of the table that is looked at, the columns that may say what a row is."""

    def ask(self, question: Question) -> None:
        if len(self.questions) < _QUESTIONS:
            self.questions.setdefault(question.about, question)

    def ask_all(self, questions: Iterable[Question]) -> None:
        for each in questions:
            self.ask(each)

    def ask_if_any(self, question: Question | None) -> None:
        if question is not None:
            self.ask(question)


def contents_of(tables: Sequence[Table], recipe: Recipe, plan: Plan, stored: Stored) -> Contents:
    """Lists every question that the rows raise: what is `stored` says which answers are likely.
    Raises Unreadable where no row is for an indicator of the plan, and where months in the header
    state no year.
    """
    laid = _laid(tables, recipe)
    for table, each in laid.items():
        refuse_open_headings(table, each)
        refuse_months_out_of_order(table, each)
        refuse_months_of_another_year(table, each)
        refuse_contradictions(table, each)
    area, asked = own_area(laid, recipe, plan)
    if asked := asked or about_the_title(tables, recipe, plan):
        return Contents((asked,), recipe)
    yearly = (each.ref for each in plan.indicators if each.measured is PeriodKind.YEAR)
    by_ref = {each.ref: each for each in plan.indicators}
    seen = _Seen(
        frozenset(yearly),
        Evidence(stored),
        Shares(by_ref),
        UnitsSaid(by_ref),
        UnlikeFigures(by_ref),
    )
    matcher, chosen = Matcher(plan, recipe), chosen_rows(recipe, plan)
    for table, by_headings in laid.items():
        beside = percentages_beside(table, by_headings, matcher, chosen, by_ref)
        each = beside.laid
        seen.telling = open_columns(each, recipe)
        seen.sheet = table.sheet if len(tables) > 1 else ""
        seen.units.begin(table, each)
        for line in lines(table, each, matcher, chosen):
            _look(line, each.of(line.match.indicator), table, recipe, seen)
            _look_at_marks(line, each.of(line.match.indicator), table, recipe, seen)
        seen.ask_all(beside.questions)
    if not (seen.matched or seen.questions or seen.unnamed or seen.percents):
        raise Unreadable(no_row_is_for_the_plan(seen.unknown))
    rows = about_rows(seen.doubts.values(), seen.evidence, plan, recipe, seen.across)
    seen.ask_all(rows.questions)
    runs = (*map(periods_of_headings, laid.values()), *seen.runs.values())
    seen.ask_all(about_years_in_order(runs, recipe))
    _ask_about_figures(seen, recipe)
    if not seen.questions:
        seen.ask_if_any(about_unnamed(seen.unnamed))
    questions = tuple(seen.questions.values())
    known = rows.recipe if questions else with_rows(rows.recipe, seen.rows)
    left_out = (*seen.units.left_out(recipe), *seen.unlike.left_out(recipe))
    return Contents(questions, known, area, frozenset(left_out))


def refuse_open_years(tables: Sequence[Table], recipe: Recipe) -> None:
    """Raises Unreadable where months in the header state no year, before anything is asked."""
    for table, each in _laid(tables, recipe).items():
        refuse_open_headings(table, each)


def _laid(tables: Sequence[Table], recipe: Recipe) -> dict[Table, Layout]:
    return {table: layout(table, recipe, year_of(table)) for table in each_year(tables)}


def _remember(line: Line, laid: Layout, seen: _Seen) -> None:
    """Takes note of what a row says of itself, whatever it is."""
    if line.kind is Kind.UNKNOWN:
        seen.unknown.setdefault(line.words)
    if line.match.known and line.kind in _REMEMBERED:
        seen.rows.setdefault(line.match.known)
    if line.undecided is not None:
        seen.percents[about_of(line.undecided)].append((seen.sheet, laid, line.undecided))
    if line.below_a_name:
        seen.unnamed[seen.sheet].append(line.row.number)


def _look(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: _Seen) -> None:
    if line.kind in _OF_THE_PLAN and line.section and line.section.asks:
        seen.ask(about_the_section(line.section, seen.sheet))
        return
    _remember(line, laid, seen)
    if line.kind not in (Kind.OWN, Kind.PART):
        return
    seen.matched += 1
    if line.kind is Kind.PART:
        _look_at_place(line, laid, table, recipe, seen)
        return
    if line.match.doubt:
        seen.doubts.setdefault(line.words, replace(line.match.doubt, sheet=seen.sheet))
        _note_figures(line, laid, table, recipe, seen)
        return
    seen.ask_if_any(about_rows_of_others(line.row, seen.telling, table, laid, seen.sheet))
    seen.shares.look(line.row, laid, line.match.indicator)
    seen.units.look(line.row, laid, line.match.indicator)
    seen.unlike.look(line.row, laid, line.match.indicator)
    if laid.across:
        _look_across(line, laid, recipe, seen)
    _look_at_place(line, laid, table, recipe, seen)


def _look_at_place(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: _Seen) -> None:
    """Asks for what period the figure of a row is, and what tells rows of one place apart."""
    if laid.across:
        ref = line.match.indicator.ref if line.match.indicator else laid.figures[0].indicator
        if ref:
            seen.across.add(ref)
            years = _years_of(line, laid) or table.year or ""
            _look_twice((ref, f"{table.sheet} {years}"), line, table, laid, seen)
        return
    period = row_period(line.row, laid, table, recipe.rules, line.match.indicator)
    if period.asks:
        texts = [_text(line, each) for each in laid.periods]
        seen.ask(_about_period(period, " ".join(texts), line, laid, seen))
    elif not period.left_out and (line.match.indicator or laid.by_indicator):
        own, one = line.match.indicator, laid.figures[0].indicator
        ref = own.ref if own else one or ""
        _look_twice((ref, period.code), line, table, laid, seen)
        where = f"row {line.row.number}{on_sheet(seen.sheet)}"
        if len(seen.places) < _LOOKED_AT and (found := placed(period.code, where)):
            seen.runs[ref].append(found)


def _ask_about_figures(seen: _Seen, recipe: Recipe) -> None:
    """Asks what the figures are counted in. Those with a row of percentages beneath are counts,
    until that is answered.
    """
    seen.ask_all((*seen.shares.questions(recipe), *seen.units.questions(recipe)))
    for about, blocks in seen.percents.items():
        seen.ask(about_percentages(about, blocks))
    if not seen.percents:
        seen.ask_all(seen.unlike.questions(recipe))


def _look_at_marks(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: _Seen) -> None:
    if line.kind is Kind.OWN:
        for each in laid.figures:
            if each.value and not (each.period and each.period.to_date):
                seen.ask_if_any(about_the_mark(line.row, each.value.position, table, recipe))


def _note_figures(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: _Seen) -> None:
    """Takes down the figures of a row for the periods that they are for."""
    for each in laid.figures:
        if each.value is None or (each.period and each.period.to_date):
            continue
        if each.period is not None:
            found = period_across(each.period, line.row, laid, recipe.rules, None)
        else:
            found = row_period(line.row, laid, table, recipe.rules, None)
        if not (found.asks or found.left_out):
            period = as_the_title_says(found.code, recipe)
            seen.evidence.note(same_name(line.words), period, _text(line, each.value))


def _look_twice(
    place: tuple[str, str], line: Line, table: Table, laid: Layout, seen: _Seen
) -> None:
    """Asks what tells the row from an earlier one with figures of the same place."""
    if len(seen.places) < _LOOKED_AT:
        first = seen.places.setdefault(place, line)
        if first is not line:
            asked = about_what_differs(first.row, line.row, table, laid, seen.sheet)
            seen.ask_if_any(asked or about_the_other_block(first, line, laid, seen.sheet))


def _text(line: Line, heading: Heading) -> str:
    cells = line.row.cells
    return " ".join(cells[heading.position].split()) if heading.position < len(cells) else ""


def _look_across(line: Line, laid: Layout, recipe: Recipe, seen: _Seen) -> None:
    for each in laid.figures:
        if each.value and each.period and not each.period.to_date and _text(line, each.value):
            period = period_across(each.period, line.row, laid, recipe.rules, line.match.indicator)
            if period.asks:
                said = _years_of(line, laid) or each.value.shown
                seen.ask(_about_period(period, said, line, laid, seen))


def _about_period(found: RowPeriod, said: str, line: Line, laid: Layout, seen: _Seen) -> Question:
    own = line.match.indicator
    refs = {own.ref} if own else {each.indicator for each in laid.figures}
    return about_the_period(
        found,
        said,
        f"{line.row.number}{on_sheet(seen.sheet)}",
        yearly=bool(refs & seen.yearly),
        across=laid.across,
    )


def _years_of(line: Line, laid: Layout) -> str:
    return " ".join(filter(None, (_text(line, each) for each in laid.periods)))
