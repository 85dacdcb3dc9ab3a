"""Lines of a meeting that its run-sheet and its minutes have in common."""

from collections.abc import Sequence

from bot.domain.action import Action
from bot.domain.decision import Decision, MeetingKind
from bot.domain.people import Audience
from bot.domain.plan import Recommendation
from bot.messages.actions import also_slipped
from bot.messages.owner import owner_name
from bot.messages.text import imported
from bot.messages.view import View
from bot.messages.words import counted, say_date
from bot.rules.actions import DueAction
from bot.rules.ratings import RatingChange

CALLED = {
    MeetingKind.WEEKLY: "Senior managers' meeting",
    MeetingKind.MONTHLY: "Monthly meeting",
    MeetingKind.DATA: "Data meeting",
}
_WORDS = 300


def new_action(view: View, recommendation: Recommendation, action: Action) -> str:
    """Says what was added, whose it is and by when."""
    due = f" by {say_date(action.due)}" if action.due else ""
    owner = owner_name(recommendation.owner_of(action.owner))
    text = view.text(action.text, recommendation.number)
    return f"{action.id}: {imported(text, 200)} (rec {recommendation.number}), {owner}{due}"


def rating_line(change: RatingChange) -> str:
    """Says from what to what a rating went, and by whom."""
    number = change.recommendation.number
    return (
        f"*{number}* {imported(change.recommendation.short, 60)}: "
        f"{change.before.rag.capitalize()} → *{change.after.rag.capitalize()}*, "
        f"by {imported(change.after.by, 80)} on {say_date(change.after.judged)}"
    )


def action_line(view: View, each: DueAction, said: str) -> str:
    """Says what is to be done and whose it is; `said` is what its date is: "due"."""
    owner = owner_name(each.owner)
    number = each.recommendation.number
    return (
        f"{imported(view.text(each.action.text, number), 120)} (rec {number}), "
        f"{said} {say_date(each.due)}{also_slipped(each.action)}: {owner}"
    )


def decision_lines(view: View, decisions: Sequence[Decision]) -> list[str]:
    """Says each with its recommendation; to a wide audience only how many there are."""
    if view.audience is Audience.WIDE and decisions:
        count = counted(len(decisions), "decision")
        return [f"{count}, shown in named channels"]
    return [_decision(each) for each in decisions]


def _decision(each: Decision) -> str:
    about = f" (rec {each.recommendation})" if each.recommendation is not None else ""
    return f"{imported(each.text, _WORDS)}{about}"
