"""What is seen of the rows of a file, one after the other, and asked of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.domain.recipe import KnownRow, Question, Recipe
from bot.importing.recipes.doubts.evidence import Evidence
from bot.importing.recipes.doubts.footnotes import about_the_mark
from bot.importing.recipes.doubts.shares import Shares
from bot.importing.recipes.doubts.units_said import UnitsSaid
from bot.importing.recipes.doubts.unlike_figures import UnlikeFigures
from bot.importing.recipes.doubts.year_in_order import (
    Placed,
    placed,
)
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.parts.percent_below import about_of, about_percentages
from bot.importing.recipes.rows.line import Block, Kind, Line
from bot.importing.recipes.rows.matching import Doubt
from bot.importing.recipes.rows.name_above import on_sheet
from bot.importing.recipes.rows.period_question import about_the_period
from bot.importing.recipes.rows.row_periods import RowPeriod, period_across, row_period
from bot.importing.recipes.rows.sections import about_the_section
from bot.importing.recipes.rows.title_question import as_the_title_says
from bot.importing.recipes.rows.which_rows import (
    about_rows_of_others,
    about_the_other_block,
    about_what_differs,
)
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import same_name

_QUESTIONS = 40
_OF_THE_PLAN = frozenset([Kind.OWN, Kind.PART, Kind.COUNTS])
_REMEMBERED = frozenset([Kind.OWN, Kind.UNKNOWN, Kind.LEFT_OUT])
_LOOKED_AT = 200_000
"""Rows of which the figures' places are remembered, to find what stands there twice."""


@dataclass(slots=True)
class Seen:
    """What the rows seen so far leave open, and the questions that they raise."""

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


def _remember(line: Line, laid: Layout, seen: Seen) -> None:
    """Takes note of what a row says of itself, whatever it is."""
    if line.kind is Kind.UNKNOWN:
        seen.unknown.setdefault(line.words)
    if line.match.known and line.kind in _REMEMBERED:
        seen.rows.setdefault(line.match.known)
    if line.undecided is not None:
        seen.percents[about_of(line.undecided)].append((seen.sheet, laid, line.undecided))
    if line.below_a_name:
        seen.unnamed[seen.sheet].append(line.row.number)


def look(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: Seen) -> None:
    """Takes note of a row, and asks what it leaves open."""
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


def _look_at_place(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: Seen) -> None:
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


def ask_about_figures(seen: Seen, recipe: Recipe) -> None:
    """Asks what the figures are counted in. Those with a row of percentages beneath are counts,
    until that is answered.
    """
    seen.ask_all((*seen.shares.questions(recipe), *seen.units.questions(recipe)))
    for about, blocks in seen.percents.items():
        seen.ask(about_percentages(about, blocks))
    if not seen.percents:
        seen.ask_all(seen.unlike.questions(recipe))


def look_at_marks(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: Seen) -> None:
    """Asks what the marks behind the figures of a row say."""
    if line.kind is Kind.OWN:
        for each in laid.figures:
            if each.value and not (each.period and each.period.to_date):
                seen.ask_if_any(about_the_mark(line.row, each.value.position, table, recipe))


def _note_figures(line: Line, laid: Layout, table: Table, recipe: Recipe, seen: Seen) -> None:
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


def _look_twice(place: tuple[str, str], line: Line, table: Table, laid: Layout, seen: Seen) -> None:
    """Asks what tells the row from an earlier one with figures of the same place."""
    if len(seen.places) < _LOOKED_AT:
        first = seen.places.setdefault(place, line)
        if first is not line:
            asked = about_what_differs(first.row, line.row, table, laid, seen.sheet)
            seen.ask_if_any(asked or about_the_other_block(first, line, laid, seen.sheet))


def _text(line: Line, heading: Heading) -> str:
    cells = line.row.cells
    return " ".join(cells[heading.position].split()) if heading.position < len(cells) else ""


def _look_across(line: Line, laid: Layout, recipe: Recipe, seen: Seen) -> None:
    for each in laid.figures:
        if each.value and each.period and not each.period.to_date and _text(line, each.value):
            period = period_across(each.period, line.row, laid, recipe.rules, line.match.indicator)
            if period.asks:
                said = _years_of(line, laid) or each.value.shown
                seen.ask(_about_period(period, said, line, laid, seen))


def _about_period(found: RowPeriod, said: str, line: Line, laid: Layout, seen: Seen) -> Question:
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
