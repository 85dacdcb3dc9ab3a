"""Questions for the meeting: where ratings, statuses, targets and texts disagree. Nothing is
corrected.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.domain.figures import bounds
from bot.domain.indicator import Baseline, Indicator, Target
from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.domain.plan import Recommendation
from bot.domain.rag import Rag, Rating, Status
from bot.rules.claims import Difference, Facts, differing
from bot.rules.movement import History
from bot.rules.ratings import in_order
from bot.rules.signal.jump import jump_of
from bot.rules.standing import Known, Lack, NoData
from bot.rules.status import shortfall


class QuestionKind(StrEnum):
    GREEN_BUT_OFF_TARGET = "rated green while a figure is off target"
    GREEN_WITHOUT_FIGURE = "rated green with no figure that can be set against a target"
    NOT_GREEN_BUT_ON_TARGET = "not rated green while every figure is on target"
    TARGET_BACKWARDS = "a later target asks for less than an earlier one"
    TARGET_EASIER_THAN_BASELINE = "a target asks for less than the baseline"
    OTHER_PERIOD = "every figure is on another kind of period than the plan measures by"
    LOOKS_BROKEN = "a jump in the figures looks like a break in the series"
    TEXT_DIFFERS = "a text of the plan says another figure than is known"


@dataclass(frozen=True, slots=True)
class Question:
    """What disagrees with what; the fields that a kind does not need are None or empty."""

    kind: QuestionKind
    recommendation: Recommendation
    rating: Rating | None = None
    standings: tuple[Known, ...] = ()
    indicator: Indicator | None = None
    targets: tuple[Target, ...] = ()
    baseline: Baseline | None = None
    period: PeriodKind | None = None
    """The one kind of period that figures were ever given for."""
    jump: Outturn | None = None
    """The first figure after a step that looks like a break."""
    difference: Difference | None = None
    written: str = ""
    """Where a text stands that says another figure: "evidence", "further actions"."""


def rating_of(recommendation: Recommendation) -> Rating | None:
    """The rating in force: the latest judged, and of one day the last recorded."""
    ratings = in_order(recommendation)
    return ratings[-1] if ratings else None


def questions(
    recommendations: Iterable[Recommendation],
    histories: Mapping[str, History],
    written: Facts | None = None,
) -> tuple[Question, ...]:
    """Lists every question that the plan and its figures raise, by recommendation. The plan's texts
    are read against what was known when it was `written`; with None they are not read.
    """
    found: list[Question] = []
    for recommendation in recommendations:
        found.extend(_about_the_rating(recommendation, histories))
        for indicator in recommendation.indicators:
            found.extend(_about_the_targets(recommendation, indicator))
            found.extend(_about_the_period(recommendation, histories[indicator.ref]))
            found.extend(_about_a_jump(recommendation, histories[indicator.ref]))
        if written is not None:
            found.extend(_about_the_texts(recommendation, written))
    return tuple(found)


def _about_the_rating(
    recommendation: Recommendation, histories: Mapping[str, History]
) -> Iterator[Question]:
    rating = rating_of(recommendation)
    if rating is None:
        return
    # Missing and stale figures hold their last status: they neither raise nor settle a question.
    known = [
        last
        for each in recommendation.indicators
        if (last := histories[each.ref].last_known) is not None
    ]
    off = tuple(each for each in known if each.status.off_green)
    if rating.rag.gone_well and off:
        yield Question(QuestionKind.GREEN_BUT_OFF_TARGET, recommendation, rating, off)
    elif rating.rag is Rag.GREEN and not known:
        yield Question(QuestionKind.GREEN_WITHOUT_FIGURE, recommendation, rating)
    elif (
        not rating.rag.gone_well
        and known
        and len(known) == len(recommendation.indicators)
        and all(each.status is Status.GREEN for each in known)
    ):
        yield Question(QuestionKind.NOT_GREEN_BUT_ON_TARGET, recommendation, rating, tuple(known))


def _about_the_targets(recommendation: Recommendation, indicator: Indicator) -> Iterator[Question]:
    targets = sorted(
        (each for each in indicator.targets if _edges(each, indicator)),
        key=lambda each: each.by,
    )
    for earlier, later in pairwise(targets):
        if _asks_for_less(later, earlier, indicator):
            yield Question(
                QuestionKind.TARGET_BACKWARDS,
                recommendation,
                indicator=indicator,
                targets=(earlier, later),
            )
    baseline = indicator.baseline
    if baseline is None or baseline.value is None or not baseline.comparable:
        return
    # Inside a range with two edges nothing is easier or harder.
    easier = [
        each
        for each in targets
        if _edges(each, indicator) == 1
        and shortfall(baseline.value, each, indicator.direction)[0] < 0
    ]
    if easier:
        yield Question(
            QuestionKind.TARGET_EASIER_THAN_BASELINE,
            recommendation,
            indicator=indicator,
            targets=(easier[0],),
            baseline=baseline,
        )


def _about_the_period(recommendation: Recommendation, history: History) -> Iterator[Question]:
    if not isinstance(history.current, NoData) or history.current.lack is not Lack.PERIOD:
        return
    kinds = history.kinds_beside
    if len(kinds) == 1 and any(each.stated for each in history.indicator.targets):
        yield Question(
            QuestionKind.OTHER_PERIOD,
            recommendation,
            indicator=history.indicator,
            period=next(iter(kinds)),
        )


def _about_a_jump(recommendation: Recommendation, history: History) -> Iterator[Question]:
    jump = jump_of(history.indicator, history.recent)
    if jump is not None:
        yield Question(
            QuestionKind.LOOKS_BROKEN, recommendation, indicator=history.indicator, jump=jump
        )


def _about_the_texts(recommendation: Recommendation, written: Facts) -> Iterator[Question]:
    # The notes are left out: they tell themselves where the source contradicts itself.
    texts = [("evidence", each) for each in recommendation.evidence]
    # What becomes of an action is said of what its text names.
    texts += [
        ("further actions", f"{each.text}: {each.progress or ''}")
        for each in recommendation.actions
    ]
    for where, text in texts:
        for difference in differing(text, recommendation.number, written):
            yield Question(
                QuestionKind.TEXT_DIFFERS,
                recommendation,
                indicator=difference.indicator,
                difference=difference,
                written=where,
            )


def _edges(target: Target, indicator: Indicator) -> int:
    """How many sides the target is bounded on; 0 for one in words."""
    low, high = bounds(target, indicator.direction)
    return (low is not None) + (high is not None)


def _asks_for_less(later: Target, earlier: Target, indicator: Indicator) -> bool:
    """True where an edge of the later target is further out than the earlier one's, or gone."""
    low, high = bounds(later, indicator.direction)
    was_low, was_high = bounds(earlier, indicator.direction)
    return (was_low is not None and (low is None or low < was_low)) or (
        was_high is not None and (high is None or high > was_high)
    )
