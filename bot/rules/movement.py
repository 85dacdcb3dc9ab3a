"""Leaving green and coming back: the course of one indicator over its outturns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import islice, pairwise, takewhile

from bot.domain.alert_rule import DEFAULT_RULE
from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.domain.plan import Defaults
from bot.domain.rag import Status
from bot.rules.alert_rule import episodes_of, walked
from bot.rules.comparable import comparable_kinds, could_be_read, known_by
from bot.rules.episode import Episode, Movement
from bot.rules.exact import Borders, borders_of, exact
from bot.rules.signal.chart import signals_as_they_came
from bot.rules.signal.reading import Reading, telling_reading
from bot.rules.standing import Known, Lack, NoData, Standing
from bot.rules.status import as_it_stands, standing_of, without_figure

RECENT = 36


class History:
    """All that follows from an indicator's outturns on the figures as they stand now, read on `at`.

    It is worked out when it is asked for, from the newest outturn back: of ten years, an answer
    needs the last few figures. `outturns` are oldest first; those that could not be read yet on
    `at` are left out.
    """

    def __init__(
        self, indicator: Indicator, outturns: Sequence[Outturn], defaults: Defaults, at: date
    ) -> None:
        self.indicator = indicator
        self.at = at
        self._outturns = outturns
        self._defaults = defaults
        self._exact: dict[int, Outturn] = {}
        self._worked_out: dict[int, Standing] = {}
        self._measured = any(each.words is None and each.stated for each in indicator.targets)
        # The rule that holds without one needs the last few figures alone.
        self._rule = indicator.alert if indicator.alert != DEFAULT_RULE else None

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Makes one for each comparable outturn, oldest first."""
        return tuple(reversed([standing for _, standing in self._newest_first()]))

    @cached_property
    def current(self) -> Standing:
        """The latest standing as it reads on the day."""
        last = next(self._newest_first(), None)
        if last is None:
            return without_figure(self.indicator, self.at, next(self._beside(), None))
        place, standing = last
        held = standing if isinstance(standing, Known) else self._newest_known
        now = as_it_stands(standing, self._at(place), held, self._defaults, self.at)
        return self._with_newer(now)

    def _with_newer(self, now: Standing) -> Standing:
        """`now`, where it wants a figure, with the one beside it that is newer than any that can be
        compared.
        """
        if not isinstance(now, NoData) or not now.wants_a_figure:
            return now
        outturns = (self._at(place) for place, _ in self._newest_first())
        newest = next((each for each in outturns if not each.missing), None)
        beside = next(self._beside(newest.period.end if newest else None), None)
        return now if beside is None else replace(now, beside=beside)

    @property
    def last_known(self) -> Known | None:
        """Finds what the current status is, or was before figures went missing."""
        current = self.current
        return current.held if isinstance(current, NoData) else current

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """Lists every movement, oldest first."""
        return self._walked[0]

    @cached_property
    def _walked(self) -> tuple[tuple[Movement, ...], int]:
        """The movements, and the quiet figures in a row that have not ended an episode yet."""
        known = [each for each in self.standings if isinstance(each, Known)]
        if self._rule is not None:
            signals = signals_as_they_came(self.indicator, self.reported)
            return walked(self._rule, known, signals if self._rule.by_signal else {})
        movements = (
            Movement(before, after, after.status.off_green)
            for before, after in pairwise(known)
            if _turns(before, after)
        )
        return tuple(movements), 0

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """Lists every episode that began with a movement, oldest first."""
        return episodes_of(self.movements, self._newest_known, self._walked[1])

    @cached_property
    def last_movement(self) -> Movement | None:
        """The movement that began the present stretch, on or off green."""
        if self._rule is not None:
            return self.movements[-1] if self.movements else None
        return self._last_turn(back_to=0)

    def moved_after(self, moment: datetime) -> Movement | None:
        """The last movement, where its outturn was recorded after `moment`."""
        new = (
            place
            for place, each in enumerate(self._outturns)
            if each.recorded is not None and each.recorded > moment
        )
        oldest_new = next(new, None)
        if oldest_new is None:
            return None
        last = self.last_movement if self._rule else self._last_turn(back_to=oldest_new)
        recorded = last.told.recorded if last is not None else None
        return last if recorded is not None and recorded > moment else None

    @property
    def moved_last(self) -> Movement | None:
        """The movement that the last known figure made known, if it did."""
        if self._rule is not None:
            last, newest = self.last_movement, self._newest_known
            told = last is not None and newest is not None and last.told is newest.outturn
            return last if told else None
        known = [standing for _, standing in islice(self._known(), 2)]
        if len(known) < 2 or not _turns(known[1], known[0]):
            return None
        return Movement(known[1], known[0], known[0].status.off_green)

    @cached_property
    def off_since(self) -> Known | None:
        """The start of the present stretch off green; None when the last known status is green.

        For an indicator that was never green that is its first known figure: it has not moved, it
        is off target.
        """
        start = None
        for _, standing in self._known():
            if not standing.status.off_green:
                break
            start = standing
        return start

    @property
    def open_episode(self) -> Episode | None:
        if self._rule is not None:
            last = self.episodes[-1] if self.episodes else None
            return last if last is not None and last.closed is None else None
        left = self.last_movement if self.off_since is not None else None
        if left is None or not left.left_green:
            # It was green to the end of a year and is behind in the new one: it has not moved.
            return None
        return Episode(left, next(self._known())[1])

    @cached_property
    def reported(self) -> tuple[Outturn, ...]:
        """The figures that could be read on the day, on any kind of period, oldest first."""
        return known_by(self._outturns, self.at)

    @cached_property
    def known(self) -> tuple[Outturn, ...]:
        """The same, each exact where that decides on which side of a target it lies."""
        return known_by([*map(self._at, range(len(self._outturns)))], self.at)

    @property
    def newest(self) -> Outturn | None:
        """The newest of them."""
        readable = (each for each in self._from_the_newest() if could_be_read(each, self.at))
        return next(readable, None)

    @cached_property
    def reading(self) -> Reading | None:
        """Reads the figures on a control chart; None where too few of them tell anything."""
        return telling_reading(self.indicator, self.reported)

    @property
    def recent(self) -> tuple[Outturn, ...]:
        """The newest three dozen of them."""
        newest = self._outturns[-RECENT:]
        recent = known_by(newest, self.at)
        return recent if len(recent) == len(newest) else self.reported[-RECENT:]

    @property
    def kinds_beside(self) -> frozenset[PeriodKind]:
        """The other kinds of period that figures were given for."""
        return frozenset(each.period.kind for each in self._beside())

    def _beside(self, after: date | None = None) -> Iterator[Outturn]:
        """The figures on another kind of period, newest first: of periods that end after a day."""
        kinds = comparable_kinds(self.indicator)
        newer = takewhile(
            lambda each: after is None or each.period.end > after, self._from_the_newest()
        )
        return (
            each
            for each in newer
            if each.period.kind not in kinds and not each.missing and could_be_read(each, self.at)
        )

    def _last_turn(self, back_to: int) -> Movement | None:
        """The last movement whose outturn stands at the place `back_to` or later."""
        after: Known | None = None
        reached = len(self._outturns)
        for place, before in self._known():
            if after is not None and _turns(before, after):
                movement = Movement(before, after, after.status.off_green)
                return movement if reached >= back_to else None
            if place < back_to:
                return None
            after, reached = before, place
        return None

    @property
    def _newest_known(self) -> Known | None:
        found = next(self._known(), None)
        return found[1] if found else None

    def _known(self) -> Iterator[tuple[int, Known]]:
        # Without a target in figures nothing ever gets a status: there is no need to look.
        if not self._measured:
            return iter(())
        return (
            (place, standing)
            for place, standing in self._newest_first()
            if isinstance(standing, Known)
        )

    @cached_property
    def _borders(self) -> Borders:
        return borders_of(self.indicator, self._defaults)

    def _at(self, place: int) -> Outturn:
        """The outturn at a place, exact where that decides."""
        found = self._exact.get(place)
        if found is None:
            found = self._exact[place] = exact(self._outturns[place], self.indicator, self._borders)
        return found

    def _from_the_newest(self) -> Iterator[Outturn]:
        return map(self._at, range(len(self._outturns) - 1, -1, -1))

    def _newest_first(self) -> Iterator[tuple[int, Standing]]:
        """The standings from the newest back, with their places; each is worked out once."""
        worked_out, kinds = self._worked_out, comparable_kinds(self.indicator)
        for place in range(len(self._outturns) - 1, -1, -1):
            standing = worked_out.get(place)
            if standing is None:
                outturn = self._outturns[place]
                if outturn.period.kind not in kinds or not could_be_read(outturn, self.at):
                    continue
                standing = standing_of(self.indicator, self._at(place), self._defaults)
                worked_out[place] = standing
            yield place, standing


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many indicators have no status now, by what is lacking."""

    no_target: int
    none_due: int
    no_data: int


def lacking(histories: Iterable[History]) -> Lacking:
    """Tells want of data from a missing target and a period in which nothing fell due."""
    lacks = [each.current.lack for each in histories if isinstance(each.current, NoData)]
    no_target, none_due = lacks.count(Lack.TARGET), lacks.count(Lack.CASES)
    return Lacking(no_target, none_due, len(lacks) - no_target - none_due)


def _turns(before: Known, after: Known) -> bool:
    if (before.status is Status.GREEN) == (after.status is Status.GREEN):
        return False
    # A figure that counts anew from 1 April, or comes after a break, has left nothing.
    return (
        before.status is not Status.GREEN
        or not Movement(before, after, after.status.off_green).new_series
    )
