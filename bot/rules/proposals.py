"""Proposals: which wait, and what the figures say against one."""

from dataclasses import replace
from datetime import date

from bot.domain.period import london_day
from bot.domain.plan import Recommendation
from bot.domain.proposal import Proposal
from bot.domain.rag import Rag, Rating
from bot.rules.assessment import Assessment
from bot.rules.questions import Question, QuestionKind, questions, rating_of

_OF_A_RATING = (
    QuestionKind.GREEN_BUT_OFF_TARGET,
    QuestionKind.NOT_GREEN_BUT_ON_TARGET,
    QuestionKind.GREEN_WITHOUT_FIGURE,
)


def waiting(assessment: Assessment) -> tuple[Proposal, ...]:
    """Lists the proposals that waited for a decision on the day, oldest first."""
    at = assessment.at
    return tuple(
        each
        for each in assessment.snapshot.proposals
        if london_day(each.at) <= at
        and (each.decision is None or london_day(each.decision.at) > at)
        and assessment.plan.recommendation(each.recommendation) is not None
    )


def rated_since(recommendation: Recommendation, proposal: Proposal) -> Rating | None:
    """Finds the rating in force where it is another than the one that the proposal would change."""
    now = rating_of(recommendation)
    return None if now is None or now.rag is proposal.before else now


def asked_of(
    assessment: Assessment, recommendation: Recommendation, rag: Rag
) -> tuple[Question, ...]:
    """Lists what the figures ask of that rating, were it given on the day; it stops nobody."""
    given = Rating(rag, assessment.at, "", "")
    rated = replace(recommendation, ratings=(*_until(recommendation, assessment.at), given))
    asked = questions((rated,), assessment.histories)
    return tuple(each for each in asked if each.kind in _OF_A_RATING)


def _until(recommendation: Recommendation, at: date) -> tuple[Rating, ...]:
    return tuple(each for each in recommendation.ratings if each.judged < at)
