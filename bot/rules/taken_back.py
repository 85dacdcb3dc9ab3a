"""A flag whose figures were taken back: reported as missing after they had been reported.

A missing figure is no recovery, and no proof that the indicator never left green.
"""

from itertools import takewhile

from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.snapshot import Flag
from bot.rules.movement import History
from bot.rules.standing import Known, Standing


def taken_back_of(history: History, flag: Flag) -> Outturn | None:
    """The figure, reported as missing now, without which it is not known whether the flag's
    indicator left green: its own, or the green one before it. None where the figures tell.
    """
    standings = history.standings
    own = next((each for each in standings if outturn_of(each).period.code == flag.opened), None)
    if own is None:
        return None
    if outturn_of(own).missing:
        return outturn_of(own)
    if not own.status.off_green:
        return None
    before = [*takewhile(lambda each: each is not own, standings)]
    since_known = takewhile(lambda each: not isinstance(each, Known), reversed(before))
    return next((outturn_of(each) for each in since_known if outturn_of(each).missing), None)


def back_after(history: History, flag: Flag) -> Known | None:
    """The first green standing after the period that the flag was opened in."""
    opened = Period.parse(flag.opened).end
    later = (each for each in history.standings if outturn_of(each).period.end > opened)
    known = (each for each in later if isinstance(each, Known))
    return next((each for each in known if not each.status.off_green), None)


def outturn_of(standing: Standing) -> Outturn:
    """The outturn of a standing in a series, which always has one."""
    if standing.outturn is None:
        raise AssertionError("a standing in the series has no outturn")
    return standing.outturn
