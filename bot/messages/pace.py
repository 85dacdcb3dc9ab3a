"""The pace that an indicator needs to meet its next target, in words."""

from bot.domain.figures import bounds, say_difference, say_target
from bot.messages.text import imported
from bot.rules.pace import Pace


def say_pace(pace: Pace) -> str:
    """The change that is needed each month: "+0.8 points a month", "–0.5 points a month"."""
    indicator = pace.known.indicator
    _, high = bounds(pace.target, indicator.direction)
    sign = "–" if high is not None and pace.known.value > high else "+"
    return f"{sign}{say_difference(pace.a_month, indicator.unit)} a month"


def pace_target(pace: Pace) -> str:
    """What is to be met, as it is said: "95% or more"."""
    indicator = pace.known.indicator
    return imported(say_target(pace.target, indicator.unit, indicator.direction), 60)
