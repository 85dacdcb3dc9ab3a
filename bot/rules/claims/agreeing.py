"""When a number says what is known: rounded as people round, or one of the plan's own."""

from decimal import ROUND_HALF_UP, Decimal

from bot.domain.figures import bounds
from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.rules.claims.claim import Claim, Hedge
from bot.rules.claims.periods import figure_for
from bot.rules.movement import History

RECENT = 12
"""A number that is equal to one of an indicator's last so many figures is that earlier figure."""


def current(history: History) -> Outturn | None:
    """The latest comparable figure, else the latest on any kind of period; None without a value."""
    known = history.last_known
    if known is not None:
        return known.outturn
    now = history.current.outturn
    if now is not None and now.value is not None:
        return now
    return next((each for each in reversed(history.known) if each.value is not None), None)


def figure_of(claim: Claim, history: History) -> Outturn | None:
    """The figure for the period that the claim names, else the latest; None where it is not known
    or the period can't be told.
    """
    return current(history) if claim.period is None else figure_for(claim.period, history.known)


def stated_targets(indicator: Indicator) -> list[Decimal]:
    """Lists every number that a target of the indicator states."""
    sides = (bounds(each, indicator.direction) for each in indicator.targets)
    return [edge for low_and_high in sides for edge in low_and_high if edge is not None]


def agrees(claim: Claim, history: History) -> bool:
    """Tells whether the number is what is known: the figure as people round it, or exactly a
    target, the baseline, or an earlier figure where the claim names no period.
    """
    figure = figure_of(claim, history)
    if figure is not None and figure.value is not None and _holds(claim, figure, figure.value):
        return True
    if claim.of is not None or claim.value is None:
        return False
    indicator = history.indicator
    known = [*stated_targets(indicator)]
    if indicator.baseline is not None and indicator.baseline.value is not None:
        known.append(indicator.baseline.value)
    if claim.period is None:
        known += [each.value for each in history.reported[-RECENT:] if each.value is not None]
    return claim.value in known


def is_near(value: Decimal, known: Decimal) -> bool:
    """Tells whether the two could be the same figure: within 2, or a tenth of what is known."""
    return abs(value - known) <= max(Decimal(2), abs(known) / 10)


def is_cut_short(claim: Claim, history: History) -> bool:
    """Tells whether the claim is the figure less its decimals, and not as people round it: 8 of
    8.5, 30 of 30.6.
    """
    figure = figure_of(claim, history)
    if figure is None or figure.value is None or claim.value is None or claim.of is not None:
        return False
    away = abs(claim.value - figure.value)
    return away < _step(claim.value) and not same(claim.value, figure.value)


def same(value: Decimal, known: Decimal) -> bool:
    """Tells whether both read alike to the decimals of the coarser one, rounded half up."""
    step = max(_step(value), _step(known))
    return value.quantize(step, ROUND_HALF_UP) == known.quantize(step, ROUND_HALF_UP)


def _holds(claim: Claim, figure: Outturn, known: Decimal) -> bool:
    value = claim.value
    if value is None:
        return True
    if claim.of is not None:
        counts = (figure.numerator, figure.denominator)
        return None in counts or counts == (value, claim.of)
    match claim.hedge:
        case Hedge.ABOUT:
            return is_near(value, known)
        case Hedge.OVER:
            return known > value or same(value, known)
        case Hedge.UNDER:
            return known < value or same(value, known)
        case _:
            return same(value, known)


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent) if isinstance(exponent, int) else 0)
