"""`/caseloads`: workers against the agreed ranges, by role, by team, one team, or what if."""

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
from commands.asked import Asked, Command
from commands.keywords import keyword_near
from commands.teams import teams_meant, teams_near
from commands.what_if import BEGINS, what_if_answer

USAGE = (
    "/caseloads: everyone by role, and the teams with most above their range",
    "/caseloads teams: every team",
    "/caseloads First Response: one team; its own manager sees its workers, by reference",
    "/caseloads over: where the workers above their range are",
    "/caseloads what if First Response +3 workers: average and above range, now and then",
    "/caseloads what if First Response 2 leave: the same when workers go",
    "/caseloads what if First Response 12 cases move to Child Protection North: of both teams",
    "/caseloads as at 2018-09-30: the extract of an earlier day",
)
KEYWORDS = ("teams", "over")


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
    if begins := BEGINS.match(words):
        return what_if_answer(asked, summary, asked.words[begins.end() :])
    return _team(asked, summary)


def _team(asked: Asked, summary: CaseloadSummary) -> Message:
    titles = [each.title for each in summary.teams]
    meant = teams_meant(asked.words, titles)
    if not meant:
        keyword = keyword_near(asked.words, KEYWORDS)
        near = [(keyword, f"/caseloads {keyword}")] if keyword else []
        names = [imported(each, 60) for each in teams_near(asked.words, titles)]
        near += [(each, f"/caseloads {each}") for each in names]
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
    hint="[teams | over | a team | what if a team +3 workers] [as at 2018-09-30]",
    answer=answer,
)
