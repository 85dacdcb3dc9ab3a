"""The parts beside the whole: figures of teams for a period, and whether they add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.rules.comparable import comparable


@dataclass(frozen=True, slots=True)
class Counts:
    """What a figure rests on: so many, of so many; `of` is None where the figure is the count."""

    number: Decimal
    of: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """A period: the whole council's figure, and the teams' by name, in the order of the names."""

    period: Period
    whole: Outturn | None
    teams: Mapping[str, Outturn]


@dataclass(frozen=True, slots=True)
class Added:
    """What the teams' counts make together, beside those of the whole."""

    teams: Counts
    whole: Counts

    @property
    def adds_up(self) -> bool:
        return self.teams == self.whole

    @property
    def is_more(self) -> bool:
        """Tells whether the teams make more than the whole: something is counted twice."""
        numbers = self.teams.number > self.whole.number
        return numbers or (self.teams.of or 0) > (self.whole.of or 0)


def parts_of(
    indicator: Indicator, whole: Iterable[Outturn], of_teams: Iterable[Outturn]
) -> tuple[Parts, ...]:
    """Makes one for each period that any team has a figure for, the newest first, of the kinds of
    period that are set against the target.
    """
    teams: dict[Period, dict[str, Outturn]] = {}
    for each in comparable_of_teams(indicator, of_teams):
        teams.setdefault(each.period, {})[each.team or ""] = each
    wholes = {each.period: each for each in whole}
    newest_first = sorted(teams, key=lambda period: (period.end, period.start), reverse=True)
    return tuple(
        Parts(period, wholes.get(period), dict(sorted(teams[period].items(), key=_by_name)))
        for period in newest_first
    )


def comparable_of_teams(indicator: Indicator, of_teams: Iterable[Outturn]) -> list[Outturn]:
    """The figures of teams that can be set beside the whole's, oldest first by team."""
    by_team: dict[str | None, list[Outturn]] = {}
    for each in of_teams:
        by_team.setdefault(each.team, []).append(each)
    return [each for series in by_team.values() for each in comparable(indicator, series)]


def counts_of(outturn: Outturn | None, indicator: Indicator) -> Counts | None:
    """The counts a figure rests on; None of an average, and of a share that gives none."""
    if outturn is None:
        return None
    unit = outturn.unit or indicator.unit
    if unit in (Unit.COUNT, Unit.CASES, Unit.FTE, Unit.MONEY) and outturn.value is not None:
        return Counts(outturn.value)
    shares = unit in (Unit.PERCENT, Unit.RATE)
    if not shares or outturn.numerator is None or outturn.denominator is None:
        return None
    return Counts(outturn.numerator, outturn.denominator)


def added(parts: Parts, indicator: Indicator) -> Added | None:
    """Adds the teams' counts; None where one of them, or the whole, gives none: a percentage is
    never averaged without them.
    """
    whole = counts_of(parts.whole, indicator)
    counts = [counts_of(each, indicator) for each in parts.teams.values() if not each.missing]
    found = [each for each in counts if each is not None]
    if whole is None or not found or len(found) < len(counts):
        return None
    number = sum((each.number for each in found), Decimal(0))
    if whole.of is None:
        return Added(Counts(number), whole)
    return Added(Counts(number, sum((each.of or Decimal(0) for each in found), Decimal(0))), whole)


def _by_name(item: tuple[str, Outturn]) -> str:
    return item[0].casefold()
