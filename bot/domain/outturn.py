"""The reported value of an indicator for a period, and where it came from."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.domain.indicator import Unit
from bot.domain.period import Period


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
    revision: int = 1
    recorded: datetime | None = None
    """When planbot took it in (UTC); None until it is stored."""

    @property
    def period_said(self) -> str:
        """Its period as a manager would say it, or in the source's words where it has no date."""
        return self.printed or self.period.label

    @property
    def missing(self) -> bool:
        return self.value is None and self.words is None

    def says_the_same_as(self, other: "Outturn") -> bool:
        """True when a second report of the period brings nothing new."""
        return _figures(self) == _figures(other)


def _figures(outturn: Outturn) -> tuple[object, ...]:
    return (
        outturn.indicator,
        outturn.period,
        outturn.value,
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
    )
