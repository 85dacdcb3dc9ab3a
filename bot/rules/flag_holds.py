"""Holds: when what a flag was set aside until has come. It is evaluated all the while."""

from datetime import date
from enum import StrEnum

from bot.domain.flag_answer import FlagAnswer, HoldUntil
from bot.domain.rag import Status
from bot.rules.standing import Known


class HoldOver(StrEnum):
    """Why a hold is over."""

    RED = "it went from Amber to Red"
    WORSE = "it got worse"
    NEXT_FIGURE = "the next figure came"
    DAY = "its day has come"


def hold_over(hold: FlagAnswer, latest: Known, at: date) -> HoldOver | None:
    """Tells why the hold is over on `at`, with `latest` as the last known figure; None while it
    holds. Amber that turns red ends every hold.
    """
    if hold.status is Status.AMBER and latest.status is Status.RED:
        return HoldOver.RED
    match hold.until:
        case HoldUntil.WORSE if hold.gap is not None and latest.gap > hold.gap:
            return HoldOver.WORSE
        case HoldUntil.NEXT_FIGURE if latest.outturn.period.code != hold.period:
            return HoldOver.NEXT_FIGURE
        case HoldUntil.DAY if hold.day is not None and at >= hold.day:
            return HoldOver.DAY
    return None
