"""A figure that an answer or a report would state, and the keys that figures are told apart by."""

from decimal import Decimal

from bot.domain.dataclass import dataclass
from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import PrintedFigure


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that would be stated: `counts` are the people it counts, by what they count: the
    value, or numerator, the rest and denominator. `period` is None where none can be read.
    """

    key: str
    indicator: str
    recommendation: int
    period: Period | None
    counts: tuple[tuple[str, Decimal], ...]
    withheld: bool = False
    fixed: bool = False
    """True where everybody sees it whatever is withheld."""


def key_of(outturn: Outturn) -> str:
    """The key of a reported figure."""
    return f"{outturn.indicator} {outturn.period.code} {outturn.unit or ''}"


def key_of_baseline(indicator: Indicator) -> str:
    """The key of an indicator's baseline."""
    return f"baseline {indicator.ref}"


def key_of_printed(figure: PrintedFigure) -> str:
    """The key of a figure that the plan prints."""
    return f"printed {figure.title} {figure.period or ''}"
