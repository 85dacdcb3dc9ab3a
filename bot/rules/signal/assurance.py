"""Whether a target can be expected to be met while nothing changes."""

from enum import StrEnum

from bot.domain.indicator import Direction, Target
from bot.rules.signal.limits import Limits


class Assurance(StrEnum):
    ALWAYS = "always"
    NEVER = "never"
    HIT_AND_MISS = "hit and miss"


def assurance_of(
    limits: Limits, target: Target | None, direction: Direction | None
) -> Assurance | None:
    """Sets the limits against a target in one figure; None where there is none, or no direction.

    Always where both limits meet it, never where neither does; a limit on the target meets it.
    """
    if target is None or target.value is None:
        return None
    match direction:
        case Direction.HIGHER:
            worst, best = limits.lower >= target.value, limits.upper >= target.value
        case Direction.LOWER:
            worst, best = limits.upper <= target.value, limits.lower <= target.value
        case _:
            return None
    if worst:
        return Assurance.ALWAYS
    return Assurance.HIT_AND_MISS if best else Assurance.NEVER
