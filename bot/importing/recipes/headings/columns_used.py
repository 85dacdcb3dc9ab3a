"""The columns of a table that are read, in the rows of whichever indicator."""

from collections.abc import Iterator

from bot.domain.recipe import Means
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.shape import Heading

_COUNTS = {Means.NUMERATOR, Means.DENOMINATOR}


def used_in(laid: Layout) -> Iterator[Heading]:
    """Yields what is read of a row: what tells it, and all parts of its figures."""
    yield from (*laid.refs, *laid.names, *laid.periods, *laid.areas)
    yield from () if laid.note is None else (laid.note,)
    for each in (laid, *laid.by_ref.values()):
        for figures in each.figures:
            yield from figures.parts.values()
            yield from () if figures.out_of is None else (figures.out_of,)


def values_in(laid: Layout) -> Iterator[Heading]:
    """Yields the columns of the values."""
    for each in (laid, *laid.by_ref.values()):
        yield from (figures.value for figures in each.figures if figures.value)


def counts_are_unkept(laid: Layout) -> bool:
    """Tells whether percentages are read from beside counts that are not known for what they are,
    and so not kept.
    """
    return any(
        figures.value in laid.beside_counts and not figures.parts.keys() & _COUNTS
        for each in (laid, *laid.by_ref.values())
        for figures in each.figures
    )
