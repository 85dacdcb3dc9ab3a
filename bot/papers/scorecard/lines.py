"""Each indicator's figures as the scorecard sets them out: a line for each kind of period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind, month_end
from bot.domain.rag import Rag, Status
from bot.papers.brief import Brief
from bot.papers.scorecard.hidden import Hidden
from bot.rules.comparable import comparable
from bot.rules.movement import History
from bot.rules.standing import Known

MOST_MONTHS = 60
_RAGS = {Status.GREEN: Rag.GREEN, Status.AMBER: Rag.AMBER, Status.RED: Rag.RED}
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One figure. `rag` is what the rule made of it; None where it was set against no target, or is
    hidden from the readers.
    """

    outturn: Outturn
    hidden: bool
    rag: Rag | None


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one indicator on one kind of period, the last of each month by its end.
    `own` is the line that is set against the target.
    """

    history: History
    kind: PeriodKind
    own: bool
    points: Mapping[date, Point]

    @property
    def indicator(self) -> Indicator:
        return self.history.indicator


def lines_of(brief: Brief, hidden: Hidden) -> list[Line]:
    """Lists the lines of every indicator, in the plan's order, its own kind of period first."""
    return [
        line
        for recommendation in brief.plan.recommendations
        for history in brief.now.histories_of(recommendation)
        for line in _lines(brief, history, hidden[history.indicator.ref])
    ]


def months_of(lines: list[Line]) -> list[date]:
    """Lists the months that the lines reach over, by their last days: the newest 60."""
    found = [month for line in lines for month in line.points]
    if not found:
        return []
    months: list[date] = []
    month = max(found)
    while month >= min(found) and len(months) < MOST_MONTHS:
        months.append(month)
        month = _month_before(month)
    return months[::-1]


def _lines(brief: Brief, history: History, hidden: frozenset[Period]) -> Iterator[Line]:
    indicator = history.indicator
    own = comparable(indicator, history.known)
    standings = {each.outturn.period: each for each in history.standings if isinstance(each, Known)}
    by_kind: dict[PeriodKind, list[Outturn]] = {indicator.measured: own}
    for each in history.known:
        if each.period.kind not in (indicator.measured, PeriodKind.UNSTATED):
            by_kind.setdefault(each.period.kind, []).append(each)
    for kind, outturns in by_kind.items():
        points = {}
        for each in outturns:
            known = standings.get(each.period)
            out_of_sight = each.period in hidden
            rag = _RAGS.get(known.status) if known and not out_of_sight else None
            end = each.period.end
            points[month_end(end.year, end.month)] = Point(brief.as_stated(each), out_of_sight, rag)
        yield Line(history, kind, kind is indicator.measured, points)


def _month_before(month: date) -> date:
    if month.month == 1:
        return month_end(month.year - 1, _DECEMBER)
    return month_end(month.year, month.month - 1)
