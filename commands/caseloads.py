"""`/caseloads`: workers against the agreed ranges, by role, by team, or one team."""

from rapidfuzz import fuzz, process

from bot.access import sees_workers
from bot.domain.message import Message
from bot.messages.answers import not_found, which_one
from bot.messages.caseloads import (
    caseloads_message,
    no_caseloads_message,
    over_message,
    teams_message,
)
from bot.messages.caseloads_team import team_message
from bot.messages.text import imported
from bot.rules.caseload_bands import CaseloadSummary
from bot.rules.caseload_team import team_of
from commands.asked import Asked, Command, bare
from commands.keywords import keyword_near

USAGE = (
    "/caseloads: everyone by role, and the teams with most above their range",
    "/caseloads teams: every team",
    "/caseloads First Response: one team; its own manager sees its workers, by reference",
    "/caseloads over: where the workers above their range are",
    "/caseloads as at 2018-09-30: the extract of an earlier day",
)
KEYWORDS = ("teams", "over")
LIKE = 75


def answer(asked: Asked) -> Message:
    """Shows everyone, every team, those above range, or one team."""
    view, words = asked.view, asked.words.casefold()
    summary = view.assessment.caseloads
    if summary is None:
        return no_caseloads_message(view)
    if not words:
        return caseloads_message(view, summary)
    if words in ("teams", "all"):
        return teams_message(view, summary)
    if words in ("over", "above"):
        return over_message(view, summary)
    return _team(asked, summary)


def _team(asked: Asked, summary: CaseloadSummary) -> Message:
    titles = [each.title for each in summary.teams]
    exact = [each for each in titles if bare(each).casefold() == asked.words.casefold()]
    holding = [each for each in titles if asked.words.casefold() in each.casefold()]
    close = [
        title
        for title, _, _ in process.extract(
            asked.words,
            titles,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=LIKE,
            processor=str.casefold,
        )
    ]
    meant = exact or holding or close
    if not meant:
        keyword = keyword_near(asked.words, KEYWORDS)
        near = [(keyword, f"/caseloads {keyword}")] if keyword else []
        return not_found(asked.words, USAGE, near)
    if len(meant) > 1:
        return which_one(
            asked.words,
            [(imported(each, 60), f"/caseloads {imported(each, 60)}") for each in meant],
        )
    assessment = asked.view.assessment
    team = team_of(
        assessment.snapshot.caseloads, assessment.plan.caseload_ranges, summary, meant[0]
    )
    return team_message(
        asked.view, summary, team, show_workers=sees_workers(asked.view.reader, team.group.title)
    )


COMMAND = Command(
    name="/caseloads",
    purpose="Open cases against the agreed ranges, by role and team.",
    usage=USAGE,
    hint="[teams | over | a team] [as at 2018-09-30]",
    answer=answer,
)
