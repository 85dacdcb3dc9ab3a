"""`/rag`: the plan by rating, one recommendation, or what changed."""

import re

from bot.domain.message import Message
from bot.domain.plan import Recommendation
from bot.domain.rag import Rag
from bot.messages.answers import not_found, plain_answer, which_one
from bot.messages.movements import changes_message
from bot.messages.plan_overview import plan_overview, rated_overview
from bot.messages.proposals import proposals_message
from bot.messages.recommendation import recommendation_message
from bot.messages.recommendation_more import more_message
from bot.messages.text import imported
from bot.messages.view import View
from bot.rules.digest import build_digest
from bot.rules.lookup import Found, look_up, recommendations_in
from bot.rules.since_report import last_report, since_report
from commands.asked import Asked, Command
from commands.examples import of_the_plan
from commands.keywords import keyword_near

USAGE = (
    "/rag: the whole plan",
    "/rag 12: one recommendation, by Ofsted's three questions",
    "/rag 12 more: all its evidence and notes, and the figures beside its indicators",
    "/rag amber: those rated Amber (or green, red, blue)",
    "/rag changed: what moved since the last digest",
    "/rag changed since the report: what moved since the last report that reached somebody",
    "/rag proposed: the ratings that are proposed, and wait for a decision",
    "/rag re-referrals: the recommendation these words mean",
    "/rag 5 as at 2018-06-04: as it stood on an earlier day",
)


RATINGS = {rag.value: rag for rag in Rag}
SINCE_THE_REPORT = ("changed since the report", "changed since the last report")
KEYWORDS = (*RATINGS, "changed", "proposed")
_NUMBER = re.compile(
    r"(recommendation|rec)?[ .]*(r|no|number)?[ .#]*(?P<whole>[0-9]{1,3})(\.[0-9]+)?"
)
MORE = " more"
AS_THE_PLAN_SAYS = 100
"""The likeness of a title that holds every word."""


def answer(asked: Asked) -> Message:
    """The plan, a rating's recommendations, the changes, or the recommendation that is meant."""
    words, view = asked.words.casefold(), asked.view
    if not words:
        return plan_overview(view)
    if words in ("changed", "changes"):
        return changes_message(view, build_digest(view.assessment))
    if words in SINCE_THE_REPORT:
        return _since_the_report(view)
    if words == "proposed":
        return proposals_message(view)
    if words in RATINGS:
        return rated_overview(view, RATINGS[words])
    number = number_of(words.removesuffix(MORE))
    plan = view.assessment.plan
    if number is not None and (known := plan.recommendation(number)) is not None:
        more = words.endswith(MORE)
        return more_message(view, known) if more else recommendation_message(view, known)
    if number is not None:
        return not_found(asked.words, of_the_plan(USAGE, plan))
    return _by_words(asked, *look_up(plan, words))


def _since_the_report(view: View) -> Message:
    report = last_report(view.assessment)
    if report is None:
        return plain_answer("No report is remembered yet. /report committee makes one.")
    return changes_message(view, since_report(view.assessment, report), report)


def _by_words(asked: Asked, found: list[Found], near: list[Found]) -> Message:
    meant = recommendations_in(found)
    said = bool(found) and found[0].likeness == AS_THE_PLAN_SAYS
    keyword = None if said else keyword_near(asked.words, KEYWORDS)
    own = [(keyword, f"/rag {keyword}")] if keyword else []
    if len(meant) == 1 and not own:
        return recommendation_message(asked.view, meant[0])
    if meant:
        return which_one(asked.words, [*own, *(_choice(each) for each in meant)])
    usage = of_the_plan(USAGE, asked.view.assessment.plan)
    return not_found(asked.words, usage, own or [_near(each) for each in near])


def number_of(words: str) -> int | None:
    """Reads 12 from "12", "rec 12", "r12", "no 12" or "12.1"; None from other words."""
    meant = _NUMBER.fullmatch(words)
    return int(meant["whole"]) if meant else None


def _choice(recommendation: Recommendation) -> tuple[str, str]:
    label = f"{recommendation.number} {imported(recommendation.title, 60)}"
    return label, f"/rag {recommendation.number}"


def _near(found: Found) -> tuple[str, str]:
    return f"{found.recommendation.number} {imported(found.title, 60)}", (
        f"/rag {found.recommendation.number}"
    )


COMMAND = Command(
    name="/rag",
    purpose="The plan's ratings, with what the figures say beside them.",
    usage=USAGE,
    hint="[12 | 12 more | amber | changed | proposed | words] [as at 2018-06-04]",
    answer=answer,
)
