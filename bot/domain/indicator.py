"""A measure under a recommendation: what it counts, which way is better, what is wanted by when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.alert_rule import AlertRule
from bot.domain.break_in_series import Break
from bot.domain.comparison import NeighbourModel, PublishedMeasure, Statistic
from bot.domain.period import PeriodKind


class Unit(StrEnum):
    """Percent is 0-100, days are calendar days, FTE is full-time equivalents."""

    PERCENT = "percent"
    COUNT = "count"
    CASES = "cases"
    DAYS = "days"
    FTE = "FTE"
    RATE = "rate"
    """So many for every 10,000, or whatever the indicator's `per` is."""
    MONEY = "money"
    """Pounds."""
    SCORE = "score"
    WORDS = "words"
    UNSTATED = "unstated"


UNITS_IN_OTHER_WORDS = {
    "£": Unit.MONEY,
    "pounds": Unit.MONEY,
    "GBP": Unit.MONEY,
    "rate per 10000": Unit.RATE,
    "rate per 10,000": Unit.RATE,
}
"""What a plan may write for a unit as well."""


class Direction(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


class Frequency(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def days(self) -> int:
        """The longest stretch between two figures, in days."""
        return _DAYS[self]


_DAYS = {
    Frequency.WEEKLY: 7,
    Frequency.FORTNIGHTLY: 14,
    Frequency.MONTHLY: 31,
    Frequency.QUARTERLY: 92,
    Frequency.YEARLY: 366,
}


class ToleranceKind(StrEnum):
    PERCENT = "percent"
    """Amber while worse than the target by no more than this share (0-100) of the target."""
    AMOUNT = "amount"
    """Amber while worse than the target by no more than this many units."""
    FLOOR = "floor"
    """Amber down to this value (up to it, where lower is better)."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    kind: ToleranceKind
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted by a date: a `value`, a range from `low` to `high` (either may be open), or
    `words` for a milestone. With none of them the source leaves the target open.
    """

    by: date
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    words: str | None = None
    note: str | None = None

    @property
    def stated(self) -> bool:
        return (
            self.value is not None
            or self.low is not None
            or self.high is not None
            or self.words is not None
        )


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where the indicator stood when the plan began, in the source's own period."""

    period: str | None = None
    value: Decimal | None = None
    words: str | None = None
    comparable: bool = True
    """False where the baseline measures something else than the outturns do."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Where others stand: statistical neighbours, the region or England."""

    area: str
    year: str
    value: Decimal
    source: str
    method: str
    quartile: str | None = None
    band: str | None = None
    """From where to where that quartile reaches, as the source states it: "15.1 to 19.8"."""
    statistic: Statistic | None = None
    """What the figure is of several areas; None where the source does not say, or for one area."""
    model: NeighbourModel | None = None
    """By which model the statistical neighbours were chosen, where it is theirs."""
    per: str | None = None
    """What it is out of: "referral", where others count each child once."""
    released: date | None = None
    """The day it was published."""


@dataclass(frozen=True, slots=True)
class Indicator:
    ref: str
    """ "5.1": the recommendation's number and the measure's place under it."""
    title: str
    short: str
    """Two to four words, for a table cell."""
    unit: Unit
    direction: Direction | None = None
    """None only for milestones in words."""
    tolerance: Tolerance | None = None
    frequency: Frequency | None = None
    measured: PeriodKind = PeriodKind.MONTH
    """The kind of period that is set against the target; other kinds are kept beside it."""
    cumulative: bool = False
    """True where the figure counts up from 1 April: a count so far this year."""
    definition: str | None = None
    owner: str | None = None
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    note: str | None = None
    """What the source leaves open or contradicts about this indicator."""
    elsewhere: str | None = None
    """What another source says of it, which it names."""
    code: tuple[str, ...] = ()
    """What the council's own files call it: CS02a, KPI 1.3."""
    per: int | None = None
    """For a rate: so many for every how many; 10,000 where none is given."""
    least: Decimal | None = None
    """The least that a figure can be; 0 where none is given."""
    most: Decimal | None = None
    """The most that a figure can be; 100 of a percentage where none is given."""
    published: PublishedMeasure | None = None
    """What the DfE's files call it; None where it is not compared with theirs."""
    alert: AlertRule | None = None
    """When its figures are told, where the plan says otherwise than the usual."""
    breaks: tuple[Break, ...] = ()
    """From when on its figures are not comparable with those before."""

    @property
    def lowest(self) -> Decimal:
        """Gives the least that a figure can be, whether it is stated or not."""
        return Decimal(0) if self.least is None else self.least

    @property
    def highest(self) -> Decimal | None:
        """Gives the most that a figure can be, whether it is stated or not; None without an end."""
        return Decimal(100) if self.most is None and self.unit is Unit.PERCENT else self.most

    @property
    def out_of(self) -> int:
        """Gives what a rate is for every one of."""
        return 10_000 if self.per is None else self.per

    @property
    def recommendation(self) -> int:
        return int(self.ref.split(".")[0])
