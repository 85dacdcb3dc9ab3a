"""A rating that people changed from green, or from blue, is told to the Assistant Director."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.outbox import OfRating, OutboxKind
from bot.domain.plan import Recommendation
from bot.domain.rag import Rating
from bot.messages.alert import rated_down_message
from bot.rules.ratings import rating_change
from bot.services.alerts import told_to
from bot.store import Work


def tell_of_ratings(work: Work, new: Sequence[tuple[int, Rating]], at: datetime) -> int:
    """Queues one message for each recommendation whose rating in force is a setback; how many."""
    snapshot = work.snapshot()
    if snapshot is None:
        return 0
    told = 0
    for number in {number for number, _ in new}:
        recommendation = snapshot.plan.recommendation(number)
        if recommendation is None:
            continue
        change = rating_change(recommendation, _brought(recommendation, new, at))
        if change is None or not change.is_a_setback:
            continue
        message = rated_down_message(recommendation, change.before, change.after)
        about = OfRating(number, change.after.judged, at)
        told += work.outbox.tell(OutboxKind.RATED_DOWN, about, told_to(snapshot.plan), message, at)
    return told


def _brought(
    recommendation: Recommendation, new: Sequence[tuple[int, Rating]], at: datetime
) -> Callable[[Rating], bool]:
    """Whether a rating came in `new`; one that was there before `at` in other words did not."""
    ratings = {each for number, each in new if number == recommendation.number}
    return lambda each: each in ratings and (each.recorded is None or each.recorded >= at)
