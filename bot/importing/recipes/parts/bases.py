"""Columns of counts beside percentages, headed "n": the numerator, or the base they are out of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.domain.indicator import Indicator, Unit
from bot.domain.plan import Plan
from bot.domain.recipe import Column, Means, Question, Recipe
from bot.importing.recipes.headings.alike import headings_by_key, say_columns
from bot.importing.recipes.layout import Layout, layout
from bot.importing.recipes.parts.block_counts import figure_at
from bot.importing.recipes.parts.count_alone import what_it_may_be
from bot.importing.recipes.rows.line import Kind
from bot.importing.recipes.rows.lines import lines
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.rows.row_periods import year_of
from bot.importing.recipes.rows.which_rows import chosen_rows
from bot.importing.recipes.rows.years_down import each_year
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import plain_words

_ROWS = 5_000
_N = "n"
_BOTH = frozenset([Means.NUMERATOR, Means.DENOMINATOR])
_Pair = tuple[Indicator, str, str]


def with_bases(
    recipe: Recipe, tables: Sequence[Table], plan: Plan, known: Recipe | None
) -> tuple[Recipe, tuple[Question, ...]]:
    """The recipe in which columns of counts that cannot be the numerators of the percentages beside
    them, and can be what those are out of, are denominators where they are headed "n". What could
    be either is asked, and so is a numerator by its name that can only be a denominator; what is
    `known` is asked no more.
    """
    counts = {each.heading for each in recipe.columns if each.means == Means.NUMERATOR}
    if not counts:
        return recipe, ()
    found = _pairs(tables, recipe, plan)
    alike = headings_by_key(tables)
    asked: list[Question] = []
    columns: list[Column] = []
    for column in recipe.columns:
        means, pairs = column.means, found.get(column.heading, [])
        if column.heading in counts and pairs:
            headings = alike[column.heading]
            settled = known is not None and known.means(column.heading) not in (None, Means.ASKED)
            means = str(_means(pairs, is_n=_is_n(headings[0]), settled=settled))
            if means == Means.ASKED:
                asked.append(_question(column, headings, pairs[0]))
        columns.append(replace(column, means=means))
    return replace(recipe, columns=tuple(columns)), tuple(asked)


def _means(pairs: Sequence[_Pair], *, is_n: bool, settled: bool) -> Means:
    may_be = _BOTH
    by_indicator: dict[str, list[_Pair]] = defaultdict(list)
    for each in pairs:
        by_indicator[each[0].ref].append(each)
    for of_one in by_indicator.values():
        may_be &= what_it_may_be([(text, count) for _, text, count in of_one], of_one[0][0])
    if may_be == {Means.DENOMINATOR}:
        sure = Means.DENOMINATOR if is_n else Means.ASKED
        return Means.NUMERATOR if settled and not is_n else sure
    if may_be == {Means.NUMERATOR} or settled or not is_n:
        return Means.NUMERATOR
    return Means.ASKED


def _is_n(heading: Heading) -> bool:
    return any(plain_words(each) == _N for each in (heading.text, *heading.group.split(" / ")))


def _pairs(tables: Sequence[Table], recipe: Recipe, plan: Plan) -> dict[str, list[_Pair]]:
    """By heading, each percentage with the count beside it that has no other."""
    by_ref = {each.ref: each for each in plan.indicators}
    found: dict[str, list[_Pair]] = defaultdict(list)
    matcher, chosen = Matcher(plan, recipe), chosen_rows(recipe, plan)
    for table in each_year(tables):
        laid = layout(table, recipe, year_of(table))
        for line in islice(lines(table, laid, matcher, chosen), _ROWS):
            if line.kind is not Kind.OWN:
                continue
            for indicator, value, count in _alone(laid, line.match.indicator, by_ref):
                texts = figure_at(line.row, value), figure_at(line.row, count.position)
                if indicator.unit is Unit.PERCENT and all(each[:1].isdigit() for each in texts):
                    found[count.key].append((indicator, *texts))
    return found


def _alone(
    laid: Layout, own: Indicator | None, by_ref: dict[str, Indicator]
) -> Iterator[tuple[Indicator, int, Heading]]:
    for each in laid.figures:
        indicator = own or by_ref.get(each.indicator or "")
        count = each.parts.get(Means.NUMERATOR)
        if indicator and each.value and count and Means.DENOMINATOR not in each.parts:
            yield indicator, each.value.position, count


def _question(column: Column, headings: Sequence[Heading], pair: _Pair) -> Question:
    _, text, count = pair
    return Question(
        f"column {column.letter}",
        f"In {say_columns(headings)} stands {count} beside {text}. Is that how many were counted "
        f"(the numerator), or out of how many (the denominator, as in 'n = {count}')?",
        (str(Means.DENOMINATOR), str(Means.NUMERATOR), str(Means.LEFT_OUT)),
    )
