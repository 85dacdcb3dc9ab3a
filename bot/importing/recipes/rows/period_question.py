"""What is asked of a period that a file leaves open."""

from bot.domain.period import Period
from bot.domain.recipe import Question
from bot.importing.recipes.rows.row_periods import (
    ACADEMIC,
    DATES,
    DAY,
    FINANCIAL,
    LEFT_OUT,
    MONTH,
    SO_FAR,
    YEAR,
    YEAR_OF_MONTHS,
    YEARS,
    YEARS_OF_MONTHS,
    RowPeriod,
)
from bot.importing.recipes.rows.title_question import EACH, TO_DATE
from bot.importing.tables.dates import could_be_month_first
from bot.importing.texts import quoted


def about_the_period(
    found: RowPeriod, period: str, row: str, *, yearly: bool, across: bool
) -> Question:
    """Asks for what settles a period that `found` leaves open, in the file's words and its `row`.
    `yearly` tells a measure of whole years, `across` that periods stand in the header.
    """
    said = quoted(period)
    match found.asks:
        case "year":
            return Question(
                YEAR,
                f"Which day or year is meant by the period {said}, as in row {row}?",
                YEARS[::-1] if yearly else YEARS,
            )
        case "year of the months":
            return Question(
                YEAR_OF_MONTHS,
                f"The months of row {row} are of one year, such as {said}; is that the year that "
                "ends in March, or the one that begins in April?",
                YEARS_OF_MONTHS,
            )
        case "academic year":
            return Question(
                ACADEMIC,
                f"The period {said} is an academic year, from September to August, and planbot "
                "keeps years from April to March; is it to be taken for the one of that name?",
                (FINANCIAL, LEFT_OUT),
            )
        case "months so far":
            return Question(
                SO_FAR,
                f"The plan measures what stands in row {row} by the year to date; is {said} the "
                "year from April up to it, or that period alone?",
                (TO_DATE, EACH),
            )
    either = could_be_month_first(period)
    day_first = " with the day first" if either else ""
    where = "" if across else f", as in row {row}"
    return Question(
        DATES,
        f"The period {said} is a date{day_first}{where}; does it stand for its month, "
        f"{Period.parse(found.code[:7]).label}, or for that day?",
        (MONTH, DAY),
    )
