"""What is proposed for each column of a table, from its heading and from those beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.indicator import UNITS_IN_OTHER_WORDS, Unit
from bot.domain.period import Period, PeriodKind
from bot.domain.recipe import Column, Means, Question, Recipe
from bot.importing.recipes.headings.alike import headings_by_key
from bot.importing.recipes.headings.beside_periods import beside_a_period, is_value, periods_unread
from bot.importing.recipes.headings.column_question import column_question, torn_question
from bot.importing.recipes.headings.headings import (
    is_longer,
    is_neutral,
    is_revised,
    meaning_of,
    near_meaning,
)
from bot.importing.recipes.headings.provisional_words import says_provisional
from bot.importing.recipes.headings.stated_periods import Stated, stated_period
from bot.importing.recipes.parts.named_parts import VALUE_OF, Exactly, named_parts, part_of
from bot.importing.recipes.shape import Heading, Table
from bot.importing.tables.headers import OUTTURNS

_PARTS = (Means.VALUE, Means.NUMERATOR, Means.DENOMINATOR, Means.NOTE)
_LOOKED_AT = 200
_YEAR = f"{{{PeriodKind.YEAR}}}"


@dataclass(frozen=True, slots=True)
class Proposed:
    """The columns, and a question for each that could be one thing or another."""

    columns: tuple[Column, ...]
    questions: tuple[Question, ...]


def propose_columns(tables: Sequence[Table], exactly: Exactly, known: Recipe | None) -> Proposed:
    """Says what stands in each column of tables of one file. What `known` says stands."""
    alike = headings_by_key(tables)
    headings = {key: each[0] for key, each in alike.items()}
    told: dict[str, str] = {}
    for key, heading in headings.items():
        said = known.means(key) if known else None
        told[key] = said if said not in (None, Means.ASKED) else _meaning(heading, exactly)
        if said in (None, Means.ASKED) and heading.beside and is_value(told[key], heading):
            told[key] = beside_a_period(alike[key], tables)
    _settle_own(headings, told, settled := _settled(told, known), tables)
    told |= {key: each for key, each in named_parts(tables, exactly).items() if key not in settled}
    across = _are_across(headings, told)
    if across:
        _settle_across(headings, told, settled)
        for key in periods_unread(tables, told) - settled:
            told[key] = Means.ASKED
    else:
        _settle_down(tables, told, settled)
    columns = tuple(_column(key, told[key], alike[key]) for key in headings)
    return Proposed(
        columns,
        tuple(
            _about(alike[each.heading], each, tables, exactly, across=across)
            for each in columns
            if each.means == Means.ASKED
        ),
    )


def _are_across(headings: dict[str, Heading], told: dict[str, str]) -> bool:
    """Whether the figures of periods stand across, or where none has a value their counts."""
    values = [each for key, each in headings.items() if is_value(told[key], each)]
    if not values and not any(map(part_of, told.values())):
        values = [each for key, each in headings.items() if told[key] == Means.NUMERATOR]
    return any(each.has_period for each in values)


def _column(key: str, means: str, alike: Sequence[Heading]) -> Column:
    letters = tuple(dict.fromkeys(each.letter for each in alike))
    return Column(key, means, letters[0], letters[1:])


def _about(
    alike: Sequence[Heading],
    column: Column,
    tables: Sequence[Table],
    exactly: Exactly,
    *,
    across: bool,
) -> Question:
    refs = _indicators(alike[0], exactly)
    if len(refs) > 1:
        return torn_question(alike[0], column, [f"{VALUE_OF}{ref}" for ref in refs])
    return column_question(alike, column, tables, exactly, across=across)


def _settled(told: dict[str, str], known: Recipe | None) -> set[str]:
    """The headings of which somebody has said what they are."""
    return {key for key in told if known and known.means(key) not in (None, Means.ASKED)}


def _settle_own(
    headings: dict[str, Heading], told: dict[str, str], settled: set[str], tables: Sequence[Table]
) -> None:
    """Beside planbot's own three headings its others mean what they do in its own tables."""
    if not headings.keys() >= set(OUTTURNS.required):
        return
    told |= {key: key for key in {"published", "updated"}.intersection(headings) - settled}
    if "unit" in headings.keys() - settled and _are_units(tables[0], headings["unit"]):
        told["unit"] = Means.UNIT


