"""A figure that a report for the public would state."""

from decimal import Decimal

from bot.domain.dataclass import dataclass
from bot.domain.period import Period


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the report would state: `counts` are the people it counts, by what they count:
    the value, or numerator, the rest and denominator. `period` is None where none can be read.
    """

    key: str
    indicator: str
    recommendation: int
    period: Period | None
    counts: tuple[tuple[str, Decimal], ...]
    withheld: bool = False
