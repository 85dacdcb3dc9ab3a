"""What is asked of a column that could be one thing or another: the likeliest answer stands first,
since it is the one that people copy.
"""

from collections.abc import Callable, Sequence

from bot.domain.indicator import Indicator
from bot.domain.recipe import Column, Means, Question
from bot.importing.recipes.headings.alike import say_columns
from bot.importing.recipes.headings.beside_periods import may_be_provisional, said_of
from bot.importing.recipes.headings.heading_keys import is_behind
from bot.importing.recipes.headings.headings import meaning_of, near_meaning
from bot.importing.recipes.headings.stated_periods import stated_period
from bot.importing.recipes.rows.below import texts_below
from bot.importing.recipes.shape import NUMBER, Heading, Table
from bot.importing.texts import quoted
from bot.messages.words import listed

_FOR_ALL = " The answer holds for all of them."
_CHOICES = (
    Means.VALUE,
    Means.NUMERATOR,
    Means.DENOMINATOR,
    Means.PERIOD,
    Means.INDICATOR,
    Means.NOTE,
    Means.LEFT_OUT,
)
_IN_WORDS = (Means.AREA, Means.SOURCE, Means.NOTE)


def torn_question(heading: Heading, column: Column, indicators: Sequence[str]) -> Question:
    """Asks which of the `indicators`, as in "value of 1.2", a column is whose headings are the own
    ones of several.
    """
    return Question(
        f"column {column.letter}",
        f"Column {column.letter} is headed {quoted(heading.shown, 60)}, which could be the "
        f"{listed(indicators)}; which of them is it?",
        (*indicators, str(Means.LEFT_OUT)),
    )


def column_question(
    alike: Sequence[Heading],
    column: Column,
    tables: Sequence[Table],
    exactly: Callable[[str], Indicator | None],
    *,
    across: bool,
) -> Question:
    """Asks what stands below the headings that are `alike` but for the period. `across` is True
    where other headings are the periods, so that a column without one is most likely none of the
    figures; nor are years behind months, which may be targets.
    """
    heading = alike[0]
    alone = heading.stated is None and heading.above is None
    if (across and alone) or is_behind(heading.key) or _is_beside_its_period(heading, tables):
        likely = [Means.LEFT_OUT]
    else:
        likely = _likely(heading, _texts_below(heading, tables), exactly)
    said = said_of(heading, tables)
    explains = f" The file says {quoted(said, 80)}." if said else ""
    if may_be_provisional(heading, said):
        likely = [Means.PROVISIONAL, *likely]
    return Question(
        f"column {column.letter}",
        f"What stands in {say_columns(alike)}?{explains}{_FOR_ALL if column.also else ''}",
        tuple(str(each) for each in dict.fromkeys((*likely, *_choices(heading)))),
    )


def _is_beside_its_period(heading: Heading, tables: Sequence[Table]) -> bool:
    """Whether a column of that period alone stands in the table: its figures are there."""
    return bool(heading.beside) and any(
        each.stated == heading.stated and not each.beside
        for table in tables
        if any(each.key == heading.key for each in table.headings)
        for each in table.headings
    )


def _choices(heading: Heading) -> Sequence[Means]:
    """What a person may say; of a period and something beside it, what it most likely is."""
    if not heading.has_period:
        return _CHOICES
    likely = (Means.VALUE, Means.PROVISIONAL)
    return (*likely, Means.LEFT_OUT, *_CHOICES) if heading.beside else (*likely, *_CHOICES)


def _likely(
    heading: Heading, texts: Sequence[str], exactly: Callable[[str], Indicator | None]
) -> list[Means]:
    """What the column may be: by what stands in it, then by a heading that is nearly known."""
    looks = []
    if texts and all(stated_period(each) for each in texts):
        looks.append(Means.PERIOD)
    elif any(exactly(each) for each in texts if not NUMBER.fullmatch(each)):
        looks.append(Means.INDICATOR)
    said = meaning_of(heading.text) or near_meaning(heading.text)
    if said in _IN_WORDS and texts and all(NUMBER.fullmatch(each) for each in texts):
        said = Means.NUMERATOR  # "Count" is near "County", and numbers are no areas
    if said is not None and not looks:
        looks.append(said)
    if not looks and not any(NUMBER.fullmatch(each) for each in texts):
        looks.append(Means.NOTE)
    return looks


def _texts_below(heading: Heading, tables: Sequence[Table]) -> list[str]:
    """What stands below the heading in the first rows of the table that has it."""
    for table in tables:
        for each in table.headings:
            if each.key == heading.key:
                return texts_below(table, each)
    return []
