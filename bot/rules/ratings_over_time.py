"""The plan's ratings month by month, as they were in force at the end of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.plan import Recommendation
from bot.domain.rag import Rag
from bot.rules.ratings import in_order

MONTHS = 12


@dataclass(frozen=True, slots=True)
class RatedMonth:
    """How many recommendations had each rating at the end of a month; None is not rated yet."""

    first: date
    """The first day of the month."""
    counts: Mapping[Rag | None, int]


def rated_months(recommendations: Sequence[Recommendation], at: date) -> tuple[RatedMonth, ...]:
    """The last twelve months from the first rating on, oldest first, the last one as far as `at`.
    Empty where nothing changed in them.
    """
    judged = [
        [rating for rating in in_order(each) if rating.judged <= at] for each in recommendations
    ]
    days = [rating.judged for ratings in judged for rating in ratings]
    if not days:
        return ()
    newest = _number(at)
    found = []
    for number in range(max(_number(min(days)), newest - MONTHS + 1), newest + 1):
        after = _first(number + 1)
        last = [
            next((rating.rag for rating in reversed(each) if rating.judged < after), None)
            for each in judged
        ]
        found.append(RatedMonth(_first(number), Counter(last)))
    return tuple(found) if any(each.counts != found[0].counts for each in found) else ()


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
