"""Columns of several indicators, a few below each name: "Re-referrals" over "Number", "%"."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bot.domain.indicator import Indicator, Unit
from bot.domain.recipe import Means
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.parts.name_and_word import name_and_word
from bot.importing.recipes.parts.percent_words import is_plain_percentage
from bot.importing.recipes.shape import Heading, Table
from bot.importing.recipes.words import plain_words

VALUE_OF = "value of "
"""What a column means whose heading is an indicator, before its ref."""
PARTS_OF = {
    VALUE_OF: Means.VALUE,
    "numerator of ": Means.NUMERATOR,
    "denominator of ": Means.DENOMINATOR,
}
"""What columns mean that hold a part of the figures of one indicator, before its ref."""
Exactly = Callable[[str], Indicator | None]
_NUMBERS = frozenset(["count", "no", "nos", "number", "numbers"])


def part_of(means: str) -> tuple[Means, str] | None:
    """Tells which part of whose figures a column holds, by ref; None where it names nobody's."""
    found = next((each for each in PARTS_OF if means.startswith(each)), None)
    return (PARTS_OF[found], means.removeprefix(found)) if found else None


def named_parts(tables: Sequence[Table], exactly: Exactly) -> dict[str, str]:
    """Says what stands in the columns that have an indicator's own name above them, or before their
    other words, "Re-referrals - %", by key: of tables in which several indicators stand so. Of
    several that may be the percentage that is one which is headed so.
    """
    found: dict[str, str] = {}
    for table in tables:
        named = {each.key: own for each in table.headings if (own := _named(each, exactly))}
        if len({indicator.ref for indicator, _ in named.values()}) < 2:
            continue
        means = {key: _meaning(indicator, word) for key, (indicator, word) in named.items()}
        found |= means | _others(means, named)
    return found


def _named(heading: Heading, exactly: Exactly) -> tuple[Indicator, str] | None:
    """The one indicator that the heading names, and its other words."""
    if heading.has_period or heading.beside or exactly(heading.text) is not None:
        return None
    texts = [each for each in heading.group.split(" / ") if each]
    own = {own.ref: own for each in texts if (own := exactly(each))}
    others = [each for each in texts if exactly(each) is None]
    if not texts and (said := name_and_word(heading.text, exactly)):
        name, word = said
        indicator = exactly(name)
        return (indicator, word) if indicator else None
    if len(own) != 1 or others:
        return None
    return next(iter(own.values())), heading.text


def _meaning(indicator: Indicator, word: str) -> str:
    of = f"of {indicator.ref}"
    means = meaning_of(word)
    if means in (Means.NUMERATOR, Means.DENOMINATOR) and indicator.unit in _IN_PARTS:
        return f"{means} {of}"
    numbers = plain_words(word) in _NUMBERS
    percent = is_plain_percentage(word) and plain_words(word) != "rate"
    if indicator.unit is Unit.PERCENT:
        is_value = (means is Means.VALUE or is_plain_percentage(word)) and not numbers
    else:
        is_value = (means is Means.VALUE and not percent) or (
            numbers and indicator.unit is Unit.COUNT
        )
    return f"{VALUE_OF}{indicator.ref}" if is_value else str(Means.LEFT_OUT)


_IN_PARTS = (Unit.PERCENT, Unit.RATE)


def _others(means: Mapping[str, str], named: Mapping[str, tuple[Indicator, str]]) -> dict[str, str]:
    """Those of several columns for one percentage that are not headed so, where one is."""
    times = Counter(means.values())
    headed = Counter(
        means[key]
        for key, (_, word) in named.items()
        if means[key].startswith(VALUE_OF) and is_plain_percentage(word)
    )
    return {
        key: str(Means.LEFT_OUT)
        for key, (_, word) in named.items()
        if times[means[key]] > 1 and headed[means[key]] == 1 and not is_plain_percentage(word)
    }
