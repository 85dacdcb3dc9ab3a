"""Rows of a table of outturns → outturns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from sys import intern
from types import MappingProxyType

from bot.domain.indicator import UNITS_IN_OTHER_WORDS, Indicator, Unit
from bot.domain.outturn import MAY_STAY, Outturn
from bot.domain.period import PeriodKind
from bot.domain.plan import Plan
from bot.importing.problems import Unreadable
from bot.importing.recipe_remarks import RowsLeftOut
from bot.importing.remarks import CountsAreRounded, ReadAsYears, RefsByPlace, Remark, Rounded
from bot.importing.tables.dates import past_day, yes_or_no
from bot.importing.tables.figures import Counted, Figure, read_figure, refuse_parts
from bot.importing.tables.numbers import to_be_rounded
from bot.importing.tables.outturn_teams import OutturnTeams
from bot.importing.tables.periods import YearsOrMonths, read_period
from bot.importing.tables.refs import Doubt, Refs
from bot.importing.tables.table import TOTALS, Cells
from bot.importing.texts import did_you_mean, quoted

_BESIDE = "notes and totals"
_APART = {PeriodKind.UNSTATED, PeriodKind.YEAR_TO_DATE}
_NOTHING: Mapping[str, str] = MappingProxyType({})
_Stretch = tuple[str, date, date, PeriodKind | None, str | None]


@dataclass(frozen=True, slots=True)
class Outturns:
    """The outturns in the order of their rows, and what should be known of how they were read.
    Nothing is to be stored of them while there are `doubts`.
    """

    outturns: tuple[Outturn, ...]
    remarks: tuple[Remark, ...]
    doubts: tuple[Doubt, ...] = ()


def read_outturns(
    rows: Iterable[Cells],
    plan: Plan,
    at: date,
    plain_text: bool,
    said: Mapping[str, str] = _NOTHING,
) -> Outturns:
    """The outturns of the rows that nothing stands against; the rest have added their problems.
    `plain_text` is True for a file that does not tell numbers from texts. What
    was `said` of refs that may have lost a nought settles which they are.

    An empty `value` reports the period as missing. The unit is kept even where it is the plan's: a
    plan that later names another one does not change what was reported. A period may
    not end after `at`, nor a figure be published after it.
    """
    refs, teams = Refs(plan, plain_text, said), OutturnTeams(plan)
    reading = _Reading(refs, YearsOrMonths(plan, at), teams, at)
    for cells in rows:
        reading.add(cells)
    return reading.settled()


class _Reading:
    def __init__(self, refs: Refs, years: YearsOrMonths, teams: OutturnTeams, at: date) -> None:
        self._refs = refs
        self._years = years
        self._teams = teams
        self._at = at
        self._outturns: list[Outturn] = []
        self._seen: dict[_Stretch, str] = {}
        """Where each stretch stands: a row itself would be held on to for its place alone."""
        self._rounded = 0
        self._beside: list[int] = []
        self._counts = RoundedCounts()
        self._counted: dict[tuple[str | None, Unit | None], Counted] = {}
        self._alike: dict[Counted, Counted] = {}
        self._unsaid: dict[tuple[str | None, ...], frozenset[str]] = {}
        self._period = partial(read_period, at=at)
        self._past_day = partial(past_day, at=at)

    def add(self, cells: Cells) -> None:
        if self._stands_beside(cells):
            self._beside.append(cells.row)
            return
        outturn = self._outturn(cells)
        if outturn is None:
            return
        place = len(self._outturns)
        self._outturns.append(outturn)
        if not self._years.doubts(place, cells, outturn):
            self._refuse_a_double(outturn, cells)

    def settled(self) -> Outturns:
        """Tells what only all rows together say: lost noughts, and years written like months."""
        doubts, placed = self._refs.settle(), self._refs.settled_by_place()
        rounded = self._counts.settle()
        years = []
        for place, cells, period in self._years.settled():
            outturn = replace(self._outturns[place], period=period)
            self._outturns[place] = outturn
            self._refuse_a_double(outturn, cells)
            years += [cells.text("period")] if period.kind is PeriodKind.YEAR else []
        remarks: list[Remark] = [Rounded(self._rounded)] if self._rounded else []
        remarks += [RowsLeftOut(_BESIDE, tuple(self._beside))] if self._beside else []
        remarks += [rounded] if rounded else []
        remarks += [ReadAsYears(tuple(dict.fromkeys(years)))] if years else []
        remarks += [RefsByPlace(placed)] if placed else []
        return Outturns(tuple(self._outturns), tuple(remarks), doubts)

    def _refuse_a_double(self, outturn: Outturn, cells: Cells) -> None:
        first = self._seen.setdefault(_stretch(outturn), cells.where)
        if first is not cells.where:
            of = f" of {outturn.team}" if outturn.team else ""
            one_row = first.startswith(f"{cells.place},")
            places = (
                (first, cells.where) if one_row else (first.partition(", column ")[0], cells.place)
            )
            cells.refuse(
                "period",
                f"{outturn.indicator}{of} for {outturn.period.code} is there twice, in {places[0]} "
                f"and in {places[1].rstrip(',')}; delete the one that is wrong",
            )

    def _stands_beside(self, cells: Cells) -> bool:
        """A note, a source or a total below the table: no indicator, period and value."""
        if cells.text("period") or cells.text("value") or cells.spoiled:
            return False
        text = cells.text("indicator")
        if text and self._refs.knows(text):
            return False
        parts = cells.text("numerator") or cells.text("denominator")
        return not parts or text.casefold() in TOTALS

    def _outturn(self, cells: Cells) -> Outturn | None:
        indicator = cells.read("indicator", self._refs.read)
        if indicator:
            self._refs.check_number(cells, indicator)
        period = cells.read("period", self._period)
        team = cells.read_if_any("team", self._teams.read)
        unit = cells.read_if_any("unit", _unit)
        counted = self._counted_in(indicator, unit)
        figure = read_figure(cells, counted)
        provisional = cells.read_if_any("provisional", yes_or_no)
        illustrative = cells.read_if_any("illustrative", yes_or_no)
        published = cells.read_if_any("published", self._past_day)
        if indicator is None or period is None or figure is None or not cells.sound:
            return None
        self._refs.note(cells, indicator, period)
        self._counts.note(cells, indicator, figure, counted)
        self._rounded += _rounded(cells, figure)
        return Outturn(
            indicator=indicator.ref,
            period=period,
            value=figure.value,
            words=figure.words,
            unit=unit or indicator.unit,
            numerator=figure.numerator,
            denominator=figure.denominator,
            provisional=bool(provisional),
            illustrative=bool(illustrative),
            published=published,
            source=intern(cells.text("source")),
            note=cells.text("note") or figure.said,
            printed=cells.text("printed") or None,
            updated=cells.text("updated") or None,
            mark=figure.mark,
            place=cells.place,
            team=team,
            unsaid=self._unsaid_by(cells),
        )

    def _unsaid_by(self, cells: Cells) -> frozenset[str]:
        """The same object for all rows of a file: it has thousands."""
        if (known := self._unsaid.get(cells.columns)) is None:
            known = self._unsaid[cells.columns] = frozenset(MAY_STAY).difference(cells.columns)
        return known

    def _counted_in(self, indicator: Indicator | None, unit: Unit | None) -> Counted:
        key = indicator.ref if indicator else None, unit
        if (known := self._counted.get(key)) is None:
            counted = Counted.of(indicator, unit)
            known = self._counted[key] = self._alike.setdefault(counted, counted)
        return known


class RoundedCounts:
    """Values that agree with their counts only if those are rounded: they are where every count of
    the file is, and where one is not they contradict each other.
    """

    def __init__(self) -> None:
        self._apart: list[tuple[Cells, str, Figure, Counted]] = []
        self._exact = False

    def note(self, cells: Cells, indicator: Indicator, figure: Figure, counted: Counted) -> None:
        """Takes down what the row says of the file's counts."""
        if not self._exact:
            self._exact = bool((figure.numerator or 0) % 5 or (figure.denominator or 0) % 5)
        if figure.rounded:
            self._apart.append((cells, indicator.ref, figure, counted))

    def settle(self) -> CountsAreRounded | None:
        """Says which values stand on rounded counts. Refuses them where other counts are not."""
        if not self._apart:
            return None
        if not self._exact:
            return CountsAreRounded(tuple(dict.fromkeys(ref for _, ref, _, _ in self._apart)))
        for cells, _, figure, counted in self._apart:
            if figure.value is not None and figure.numerator is not None and figure.denominator:
                share = Fraction(figure.numerator) / Fraction(figure.denominator)
                refuse_parts(cells, figure.value, counted, share * counted.out_of / 100)
        return None


def _stretch(outturn: Outturn) -> _Stretch:
    """The same for two figures of one stretch of time, such as 2018/19 Q2 and 2018-07..2018-09.
    Where no period is stated, the figure is of another; the year to date is a figure of its own.
    """
    period = outturn.period
    apart = period.kind if period.kind in _APART else None
    return outturn.indicator, period.start, period.end, apart, outturn.team


def _rounded(cells: Cells, figure: Figure) -> int:
    return int(figure.value is not None and to_be_rounded(cells.text("value")))


def _unit(text: str) -> Unit:
    if other := UNITS_IN_OTHER_WORDS.get(text):
        return other
    for unit in Unit:
        if unit.casefold() == text.casefold():
            return unit
    hint = did_you_mean(text, Unit) or f"; write one of {', '.join(Unit)}"
    raise Unreadable(f"{quoted(text)} is not a unit{hint}")
