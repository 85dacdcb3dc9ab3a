"""The reported value of an indicator for a period, and where it came from."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from bot.domain.indicator import Unit
from bot.domain.mark import Mark
from bot.domain.period import Period

MAY_STAY = ("note", "source", "published", "printed", "updated")
"""The fields that stay with a figure which a file without such a column reports again."""
_SURE = 14
"""Significant digits of a number that its forms agree on."""


class Basis(NamedTuple):
    """The counts that a share or a rate rests on: 3 of 37."""

    numerator: Decimal
    denominator: Decimal

    @classmethod
    def parse(cls, text: str) -> "Basis":
        """Reads what `str` writes of it."""
        numerator, _, denominator = text.partition(" of ")
        return cls(Decimal(numerator), Decimal(denominator))

    def __str__(self) -> str:
        return f"{self.numerator} of {self.denominator}"


@dataclass(frozen=True, slots=True)
class Outturn:
    """One figure. Without a value and without words the period is reported as missing."""

    indicator: str
    period: Period
    value: Decimal | None = None
    words: str | None = None
    unit: Unit | None = None
    """What it was reported in; None stands for the indicator's own unit."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    illustrative: bool = False
    published: date | None = None
    """The day the figure became public; None while it is the council's own."""
    source: str = ""
    note: str | None = None
    printed: str | None = None
    """The period in the words of a source that does not date it: "Q3, year not stated"."""
    updated: str | None = None
    """When it was updated after its period, as the source words it: "mid-October 2018". That says
    how late it is, not that it is provisional.
    """
    mark: Mark | None = None
    """What the source writes in the place of the figure."""
    earlier_basis: Basis | None = None
    """What another report of the period said it rests on, where this one does not say."""
    revision: int = 1
    recorded: datetime | None = None
    """When planbot took it in (UTC); None until it is stored."""
    place: str | None = field(default=None, compare=False)
    """Where it stands in its file: "row 12". It is kept in the store, and no snapshot has it."""
    team: str | None = None
    """The team or locality that it is for; None for the whole council."""
    unsaid: frozenset[str] = field(default=frozenset(), compare=False)
    """The fields that its file has no column for, and so says nothing of; of none once stored."""
    revised: bool = field(default=False, compare=False)
    """Whether it says another value, or other words, than the first report of its period did."""

    def taken_in(self, revision: int, at: datetime) -> "Outturn":
        """The same as it is stored, at `at` (UTC); its place in the file is not said of it."""
        # Of a large file all are: `replace` takes three times as long.
        return Outturn(*(*_REPORTED(self), revision, at, None, self.team))

    @property
    def basis(self) -> Basis | None:
        """The counts that it says it rests on; None unless both are said."""
        if self.numerator is None or self.denominator is None:
            return None
        return Basis(self.numerator, self.denominator)

    @property
    def known_basis(self) -> Basis | None:
        """The counts that it rests on, as far as any report of its period has said them."""
        return self.basis or self.earlier_basis

    @property
    def missing(self) -> bool:
        return self.value is None and self.words is None and not self.none_fell_due

    @property
    def none_fell_due(self) -> bool:
        """Tells 0 of 0: there was nothing to measure, which is known and not missing."""
        return self.value is None and self.numerator == 0 and self.denominator == 0

    @property
    def blank(self) -> bool:
        """Tells whether the period is left empty and nothing else is said of it: in a template
        that says nothing of a figure already reported.
        """
        marked = self.mark is not None and not self.mark.says_nothing
        return self.missing and self.note is None and not marked

    @property
    def suppressed(self) -> bool:
        """Tells whether the source has a figure and does not give it: it is not missing there."""
        return self.mark is Mark.SUPPRESSED

    def says_the_same_as(self, other: "Outturn") -> bool:
        """Tells whether a second report of the period brings nothing new. Of the same numerator and
        denominator a value is the same to the decimals of the coarser one: 81.6% is 81.595%.
        """
        return _beside_the_value(self) == _beside_the_value(other) and _same_value(self, other)


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of a period's figure, among all there were; `void` where an undo left none."""

    outturn: Outturn
    void: bool = False


_REPORTED = attrgetter(*[each.name for each in fields(Outturn)][:-6])
"""All that is reported: what follows is said of it once it is stored."""


def _beside_the_value(outturn: Outturn) -> tuple[object, ...]:
    return (
        outturn.indicator,
        outturn.period,
        outturn.words,
        outturn.unit,
        outturn.numerator,
        outturn.denominator,
        outturn.provisional,
        outturn.illustrative,
        outturn.published,
        outturn.source,
        outturn.note,
        outturn.printed,
        outturn.updated,
        outturn.mark,
        outturn.team,
    )


def _same_value(one: Outturn, other: Outturn) -> bool:
    if one.value == other.value:
        return True
    if one.value is None or other.value is None:
        return False
    if _within_rounding(one.value, other.value):
        return True
    if None in (one.numerator, one.denominator):
        return False
    places = min(decimals(one.value), decimals(other.value))
    return abs(one.value - other.value) * 2 <= Decimal(1).scaleb(-places)


def _within_rounding(one: Decimal, other: Decimal) -> bool:
    """True where the two differ only in digits that a spreadsheet makes up: it keeps 15,
    and the last of them depends on which form of the number it rounded.
    """
    return abs(one - other) <= Decimal(1).scaleb(max(one.adjusted(), other.adjusted()) + 1 - _SURE)


def decimals(value: Decimal) -> int:
    """Counts how many digits `value` has after its point, needless noughts aside."""
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
