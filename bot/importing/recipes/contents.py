"""What the rows of a file leave open: names, areas, periods, and what tells like rows apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.period import PeriodKind
from bot.domain.plan import Plan
from bot.domain.recipe import Question, Recipe
from bot.importing.problems import Unreadable
from bot.importing.recipes.doubts.evidence import Evidence, Stored
from bot.importing.recipes.doubts.shares import Shares
from bot.importing.recipes.doubts.units_said import UnitsSaid
from bot.importing.recipes.doubts.unlike_figures import UnlikeFigures
from bot.importing.recipes.doubts.year_in_order import (
    about_years_in_order,
    periods_of_headings,
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
from bot.importing.recipes.parts.percent_beside import percentages_beside, with_counts_of
from bot.importing.recipes.rows.areas import own_area
from bot.importing.recipes.rows.known_rows import with_rows
from bot.importing.recipes.rows.lines import lines
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.rows.name_above import about_unnamed
from bot.importing.recipes.rows.row_periods import year_of
from bot.importing.recipes.rows.row_questions import about_rows, no_row_is_for_the_plan
from bot.importing.recipes.rows.seen import Seen, ask_about_figures, look, look_at_marks
from bot.importing.recipes.rows.title_question import about_the_title
from bot.importing.recipes.rows.which_rows import (
    chosen_rows,
    open_columns,
)
from bot.importing.recipes.rows.years_down import each_year
from bot.importing.recipes.shape import Table


@dataclass(frozen=True, slots=True)
class Contents:
    """What is asked, the recipe with what its rows say of themselves, the own area, and the refs of
    those whose figures are left out for their unit.
    """

    questions: tuple[Question, ...]
    recipe: Recipe
    area: str | None = None
    left_out: frozenset[str] = frozenset()


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
    seen = Seen(
        frozenset(yearly),
        Evidence(stored),
        Shares(by_ref),
        UnitsSaid(by_ref),
        UnlikeFigures(by_ref),
    )
    matcher, chosen = Matcher(plan, recipe), chosen_rows(recipe, plan)
    counts_of: frozenset[str] = frozenset()
    for table, by_headings in laid.items():
        beside = percentages_beside(table, by_headings, matcher, chosen, by_ref)
        each = beside.laid
        seen.telling = open_columns(each, recipe)
        seen.sheet = table.sheet if len(tables) > 1 else ""
        seen.units.begin(table, each)
        for line in lines(table, each, matcher, chosen):
            look(line, each.of(line.match.indicator), table, recipe, seen)
            look_at_marks(line, each.of(line.match.indicator), table, recipe, seen)
        seen.ask_all(beside.questions)
        counts_of |= beside.refs
    if not (seen.matched or seen.questions or seen.unnamed or seen.percents):
        raise Unreadable(no_row_is_for_the_plan(seen.unknown))
    rows = about_rows(seen.doubts.values(), seen.evidence, plan, recipe, seen.across)
    seen.ask_all(rows.questions)
    runs = (*map(periods_of_headings, laid.values()), *seen.runs.values())
    seen.ask_all(about_years_in_order(runs, recipe))
    ask_about_figures(seen, recipe)
    if not seen.questions:
        seen.ask_if_any(about_unnamed(seen.unnamed))
    questions = tuple(seen.questions.values())
    known = rows.recipe
    if not questions:
        known = with_counts_of(with_rows(known, seen.rows), counts_of)
    left_out = (*seen.units.left_out(recipe), *seen.unlike.left_out(recipe))
    return Contents(questions, known, area, frozenset(left_out))


def refuse_open_years(tables: Sequence[Table], recipe: Recipe) -> None:
    """Raises Unreadable where months in the header state no year, before anything is asked."""
    for table, each in _laid(tables, recipe).items():
        refuse_open_headings(table, each)


def _laid(tables: Sequence[Table], recipe: Recipe) -> dict[Table, Layout]:
    return {table: layout(table, recipe, year_of(table)) for table in each_year(tables)}
