"""The pace that an indicator needs to meet its next target, in words."""

from bot.domain.figures import bounds, say_difference, say_target
from bot.messages.text import imported
from bot.rules.pace import Pace
from bot.rules.status import Standing


def say_pace(pace: Pace, standing: Standing) -> str:
    """The change that is needed each month: "+0.8 points a month", "–0.5 points a month"."""
    indicator, outturn = standing.indicator, standing.outturn
    if outturn is None or outturn.value is None:
        raise AssertionError(f"{indicator.ref}: a pace without a figure")
    _, high = bounds(pace.target, indicator.direction)
    sign = "–" if high is not None and outturn.value > high else "+"
    return f"{sign}{say_difference(pace.a_month, indicator.unit)} a month"


def pace_target(pace: Pace, standing: Standing) -> str:
    """What is to be met, as it is said: "95% or more"."""
    indicator = standing.indicator
    return imported(say_target(pace.target, indicator.unit, indicator.direction), 60)
