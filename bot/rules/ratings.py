"""Ratings in their order: which one is in force, and what it took the place of."""

from collections.abc import Callable
from dataclasses import dataclass

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
