"""What a wide audience may see of teams: a small figure, and what would give it away, is hidden.

A figure of a team is hidden where it rests on fewer than five people, where taking its other
periods from it would leave such a one, and where it names people without saying how many. Then the
teams of a period are added up: whatever follows from those that are shown, and from the whole, is
hidden too. Of what counts up through the year that is done for what came since the period before.
Where they cannot be added up, or make a few more than the whole, all of them are hidden together.

A period is decided by what came before it alone: a later one never has it shown otherwise.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period, financial_year
from bot.rules.course import counts_up
from bot.rules.disclosure.deduction import Sum
from bot.rules.disclosure.suppression import SMALL, gives_away, hidden_cells, withheld
from bot.rules.teams import Parts, counts_of

_OF_PEOPLE = (Unit.COUNT, Unit.PERCENT, Unit.RATE)
_NUMBER, _REST, _OF, _GROWTH, _THEN = "number", "rest of it", "of", "growth", "before"
_TEAM = "team"
_WHOLE, _NO_TEAM = ("whole", ""), ("no team", "")


class Cell(NamedTuple):
    """A count: of a team by name, of the whole council, or of what is in no team."""

    place: tuple[str, str]
    column: str


Hidden = frozenset[tuple[str, Period]]


def hidden_teams(
    indicator: Indicator,
    parts: Sequence[Parts],
    whole: Sequence[Outturn],
    of_teams: Iterable[Outturn],
    audience: Audience,
) -> Hidden:
    """The teams and periods that `audience` may not see. `parts` are the indicator's, newest first;
    `whole` and `of_teams` all figures known, oldest end first.
    """
    if audience is Audience.NAMED:
        return frozenset()
    series: dict[str, list[Outturn]] = {}
    for each in of_teams:
        series.setdefault(each.team or "", []).append(each)
    hidden: set[tuple[str, Period]] = set()
    before: Parts | None = None
    for now in reversed(parts):
        small = {
            team
            for team, outturn in now.teams.items()
            if _is_small(outturn, indicator, series[team], audience)
        }
        shown_whole = now.whole is not None and not (
            withheld(now.whole, indicator, audience)
            or gives_away(now.whole, indicator, whole, audience)
        )
        earlier = {team for team, period in hidden if before and period == before.period}
        table = _Table(indicator, now)
        if before is not None and _count_on(indicator, before, now):
            table.add_growth(before, earlier)
            small |= _grown_by_few(indicator, before, now)
        found = table.hidden(small, shown_whole=shown_whole)
        hidden |= {(team, now.period) for team in found}
        before = now
    return frozenset(hidden)


def _is_small(
    outturn: Outturn, indicator: Indicator, series: Sequence[Outturn], audience: Audience
) -> bool:
    if outturn.published is not None or outturn.value is None:
        return withheld(outturn, indicator, audience)
    if _of_people(outturn, indicator) and _whole_counts(outturn, indicator) is None:
        return True
    return withheld(outturn, indicator, audience) or gives_away(
        outturn, indicator, series, audience
    )


def _count_on(indicator: Indicator, before: Parts, now: Parts) -> bool:
    """Whether the figures of both count up through the same year."""
    one = now.whole or next(iter(now.teams.values()))
    same = financial_year(before.period.end) == financial_year(now.period.end)
    return same and counts_up(indicator, one)


def _grown_by_few(indicator: Indicator, before: Parts, now: Parts) -> set[str]:
    """The teams of whose share the rest, or what it is out of, grew by fewer than five people."""
    found = set()
    for name, outturn in now.teams.items():
        counts = _whole_counts(outturn, indicator)
        was = _whole_counts(before.teams.get(name), indicator)
        if counts is None or was is None or len(counts) < 2 or len(was) < 2:
            continue
        of, rest = counts[1] - was[1], (counts[1] - counts[0]) - (was[1] - was[0])
        if outturn.published is None and min(of, rest) < SMALL:
            found.add(name)
    return found


class _Table:
    """The counts of one period that a reader could set beside each other, and how they add up."""

    def __init__(self, indicator: Indicator, parts: Parts) -> None:
        self._indicator = indicator
        self._counts: dict[Cell, int] = {}
        self._sums: list[Sum[Cell]] = []
        self._before: set[Cell] = set()
        """Counts of the period before, which are shown or hidden already."""
        self._hidden_before: set[Cell] = set()
        found = {name: _whole_counts(each, indicator) for name, each in parts.teams.items()}
        public = [name for name, each in parts.teams.items() if each.published is not None]
        self._teams = {
            name: of
            for name, of in found.items()
            if of is not None and name not in public and _of_people(parts.teams[name], indicator)
        }
        for name, of in self._teams.items():
            self._add_row((_TEAM, name), of)
        whole = _whole_counts(parts.whole, indicator)
        told = [of for name, of in found.items() if not parts.teams[name].missing]
        self._adds_up = whole is not None and all(of and len(of) == len(whole) for of in told)
        """Where it does not, what the teams make together may be known from elsewhere."""
        self._twice = False
        """A few people are in two teams: what is over the whole says how many."""
        if self._teams and whole is not None and self._adds_up:
            known = [found[name] or () for name in public if not parts.teams[name].missing]
            left = [total - sum(of[at] for of in known) for at, total in enumerate(whole)]
            if 0 <= left[0] <= left[-1]:
                self._add_whole(left)

    def hidden(self, small: set[str], *, shown_whole: bool) -> set[str]:
        """The teams that are hidden, being `small` or what would give those away; all of them where
        that would take hiding what is shown elsewhere, or was.
        """
        if self._twice or (small and not self._adds_up):
            return {*self._teams, *small}
        whole = {cell for cell in self._counts if cell.place == _WHOLE}
        also = {cell for cell in self._counts if cell.place[0] == _TEAM and cell.place[1] in small}
        also = (also - self._before) | self._hidden_before | (set() if shown_whole else whole)
        found = hidden_cells(self._counts, self._sums, also)
        shown = self._before | (whole if shown_whole else set())
        if (found - also) & shown:
            return {*self._teams, *small}
        now = found - self._before
        return small | {cell.place[1] for cell in now if cell.place[0] == _TEAM}

    def add_growth(self, before: Parts, hidden: set[str]) -> None:
        """Adds what each count grew by since the period before, of which the teams `hidden` were
        not shown.
        """
        grown: list[Cell] = []
        places = [((_TEAM, name), before.teams.get(name)) for name in self._teams]
        for place, earlier in (*places, (_WHOLE, before.whole)):
            now, was = (
                self._counts.get(Cell(place, _NUMBER)),
                _whole_counts(earlier, self._indicator),
            )
            if now is None or was is None or now < was[0]:
                continue
            then, growth = Cell(place, _THEN), Cell(place, _GROWTH)
            self._counts |= {then: was[0], growth: now - was[0]}
            self._sums.append(Sum((then, growth), Cell(place, _NUMBER)))
            self._before.add(then)
            if place[0] == _TEAM:
                grown.append(growth)
                self._hidden_before |= {then} if place[1] in hidden else set()
        total = self._counts.get(Cell(_WHOLE, _GROWTH))
        if grown and total == sum(self._counts[each] for each in grown):
            self._sums.append(Sum(tuple(grown), Cell(_WHOLE, _GROWTH)))

    def _add_row(self, place: tuple[str, str], of: Sequence[int]) -> None:
        """A count; of a share its number, what is not in it, and both together."""
        self._counts[Cell(place, _NUMBER)] = of[0]
        if len(of) > 1:
            rest, total = Cell(place, _REST), Cell(place, _OF)
            self._counts |= {rest: of[1] - of[0], total: of[1]}
            self._sums.append(Sum((Cell(place, _NUMBER), rest), total))

    def _add_whole(self, whole: Sequence[int]) -> None:
        """The sums down the teams. Where they leave a few over that are in no team, those are few
        people too; where they leave more, or make more than the whole, nothing follows from it.
        """
        self._add_row(_WHOLE, whole)
        for column in (_NUMBER, _REST, _OF) if len(whole) > 1 else (_NUMBER,):
            own = tuple(Cell((_TEAM, name), column) for name in self._teams)
            total = Cell(_WHOLE, column)
            left = self._counts[total] - sum(self._counts[each] for each in own)
            if 0 < left < SMALL:
                self._counts[Cell(_NO_TEAM, column)] = left
                own = (*own, Cell(_NO_TEAM, column))
            self._twice |= -SMALL < left < 0
            if 0 <= left < SMALL:
                self._sums.append(Sum(own, total))


def _of_people(outturn: Outturn, indicator: Indicator) -> bool:
    return (outturn.unit or indicator.unit) in _OF_PEOPLE


def _whole_counts(outturn: Outturn | None, indicator: Indicator) -> tuple[int, ...] | None:
    """The counts as whole numbers; None where there are none, or they are parts of people."""
    found = counts_of(outturn, indicator)
    if found is None:
        return None
    every = [found.number] if found.of is None else [found.number, found.of]
    if any(each != each.to_integral_value() or each < 0 for each in every):
        return None
    if found.of is not None and found.number > found.of:
        return None
    return tuple(int(each) for each in every)
