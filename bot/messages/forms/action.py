"""The forms about actions: changing one, adding one."""

from datetime import date

from bot.domain.action import Action, ActionDeed, ActionState
from bot.domain.period import say_day
from bot.domain.plan import Plan, Recommendation
from bot.messages.actions import slipped
from bot.messages.forms.fields import Choice, day_field, pick_field, said_part, words_field
from bot.messages.forms.filled import Fields, day_of
from bot.messages.forms.view import View, form_view
from bot.messages.text import imported

CHANGE = "action"
NEW = "action_new"
LONGEST = 1000
_STATES = {
    ActionDeed.DONE: Choice(ActionDeed.DONE, "Done"),
    ActionDeed.NOT_NEEDED: Choice(ActionDeed.NOT_NEEDED, "Not needed"),
    ActionDeed.OPENED: Choice("open", "Open again"),
}


def action_view(recommendation: Recommendation, action: Action, seen: str) -> View:
    """The form that changes `action`, as it stands."""
    is_open = action.state is ActionState.OPEN
    states = [
        _STATES[each]
        for each in ((ActionDeed.DONE, ActionDeed.NOT_NEEDED) if is_open else (ActionDeed.OPENED,))
    ]
    due = f"Due {say_day(action.due)}." if action.due else "No due date is set."
    slips = slipped(action)
    stands = due if is_open else f"It is {action.state}."
    said = f"*{imported(action.text, 500)}*\n{stands}{f' It was {slips}.' if slips else ''}"
    return form_view(
        CHANGE,
        f"Action {action.id}",
        "Keep",
        [
            said_part(f"{said}\nRecommendation {recommendation.number}."),
            pick_field("state", "State", states),
            words_field("what", "What was done", hint="In a sentence.", longest=LONGEST),
            day_field("due", "New date"),
            words_field(
                "reason",
                "Why",
                hint="Needed for a new date, and for what is not needed.",
                longest=LONGEST,
            ),
        ],
        {"action": str(action.id), "seen": seen},
    )


def new_view(plan: Plan, *, begun: str = "", number: str = "", origin: str = "") -> View:
    """The form that adds an action; `begun` are its first words, `number` the recommendation, and
    `origin` says which message it comes from.
    """
    recommendations = [
        Choice(str(each.number), f"{each.number} {imported(each.short, 60)}")
        for each in plan.recommendations
    ]
    people = [Choice(each.role, each.title) for each in plan.people][:100]
    return form_view(
        NEW,
        "Add an action",
        "Add it",
        [
            pick_field(
                "recommendation", "Recommendation", recommendations, picked=number, needed=True
            ),
            words_field("text", "What is to be done", begun=begun, needed=True, longest=LONGEST),
            pick_field("owner", "Who does it", people, needed=True),
            day_field("due", "By when", needed=True),
        ],
        {"origin": origin},
    )


def read_change(
    fields: Fields, action: Action
) -> tuple[ActionDeed, str, date | None] | dict[str, str]:
    """Reads what is done with `action`, the words to it, and the new date of one that moves; what
    stands against it, by field, where something does.
    """
    state, due = fields.get("state"), day_of(fields.get("due"))
    what, reason = fields.get("what", ""), fields.get("reason", "")
    if state is None and due is None:
        return {"state": "Choose what became of it, or give a new date."}
    if state is not None and due is not None:
        return {"due": "Give a new date, or say what became of it; not both."}
    if due is not None:
        if not reason:
            return {"reason": "Say why the date moves."}
        if due == action.due:
            return {"due": "That is the date that it has."}
        return ActionDeed.NEW_DATE, reason, due
    if state == "open":
        return ActionDeed.OPENED, reason or what, None
    if state == ActionDeed.NOT_NEEDED:
        words = reason or what
        return (ActionDeed.NOT_NEEDED, words, None) if words else {"reason": "Say why."}
    if not (what or reason):
        return {"what": "Say in a word what was done."}
    return ActionDeed.DONE, what or reason, None


def read_new(
    fields: Fields, plan: Plan, today: date
) -> tuple[int, str, str, date] | dict[str, str]:
    """Reads the recommendation's number, the words, the owner's title and the due date; what stands
    against them, by field, where something does.
    """
    number, due = fields.get("recommendation", ""), day_of(fields.get("due"))
    owner = next((each for each in plan.people if each.role == fields.get("owner")), None)
    errors = {}
    if not number.isdecimal() or plan.recommendation(int(number)) is None:
        errors["recommendation"] = "Choose a recommendation."
    if not fields.get("text"):
        errors["text"] = "Say what is to be done."
    if owner is None:
        errors["owner"] = "Choose who does it."
    if due is None or due < today:
        errors["due"] = "Choose a day that is not over."
    if errors or owner is None or due is None:
        return errors
    return int(number), fields["text"], owner.title, due
