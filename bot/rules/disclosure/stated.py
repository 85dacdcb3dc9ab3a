"""A figure that an answer or a report would state, and the keys that figures are told apart by."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Plan, PrintedFigure
from bot.rules.disclosure.suppression import people_counted, people_of


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that would be stated: `counts` are the people it counts, by what they count: the
    value, or numerator, the rest and denominator; `share` its percentage. `period` is None where
    none can be read.
    """

    key: str
    indicator: str
    recommendation: int
    period: Period | None
    counts: tuple[tuple[str, Decimal], ...]
    withheld: bool = False
    fixed: bool = False
    """True where everybody sees it whatever is withheld."""
    share: Decimal | None = None


def of_outturn(
    outturn: Outturn, indicator: Indicator, *, withheld: bool, fixed: bool = False
) -> Stated:
    """Makes it of a reported figure."""
    return Stated(
        key_of(outturn),
        indicator.ref,
        indicator.recommendation,
        outturn.period,
        tuple(people_of(outturn, indicator)),
        withheld,
        fixed,
        outturn.value if (outturn.unit or indicator.unit) is Unit.PERCENT else None,
    )


def of_printed(figure: PrintedFigure, plan: Plan, *, withheld: bool, fixed: bool = False) -> Stated:
    """Makes it of a figure that the plan prints."""
    return Stated(
        key_of_printed(figure),
        figure.indicator or "",
        recommendation_of(figure, plan),
        figure.dated,
        tuple(people_counted(figure.unit, figure.value, figure.numerator, figure.denominator)),
        withheld,
        fixed,
        figure.value if figure.unit is Unit.PERCENT else None,
    )


def recommendation_of(figure: PrintedFigure, plan: Plan) -> int:
    """The number of the recommendation that a figure of the plan is of; 0 where it is of none."""
    own = plan.indicator(figure.indicator) if figure.indicator else None
    return own.recommendation if own else figure.recommendation or 0


def key_of(outturn: Outturn) -> str:
    """The key of a reported figure."""
    return f"{outturn.indicator} {outturn.period.code} {outturn.unit or ''}"


def key_of_baseline(indicator: Indicator) -> str:
    """The key of an indicator's baseline."""
    return f"baseline {indicator.ref}"


def key_of_printed(figure: PrintedFigure) -> str:
    """The key of a figure that the plan prints."""
    return f"printed {figure.title} {figure.period or ''}"
