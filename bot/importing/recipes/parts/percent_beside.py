"""Percentages in a column right beside that of their counts, under one name or one month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.problems import Unreadable
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.headings.periods_across import Figures
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.parts.columns_beside import columns_beside, heading_at
from bot.importing.recipes.parts.out_of_beside import out_of_beside, worked_out
from bot.importing.recipes.parts.percent_below import LEFT_OUT, THE_FIGURES
from bot.importing.recipes.parts.percent_found import WHOLE, Cell, Found, find
from bot.importing.recipes.parts.percent_words import is_plain_percentage
from bot.importing.recipes.rows.line import Chosen, Kind
from bot.importing.recipes.rows.lines import lines
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.shape import Table
from bot.importing.recipes.words import same_name
from bot.importing.tables.rows import letter
from bot.importing.texts import quoted

PERCENT_BESIDE = "percentages beside"
"""What a rule begins with that says whether columns beside those of counts are the figures: by what
they are headed, as an answer for one word is none for another.
"""
COUNTS_OF = f"{PERCENT_BESIDE} counts of"
"""The rule that names the indicators of which a file had the counts in the place of the figures:
without their percentages beside them they are not read as those.
"""
_ROWS = 5_000
_SURE = 3
"""So many percentages are not what two columns of counts come to by chance."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The layout in which percentages are read from beside their counts, and what is to be asked of
    it: until that is answered nothing is read.
    """

    laid: Layout
    questions: tuple[Question, ...]
    refs: frozenset[str] = frozenset()
    """Of those that are read so."""


def percentages_beside(
    table: Table,
    laid: Layout,
    matcher: Matcher,
    chosen: Chosen,
    indicators: Mapping[str, Indicator],
) -> Beside:
    """Finds percentages of which the counts stand where the figures would: whole numbers without a
    sign, and right beside them, in columns that are nothing else's, what is a percentage. They are
    the figures where the heading says so or the counts come to them; else a person is asked. Raises
    Unreadable where one figure of an indicator is a count with nothing beside it, and where all are
    that had percentages beside them in the file before.
    """
    runs = columns_beside(table, laid)
    before = set(chosen.rules.get(COUNTS_OF, "").split(", ")) & indicators.keys()
    if not any(runs) and not before:
        return Beside(laid, ())
    cells: dict[str, list[Cell]] = defaultdict(list)
    for line in islice(lines(table, laid, matcher, chosen), _ROWS):
        if line.kind is Kind.OWN:
            own = line.match.indicator
            for number, each in enumerate(laid.figures):
                ref = own.ref if own else each.indicator
                to_date = each.period is not None and each.period.to_date
                if ref and each.value and not (to_date or each.out_of):
                    cells[ref].append(Cell(line.row, number, each.value.position))
    found = []
    counts: dict[str, tuple[Sequence[Cell], int, int]] = {}
    words = {each.position: each.text for each in table.headings}
    for ref, of_ref in cells.items():
        indicator = indicators.get(ref)
        if indicator is not None and indicator.unit is Unit.PERCENT:
            beside = find(indicator, of_ref, runs, words)
            found += [beside] if beside else []
            if beside is None and (out_of := out_of_beside(of_ref, runs, words)):
                counts[ref] = of_ref, *out_of
    of_counts, asked = worked_out(table, laid, counts, chosen.rules)
    known = of_counts.keys() | {each.indicator.ref for each in found}
    for ref in sorted(before & cells.keys() - known):
        _refuse_counts(ref, cells[ref], laid)
    taken, questions = _read(table, laid, found, runs, chosen.rules)
    questions = (*questions, asked) if asked else questions
    return Beside(_laid(laid, taken | of_counts), questions, frozenset(taken | of_counts))


def _word(table: Table, column: int) -> str:
    heading = heading_at(table, column)
    return heading.text if heading else ""


def _read(
    table: Table,
    laid: Layout,
    found: Sequence[Found],
    runs: Sequence[tuple[int, ...]],
    rules: Mapping[str, str],
) -> tuple[dict[str, tuple[Figures, ...]], tuple[Question, ...]]:
    sure: Counter[object] = Counter()
    for each in found:
        sure[each.away, each.counts] += each.agreeing
    asked: dict[str, Question] = {}
    taken: dict[str, tuple[Figures, ...]] = {}
    for each in found:
        word = _word(table, each.cells[0].position + each.away)
        about = _about(word)
        if (said := rules.get(about)) == LEFT_OUT:
            continue
        agreed = each.counts is not None and sure[each.away, each.counts] >= _SURE
        headed = each.away == 1 and is_plain_percentage(word)
        if said is None and (each.mixed or not (agreed or headed or _declared(table, each))):
            asked.setdefault(about, _question(about, each, word, laid))
        taken[each.indicator.ref] = tuple(_figures(table, laid, runs, each))
    return taken, tuple(asked.values())


def with_counts_of(recipe: Recipe, refs: Iterable[str]) -> Recipe:
    """The recipe that remembers of which indicators the file has counts with percentages beside."""
    known = {each for each in recipe.rules.get(COUNTS_OF, "").split(", ") if each}
    every = sorted(known.union(refs))
    if not every:
        return recipe
    return replace(recipe, rules={**recipe.rules, COUNTS_OF: ", ".join(every)})


def _refuse_counts(ref: str, cells: Sequence[Cell], laid: Layout) -> None:
    """Raises Unreadable where all figures are whole numbers without a sign."""
    texts = [each.away(0) for each in cells if each.away(0)[:1].isdigit()]
    if texts and all(map(WHOLE.fullmatch, texts)):
        first = next(each for each in cells if WHOLE.fullmatch(each.away(0)))
        value = laid.figures[first.number].value
        raise Unreadable(
            f"{first.away(0)} below {quoted(value.shown if value else '', 60)} is a whole number, "
            f"and the last file had the counts of {ref} there, and beside them its "
            "percentages or what they are out of, which is missing or empty; fill it in. Where "
            "these are percentages now, let the recipe be forgotten (planbot recipes forget)",
            first.row.number,
        )


def _declared(table: Table, found: Found) -> bool:
    """Whether the headings say which columns are the counts, which come to every percentage."""
    first = found.cells[0].position
    words = [_word(table, first + each) for each in found.counts or ()]
    return bool(words) and meaning_of(words[1]) is Means.DENOMINATOR


def _about(word: str) -> str:
    if not word or is_plain_percentage(word):
        return PERCENT_BESIDE
    return f"{PERCENT_BESIDE} {same_name(word.replace('=', ' '))}"


def _question(about: str, found: Found, word: str, laid: Layout) -> Question:
    first = next(
        each for each in found.cells if WHOLE.fullmatch(each.away(0)) and each.away(found.away)
    )
    value = laid.figures[first.number].value
    above = f" {quoted(value.shown, 60)}" if value else ""
    headed = f"headed {quoted(word, 60)}" if word else "without a heading"
    return Question(
        about,
        f"Below{above} stand whole numbers of a percentage, and beside them, {headed}, "
        f"percentages: {first.away(0)} in {letter(first.position)}{first.row.number} and "
        f"{first.away(found.away)} in {letter(first.position + found.away)}{first.row.number}. Are "
        "those beside the figures, and the whole numbers their counts? Where they are left out, "
        f"{first.away(0)} is read as {first.away(0)}%.",
        (THE_FIGURES, LEFT_OUT),
    )


def _figures(
    table: Table, laid: Layout, runs: Sequence[tuple[int, ...]], found: Found
) -> Iterator[Figures]:
    """The figures of a row of the indicator, with their parts where they are found to stand."""
    of_it = {each.number for each in found.cells}
    for number, figures in enumerate(laid.figures):
        value = figures.value
        if number not in of_it or value is None:
            yield figures
            continue
        column = value.position + found.away
        if column not in runs[number]:
            _refuse_count_alone(found, number, value.shown)
            yield figures
            continue
        at = {means: value.position + n for means, n in found.parts()} | {Means.VALUE: column}
        headings = {
            means: heading_at(table, each) or replace(value, position=each)
            for means, each in at.items()
        }
        yield replace(figures, parts={**figures.parts, **headings})


def _refuse_count_alone(found: Found, number: int, shown: str) -> None:
    for each in found.cells:
        if each.number == number and WHOLE.fullmatch(each.away(0)):
            raise Unreadable(
                f"{each.away(0)} below {quoted(shown, 60)} in column {letter(each.position)} is a "
                f"whole number as the counts of {found.indicator.ref} are, and no percentage "
                "stands beside it as beside those; add it",
                each.row.number,
            )


def _laid(laid: Layout, taken: Mapping[str, tuple[Figures, ...]]) -> Layout:
    """The layout with these figures by ref: those of a column for one indicator hold for all rows.
    What is read is no longer left out.
    """
    if not taken:
        return laid
    base = tuple(
        taken[each.indicator][number] if each.indicator and each.indicator in taken else each
        for number, each in enumerate(laid.figures)
    )
    of_columns = {each.indicator for each in laid.figures}
    values = dict.fromkeys(
        (each.value.position, each.value)
        for figures in taken.values()
        for number, each in enumerate(figures)
        if each.value and each.value != laid.figures[number].value
    )
    read = {
        part.position
        for figures in taken.values()
        for each in figures
        for part in (*each.parts.values(), each.out_of)
        if part
    }
    left_out = tuple(each for each in laid.left_out if each.position not in read)
    beside = tuple(heading for _, heading in sorted(values, key=lambda each: each[0]))
    whole = replace(laid, figures=base, left_out=left_out, beside_counts=beside)
    of_rows = {
        ref: replace(whole, figures=figures)
        for ref, figures in taken.items()
        if ref not in of_columns
    }
    return replace(whole, by_ref=of_rows)