def _are_units(table: Table, heading: Heading) -> bool:
    """Whether nothing but planbot's units stands in the column."""
    known = {*Unit, *UNITS_IN_OTHER_WORDS}
    texts = {
        row.cells[heading.position].strip()
        for row in table.source.rows(table.header + _LOOKED_AT)
        if row.number > table.header and heading.position < len(row.cells)
    }
    return texts <= {*known, ""}


def _meaning(heading: Heading, exactly: Exactly) -> str:
    """What stands below one heading, taken by itself."""
    # An indicator's own name may hold a word such as "plan", which makes others' figures elsewhere.
    groups = [each for each in heading.group.split(" / ") if each and exactly(each) is None]
    if any(meaning_of(each) is Means.LEFT_OUT for each in groups):
        return Means.LEFT_OUT
    if heading.stated is not None:
        return Means.LEFT_OUT if heading.stated.to_date else _below_period(groups, heading.stated)
    means = meaning_of(heading.text)
    if heading.above is not None:
        if says_provisional(heading.text):
            return Means.PROVISIONAL
        revised = Means.ASKED if is_revised(heading.text) else Means.LEFT_OUT
        return means if means in _PARTS else revised
    if refs := _indicators(heading, exactly):
        return f"{VALUE_OF}{refs[0]}" if len(refs) == 1 else Means.ASKED
    if means is not None:
        return means
    return Means.ASKED if near_meaning(heading.text) else Means.LEFT_OUT


def _indicators(heading: Heading, exactly: Exactly) -> tuple[str, ...]:
    """The refs of the indicators that a heading is, and what stands above it: one where they go
    together, none where its lowest text is no indicator. What is above may be for several columns.
    """
    if exactly(heading.text) is None:
        return ()
    texts = (heading.text, *heading.group.split(" / "))
    found = {each.ref: text for text in texts if text and (each := exactly(text))}
    by_name = sorted(found, key=lambda ref: len(found[ref]), reverse=True)
    return tuple(by_name)


def _below_period(groups: Sequence[str], stated: Stated) -> str:
    """What stands below a period, by what stands above it."""
    is_month = stated.month is not None or (
        stated.code is not None and Period.parse(stated.code).kind is PeriodKind.MONTH
    )
    if is_month and any(is_longer(each) and not stated_period(each) for each in groups):
        return Means.ASKED
    found = Means.VALUE
    for each in groups:
        means = meaning_of(each)
        if stated_period(each) or is_neutral(each):
            continue
        if says_provisional(each):
            found = Means.PROVISIONAL
            continue
        if means not in _PARTS:
            return Means.ASKED
        found = means
    return found


def _settle_across(headings: dict[str, Heading], told: dict[str, str], settled: set[str]) -> None:
    """Beside periods in the headings, a figure without one is no figure of a known period."""
    values = {key for key, each in headings.items() if is_value(told[key], each)}
    kinds = {_is_of_years(key) for key in values}
    mixed = len(kinds) > 1
    years = [key for key in told if told[key] == Means.PERIOD]
    open_years = len(years) == 1 and _are_open(headings, told)
    for key, heading in headings.items():
        if key in settled:
            continue
        if heading.has_period:
            if mixed and _is_of_years(key) and key in values:
                told[key] = Means.ASKED
        elif told[key] in _PARTS or part_of(told[key]):
            told[key] = Means.LEFT_OUT
        elif told[key] == Means.PERIOD and not open_years:
            told[key] = Means.ASKED


def _is_of_years(key: str) -> bool:
    return key.rpartition(" / ")[2].startswith(_YEAR)


def _are_open(headings: dict[str, Heading], told: dict[str, str]) -> bool:
    """Whether all periods in the headings are months or quarters of a year that rows may name."""
    stated = [each.stated for key, each in headings.items() if is_value(told[key], each)]
    return all(
        each is not None and each.code is None and each.year is None for each in stated
    ) and not any(heading.above for heading in headings.values())


def _settle_down(tables: Sequence[Table], told: dict[str, str], settled: set[str]) -> None:
    """Of several columns of a table that could each hold the figure a person says which one does.
    Where indicators stand across, no other column tells the indicator, or its figure.
    """
    if any(map(part_of, told.values())):
        for key in told.keys() - settled:
            if told[key] in (*_PARTS, Means.INDICATOR):
                told[key] = Means.LEFT_OUT
    for table in tables:
        values = [each.key for each in table.headings if told[each.key] == Means.VALUE]
        if len(values) > 1:
            told |= dict.fromkeys(set(values) - settled, str(Means.ASKED))
