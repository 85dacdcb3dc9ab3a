"""A rating that people changed from green is told to the Assistant Director: it was judged."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.rag import Rag, Rating
from bot.messages.alert import rated_down_message
from bot.services.flags import told_to
from bot.store import Writing

RATED_DOWN = "rated-down"


def tell_of_ratings(writing: Writing, new: Sequence[tuple[int, Rating]], at: datetime) -> int:
    """Queue one message for each recommendation whose rating in force left green; how many."""
    snapshot = writing.snapshot()
    if snapshot is None:
        return 0
    told = 0
    for number in {number for number, _ in new}:
        recommendation = snapshot.plan.recommendation(number)
        ratings = sorted(recommendation.ratings, key=lambda r: r.judged) if recommendation else []
        if recommendation is None or len(ratings) < 2:
            continue
        before, after = ratings[-2:]
        if (number, after) not in new or before.rag is not Rag.GREEN or after.rag is Rag.GREEN:
            continue
        message = rated_down_message(recommendation, before, after)
        period = f"rec {number} {after.judged.isoformat()}"
        told += sum(
            writing.enqueue(RATED_DOWN, period, user, message, at)
            for user in told_to(snapshot.plan)
        )
    return told
