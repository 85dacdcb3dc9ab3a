"""A claim: a number with its unit, or a side of a target or of others, as a sentence says it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.indicator import Unit
from bot.rules.claims.periods import Spoken


class Hedge(StrEnum):
    """What stands before a number: nothing, or how it bounds the figure."""

    NONE = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class Side(StrEnum):
    """Where a figure is said to stand beside its target or others."""

    ABOVE = "above"
    BELOW = "below"
    MEETS = "meets"
    MISSES = "misses"


class Beside(StrEnum):
    """What a figure is set beside."""

    TARGET = "target"
    BASELINE = "baseline"
    ENGLAND = "England"
    NEIGHBOURS = "neighbours"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence claims once: with a `value` a number, else a `side` of what is `beside`."""

    sentence: str
    written: str
    """As it stands in the text: "8%", "above target"."""
    words: frozenset[str] = frozenset()
    """The content words of its clause, or of the one that says what it is about."""
    around: frozenset[str] = frozenset()
    """Those of the whole sentence."""
    refs: frozenset[str] = frozenset()
    """Numbers of its clause that could be an indicator's: "5.1"."""
    part: frozenset[str] = frozenset()
    """Words that name a part of what is measured: "First Response", "alone"."""
    period: Spoken | None = None
    value: Decimal | None = None
    unit: Unit | None = None
    """None for a bare number."""
    of: Decimal | None = None
    """The whole of a part: 37 of "3 of 37"."""
    share: bool = False
    """True for a share of something: "30% of …"."""
    leading: frozenset[str] = frozenset()
    """The content words that lead to a bare number, with nothing between but a verb and a date."""
    hedge: Hedge = Hedge.NONE
    of_target: bool = False
    """True where the number is said to be the target."""
    side: Side | None = None
    beside: Beside = Beside.TARGET

    @property
    def bare(self) -> bool:
        """Tells whether it is a number without a unit and without a whole."""
        return self.value is not None and self.unit is None and self.of is None
