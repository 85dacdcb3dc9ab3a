"""Every message that a snapshot can lead to, by name."""

from dataclasses import replace

from bot.domain.people import Person, PersonKind
from bot.domain.period import Period
from bot.domain.rag import Rag
from bot.messages.about import about_message, actions_message, notes_message
from bot.messages.alert import left_green_message, rated_down_message
from bot.messages.answers import help_message, not_found, plain_answer, refusal, which_one
from bot.messages.caseloads import (
    caseloads_message,
    no_caseloads_message,
    over_message,
    teams_message,
)
from bot.messages.caseloads_team import team_message
from bot.messages.caseloads_what_if import no_such_team, not_so_many, what_if_message
from bot.messages.comparison import compare_message
from bot.messages.data_quality import data_quality_message
from bot.messages.digest import digest_message
from bot.messages.flag_news import (
    back_without_figure_message,
    came_back_message,
    corrected_message,
    left_the_plan_message,
    reopened_by_missing_message,
    reopened_message,
    taken_back_message,
)
from bot.messages.flags import flags_message
from bot.messages.indicator import indicator_message
from bot.messages.meetings import meetings_message
from bot.messages.movements import changes_message
from bot.messages.plan_overview import plan_overview, rated_overview
from bot.messages.printed_figures import figures_message
from bot.messages.proposals import decided_message, proposal_message, proposals_message
from bot.messages.questions import questions_message
from bot.messages.recommendation import recommendation_message
from bot.messages.recommendation_more import more_message
from bot.messages.teams import teams_message as parts_message
from bot.messages.text import imported
from bot.messages.updates import ask_message
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.rules.caseload_team import team_of
from bot.rules.caseload_what_if import Arrive, Leave, Move, TooManyError, what_if
from bot.rules.digest import build_digest
from bot.rules.updates import Asked as AskedForUpdate
from bot.rules.updates import Reason
from bot.services.alerts import alert_facts
from commands.asked import Asked
from commands.every_command import COMMANDS

OCTOBER = Period.parse("2018-10")


def every_message(snapshot, at, audience, words="nobody says this", most=12):
    """(name, message) of every function of bot.messages, for `audience` on `at`; of recommendations
    and indicators the first `most` one by one.
    """
    view = View(assess(snapshot, at), audience, "/asked", replayed=at != snapshot.plan.as_of)
    yield from of_the_plan(view, most)
    yield from of_caseloads(view)
    yield from of_alerts(view, most)
    yield from of_proposals(view)
    yield from of_updates(view)
    yield from of_answers(view, words)


def of_the_plan(view, most):
    digest = build_digest(view.assessment)
    commands = [(each.name, each.purpose) for each in COMMANDS]
    yield "overview", plan_overview(view)
    for rag in Rag:
        yield f"rated {rag}", rated_overview(view, rag)
    for each in view.assessment.plan.recommendations[:most]:
        yield f"recommendation {each.number}", recommendation_message(view, each)
        yield f"more of {each.number}", more_message(view, each)
    for each in list(view.assessment.histories.values())[:most]:
        yield f"indicator {each.indicator.ref}", indicator_message(view, each)
        yield f"compared {each.indicator.ref}", compare_message(view, each)
        yield f"by team {each.indicator.ref}", parts_message(view, each)
    yield "flags", flags_message(view)
    yield "changes", changes_message(view, digest)
    yield "digest", digest_message(view, digest)
    yield "data quality", data_quality_message(view, digest)
    yield "questions", questions_message(view)
    yield "about", about_message(view, commands)
    yield "actions", actions_message(view)
    yield "notes", notes_message(view)
    yield "meetings", meetings_message(view)
    yield "figures", figures_message(view)


def of_caseloads(view):
    summary, ranges = view.assessment.caseloads, view.assessment.plan.caseload_ranges
    yield "no caseloads", no_caseloads_message(view)
    if summary is None:
        return
    yield "caseloads", caseloads_message(view, summary)
    yield "teams", teams_message(view, summary)
    yield "over", over_message(view, summary)
    extracts, names = view.assessment.snapshot.caseloads, [each.title for each in summary.teams]
    changes = [*(Arrive(name, 2) for name in names[:1])]
    changes += [Move(name, 1, names[0]) for name in names[1:2]]
    for change in changes:
        found = what_if(extracts, ranges, summary, change)
        yield f"what if {type(change).__name__}", what_if_message(view, summary, found)
    near = [(imported(each, 60), f"/caseloads {imported(each, 60)}") for each in names[:2]]
    yield "no such team", no_such_team("nobody", near, summary)
    yield "not so many", not_so_many(Leave("nobody", 99), TooManyError(1), summary)
    for group in summary.teams[:3]:
        team = team_of(view.assessment.snapshot.caseloads, ranges, summary, group.title)
        yield f"team {group.title[:10]}", team_message(view, summary, team, show_workers=False)
        yield f"workers {group.title[:10]}", team_message(view, summary, team, show_workers=True)


def of_alerts(view, most):
    assessment = view.assessment
    for open_flag in assessment.flags[:most]:
        history = assessment.histories[open_flag.indicator.ref]
        if open_flag.record is not None:
            facts = alert_facts(assessment, history, open_flag.episode, open_flag.record)
            yield f"left green {open_flag.indicator.ref}", left_green_message(facts)
        yield "left the plan", left_the_plan_message(history.indicator.ref)
        yield "corrected", corrected_message(history.indicator.title, OCTOBER)
    for history in assessment.histories.values():
        for episode in history.episodes:
            if episode.closed is not None:
                yield "came back", came_back_message(episode, episode.closed)
                back = episode.closed.after
                yield "back unproven", back_without_figure_message(back, OCTOBER)
            yield "reopened", reopened_message(episode, OCTOBER)
            missing = episode.left.outturn
            yield "reopened by missing", reopened_by_missing_message(episode, missing)
            yield "taken back", taken_back_message(episode.indicator.title, missing)
            title = episode.indicator.title
            yield "swallowed", corrected_message(title, OCTOBER, episode)
    for each in assessment.plan.recommendations[:most]:
        if len(each.ratings) > 1:
            yield f"rated down {each.number}", rated_down_message(each, *each.ratings[-2:])


def of_proposals(view):
    yield "proposals", proposals_message(view)
    for each in view.assessment.snapshot.proposals:
        yield f"proposal {each.id}", proposal_message(view, each)
        if each.decision is not None:
            yield f"decided {each.id}", decided_message(each, each.decision)


def of_updates(view):
    reason = Reason(tuple(view.assessment.histories)[:9], 3, view.assessment.at)
    about = tuple((each, reason) for each in view.assessment.plan.recommendations)
    for person in view.assessment.plan.people[:1]:
        asked = AskedForUpdate(person, about)
        yield "ask for updates", ask_message(view, asked, view.assessment.at)
        yield "reminder of updates", ask_message(view, asked, view.assessment.at, reminder=True)


def of_answers(view, words):
    somebody = Person("role", "Role", PersonKind.ADMINISTRATOR, ("U0",), view.audience)
    yield "plain", plain_answer("Nothing to say.", "Nor here.")
    yield "refusal", refusal("No.")
    yield "help", help_message("/rag", "What it is for.", ["/rag: all of it"])
    yield "which one", which_one(words, [(f"{number} a", "/rag 5") for number in range(40)])
    yield "not found", not_found(words, ["/rag: all of it"], [("5 a", "/rag 5")] * 40)
    view = replace(view, reader=somebody)
    for command in COMMANDS:
        yield f"{command.name} nonsense", command.answer(Asked(words, view))
        yield f"{command.name} bare", command.answer(Asked("", view))
