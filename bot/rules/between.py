"""What moved between two readings of the plan: that of a report, and that of the one before."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.indicator import Indicator
from bot.domain.plan import Recommendation
from bot.domain.rag import Rating, Status
from bot.rules.assessment import Assessment
from bot.rules.course import new_year_between
from bot.rules.questions import rating_of
from bot.rules.standing import Known


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator that is on another side of green than it was."""

    before: Known
    after: Known

    @property
    def indicator(self) -> Indicator:
        return self.after.indicator


@dataclass(frozen=True, slots=True)
class Rerated:
    """A recommendation whose rating in force is another; `before` is None where it had none."""

    recommendation: Recommendation
    before: Rating | None
    after: Rating


def left_green(before: Assessment | None, now: Assessment) -> tuple[Moved, ...]:
    """Finds what is off green and was green at the reading before, or by its first figure where it
    had no status then; without a reading before, what left green by its latest figure.
    """
    return tuple(each for each in _moved(before, now) if each.after.status.off_green)


def came_back(before: Assessment | None, now: Assessment) -> tuple[Moved, ...]:
    """Finds what is green and was off green at the reading before, or by its first figure where it
    had no status then, or in between; without a reading before, what came back by its latest
    figure. What by its own rule is not over is not back.
    """
    return tuple(
        each
        for each in _moved(before, now)
        if not each.after.status.off_green
        and now.histories[each.indicator.ref].open_episode is None
    )


def rerated(before: Assessment, now: Assessment) -> Iterator[Rerated]:
    """Yields each recommendation with another rating than at the reading before."""
    was = {each.number: rating_of(each) for each in before.plan.recommendations}
    for each in now.plan.recommendations:
        after, then = rating_of(each), was.get(each.number)
        if after is not None and (then is None or then.rag is not after.rag):
            yield Rerated(each, then, after)


def _moved(before: Assessment | None, now: Assessment) -> Iterator[Moved]:
    for ref, history in now.histories.items():
        after = history.last_known
        if after is None:
            continue
        if before is None:
            turn = history.moved_last
            if turn is not None and not turn.new_year:
                yield Moved(turn.before, after)
            continue
        earlier = before.histories.get(ref)
        then = earlier.last_known if earlier is not None else None
        then = then or next((each for each in history.standings if isinstance(each, Known)), after)
        if _turned(then, after):
            yield Moved(then, after)
        elif earlier is not None and after.status is Status.GREEN:
            known = {each.opened for each in earlier.episodes}
            came = [each for each in history.episodes if each.opened not in known and each.closed]
            if came:
                yield Moved(came[-1].latest, after)


def _turned(then: Known, after: Known) -> bool:
    if then.status.off_green == after.status.off_green:
        return False
    return not new_year_between(after.indicator, then.outturn, after.outturn)
