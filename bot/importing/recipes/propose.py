"""A council's own file → the recipe it is read by, and what only a person can say of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.plan import Plan
from bot.domain.recipe import PERIOD, Means, Question, Recipe
from bot.importing.problems import Unreadable
from bot.importing.recipes.contents import contents_of, refuse_open_years
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.headings.beside_periods import is_value
from bot.importing.recipes.headings.columns import propose_columns
from bot.importing.recipes.headings.heading_keys import general
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.unclear_headings import refuse_month_first, refuse_weeks
from bot.importing.recipes.headings.value_question import about_the_value
from bot.importing.recipes.layout import INDICATOR
from bot.importing.recipes.parts.bases import with_bases
from bot.importing.recipes.parts.named_parts import VALUE_OF, part_of
from bot.importing.recipes.rows.by_sheet import by_sheet, indicator_said, tells_it
from bot.importing.recipes.rows.indicator_question import NEARLY, about_columns
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.rows.row_periods import (
    PERIOD_RULE,
    SHEET,
    TITLE,
    sheet_period,
    title_period,
)
from bot.importing.recipes.shape import NUMBER, Heading, Table
from bot.importing.texts import quoted
from bot.messages.words import listed

SHEETS = "sheets"
_NAMED = 8
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """The recipe as far as it is known, the tables it reads, what is to be asked first, and the
    refs of those whose figures are left out for their unit.
    """

    recipe: Recipe
    tables: tuple[Table, ...]
    questions: tuple[Question, ...]
    left_out: frozenset[str] = frozenset()


def tables_of_figures(tables: Sequence[Table], plan: Plan) -> list[Table]:
    """The tables that may hold figures of indicators. Raises Unreadable where there is none, and
    where one has weeks in its header, or dates with their months first.
    """
    matcher = Matcher(plan)
    for table in tables:
        if any(meaning_of(each.text) is Means.INDICATOR for each in table.headings):
            refuse_weeks(table)
            refuse_month_first(table)
    found = [each for each in tables if _may_hold_figures(each, matcher)]
    if not found:
        raise _nothing_read(tables[0])
    return found


def propose(
    tables: Sequence[Table], plan: Plan, known: Recipe | None, stored: Stored, file: str
) -> Proposal:
    """Says how a `file` with these tables of figures is read. What is `known` of it is followed,
    and only what that leaves open is asked; what is `stored` says which answers are likely. Raises
    Unreadable where it holds no figures of the plan.
    """
    matcher = Matcher(plan)
    recipe = known or Recipe(())
    chosen: Sequence[Table]
    chosen, asked = _chosen(tables, recipe, matcher)
    if asked:
        return Proposal(recipe, tuple(tables), (asked,))
    columns = propose_columns(chosen, matcher.exactly, known)
    recipe = replace(recipe, columns=columns.columns)
    recipe, chosen, unnamed = _with_names(recipe, chosen, matcher, plan, file)
    recipe, bases = (recipe, ()) if unnamed else with_bases(recipe, chosen, plan, known)
    recipe, missing = (recipe, unnamed) if unnamed else _completed(recipe, chosen)
    questions = (*columns.questions, *bases, *missing)
    left_out: frozenset[str] = frozenset()
    if questions:
        refuse_open_years(chosen, recipe)
    else:
        contents = contents_of(chosen, recipe, plan, stored)
        questions, left_out = contents.questions, contents.left_out
        recipe = replace(contents.recipe, area=contents.area or recipe.area)
    return Proposal(recipe, tuple(chosen), questions, left_out)


def _nothing_read(table: Table) -> Unreadable:
    named = [quoted(each.shown, 40) for each in table.headings] or ["none"]
    return Unreadable(
        "this reads like no scorecard of the plan's indicators: no column tells which indicator a "
        "row is for (as Ref, Indicator or Measure would), or none holds its figures (as Actual or "
        f"Apr-25 would). Its headings are {listed(named, _NAMED)}. If it is your scorecard, head "
        "those columns so, or give the indicators in the plan as their codes what the file calls "
        "them; if it is another report, such as a budget, leave it out",
        table.header,
    )


def _may_hold_figures(table: Table, matcher: Matcher) -> bool:
    """Whether headings of the table are those of figures by indicator."""
    told = [meaning_of(each.text) for each in table.headings]
    periods = any(each.stated or each.above for each in table.headings)
    of_indicators = any(matcher.exactly(each.text) for each in table.headings)
    figures = periods or of_indicators or bool({Means.VALUE, Means.PERIOD}.intersection(told))
    named = of_indicators or Means.INDICATOR in told
    return figures and (named or periods or Means.PERIOD in told)


def _chosen(
    tables: Sequence[Table], recipe: Recipe, matcher: Matcher
) -> tuple[list[Table], Question | None]:
    """The tables to be read: the only one, those of the recipe, or one sheet for each period."""
    named = [each for each in tables if general(each.sheet) in recipe.sheets]
    if len(tables) == 1 or named:
        return named or list(tables), None
    periods = [PERIOD in general(each.sheet) for each in tables]
    if all(periods) and len({each.keys() for each in tables}) == 1:
        return list(tables), None
    indicators = {each.sheet: _indicators_of(each, matcher) for each in tables}
    of_plan = [each for each in tables if indicators[each.sheet]]
    if len(of_plan) == 1:
        return of_plan, None
    shown = of_plan or tables
    names = tuple(each.sheet for each in shown)
    said = listed([quoted(each) for each in names])
    apart = sum(map(len, indicators.values())) == len(set().union(*indicators.values()))
    # A sheet for each theme is one scorecard; two sheets of one indicator are two readings of it.
    together = (", ".join(names),) if of_plan and apart else ()
    if not of_plan and any(indicator_said(each, matcher) for each in tables):
        return list(tables), None
    which = "are they to be read together?" if together else "which is to be read?"
    asked = f"The sheets {said} each hold a table; {which}"
    return [], Question(SHEETS, asked, (*together, *names))


def _indicators_of(table: Table, matcher: Matcher) -> set[str]:
    """The refs of the indicators that are named below the header."""
    named = (
        matcher.exactly(cell)
        for row in table.source.rows(table.header + _LOOKED_AT)
        if row.number > table.header
        for cell in row.cells
        if cell
    )
    return {each.ref for each in named if each is not None}


def _with_names(
    recipe: Recipe, tables: Sequence[Table], matcher: Matcher, plan: Plan, file: str
) -> tuple[Recipe, Sequence[Table], tuple[Question, ...]]:
    """The recipe, and where no heading says which column tells the indicator, with the one that
    holds refs, codes or names of the plan's; the tables, and where no column does, with the one
    indicator of each; else what is to be asked. Raises Unreadable where nothing in the file is like
    an indicator.
    """
    told = {each.means for each in recipe.columns}
    if Means.INDICATOR in told:
        return recipe, [_of_its_sheet(each, recipe, matcher) for each in tables], ()
    of_columns = any(map(part_of, told))
    if of_columns or any(matcher.exactly(each.text) for each in tables[0].headings):
        return recipe, tables, about_columns(tables, recipe, plan, least=NEARLY)
    if INDICATOR in recipe.rules:
        return recipe, by_sheet(tables, recipe, matcher, plan, file).tables, ()
    table = tables[0]
    found = {
        heading.key: _exact_below(table, heading, matcher)
        for heading in table.headings
        if heading.stated is None and not part_of(recipe.means(heading.key) or "")
    }
    best = max(found, key=lambda key: found[key], default="")
    if found and found[best]:
        named = tuple(
            replace(each, means=str(Means.INDICATOR)) if each.heading == best else each
            for each in recipe.columns
        )
        return replace(recipe, columns=named), tables, ()
    if _hold_values(recipe, tables):
        found_by = by_sheet(tables, recipe, matcher, plan, file)
        return recipe, found_by.tables, found_by.questions
    asked = about_columns(tables, recipe, plan)
    if not asked and not of_columns:
        raise _nothing_read(table)
    return recipe, tables, asked


def _of_its_sheet(table: Table, recipe: Recipe, matcher: Matcher) -> Table:
    """The table with the indicator that its sheet is named for where its columns tell none."""
    if tells_it(table, recipe):
        return table
    return replace(table, indicator=indicator_said(table, matcher))


def _exact_below(table: Table, heading: Heading, matcher: Matcher) -> int:
    """How many cells hold what is exactly an indicator. Some figures happen to be refs as well: a
    column of numbers tells indicators only where most of them are.
    """
    texts = [
        text
        for row in table.source.rows(table.header + _LOOKED_AT)
        if row.number > table.header and heading.position < len(row.cells)
        if (text := row.cells[heading.position].strip())
    ]
    found = [text for text in texts if matcher.exactly(text)]
    names = sum(not NUMBER.fullmatch(text) for text in found)
    return names or (len(found) if len(found) * 2 > len(texts) else 0)


def _hold_values(recipe: Recipe, tables: Sequence[Table]) -> bool:
    return any(
        is_value(recipe.means(each.key) or "", each) for table in tables for each in table.headings
    )


def _completed(recipe: Recipe, tables: Sequence[Table]) -> tuple[Recipe, tuple[Question, ...]]:
    """What must be known beside the columns: which holds the figures, and where a table has no
    column of periods, what period they are for.
    """
    told = {each.means for each in recipe.columns}
    if Means.ASKED in told:
        return recipe, ()
    values = _hold_values(recipe, tables) or any(each.startswith(VALUE_OF) for each in told)
    parts = {part[0] for each in told if (part := part_of(each))} | told
    if not values and not parts >= {Means.NUMERATOR, Means.DENOMINATOR}:
        return recipe, about_the_value(recipe, tables)
    across = any(
        (is_value(means, each) or (not values and means == Means.NUMERATOR))
        and (each.stated or each.above)
        for table in tables
        for each in table.headings
        if (means := recipe.means(each.key))
    )
    if across or Means.PERIOD in told or PERIOD_RULE in recipe.rules:
        return recipe, ()
    if all(sheet_period(each) for each in tables):
        return replace(recipe, rules={**recipe.rules, PERIOD_RULE: SHEET}), ()
    if all(title_period(each) for each in tables):
        code = title_period(tables[0])
        return recipe, (
            Question(
                PERIOD_RULE,
                f"No column says which period the figures are for, and the title says {code}; are "
                "all of them for the period in the title?",
                (TITLE,),
            ),
        )
    raise Unreadable(
        "no column and no title says which period the figures are for; add a column Period, or "
        "write it above the table, as in 'September 2018'",
        tables[0].header,
    )
