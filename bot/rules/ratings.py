"""Ratings in their order: which one is in force, and what it took the place of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.plan import Recommendation
from bot.domain.rag import Rag, Rating


@dataclass(frozen=True, slots=True)
class RatingChange:
    recommendation: Recommendation
    before: Rating
    after: Rating

    @property
    def is_a_setback(self) -> bool:
        """Tells whether green was left, or complete is so no longer; green to blue is none."""
        if self.before.rag is Rag.BLUE:
            return True
        return self.before.rag is Rag.GREEN and self.after.rag is not Rag.BLUE


def in_order(recommendation: Recommendation) -> list[Rating]:
    """Puts them by the day judged; of one day, as recorded: the last corrects those before it."""
    return sorted(recommendation.ratings, key=lambda each: each.judged)


def rating_change(
    recommendation: Recommendation, is_new: Callable[[Rating], bool]
) -> RatingChange | None:
    """Finds what the new ratings made of the one that was in force before them; None where they
    left its letter, or where there was none to leave: a recommendation whose every rating is new
    came in with its history, and nothing changed.
    """
    ratings = in_order(recommendation)
    if not ratings or not is_new(ratings[-1]):
        return None
    after = ratings[-1]
    before = next((each for each in reversed(ratings) if not is_new(each)), None)
    if before is None or before.rag is after.rag:
        return None
    return RatingChange(recommendation, before, after)


def rating_changes(
    recommendations: Sequence[Recommendation], told: datetime | None
) -> tuple[RatingChange, ...]:
    """Lists what changed by the ratings that came in after the moment `told` (aware); for None, by
    those that came in after a recommendation's first ones, which are its history.
    """
    changes = (_change_after(each, told or _came_in(each)) for each in recommendations)
    return tuple(each for each in changes if each is not None)


def _change_after(recommendation: Recommendation, told: datetime | None) -> RatingChange | None:
    if told is None:
        return None
    return rating_change(
        recommendation, lambda rating: rating.recorded is not None and rating.recorded > told
    )


def _came_in(recommendation: Recommendation) -> datetime | None:
    recorded = [each.recorded for each in recommendation.ratings if each.recorded is not None]
    return min(recorded, default=None)
