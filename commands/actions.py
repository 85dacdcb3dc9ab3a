"""`/actions`: the further actions, by whose they are and by when; one of them, to change it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.access import Deed, may
from bot.domain.action import Action, ActionState
from bot.domain.message import Message
from bot.domain.people import Person, PersonKind
from bot.domain.period import london_day
from bot.domain.plan import Plan, Recommendation
from bot.messages.actions import action_message, actions_list
from bot.messages.answers import plain_answer
from bot.messages.forms import Fields, View
from bot.messages.forms.action import (
    CHANGE,
    LONGEST,
    NEW,
    action_view,
    new_view,
    read_change,
    read_new,
)
from bot.messages.text import imported
from bot.messages.words import say_date
from bot.rules.action_changes import find
from bot.services.actions import (
    ActionChangedError,
    New,
    Wanted,
    add_action,
    change_action,
    seen_of,
)
from commands.asked import Asked, Command
from commands.forms import Asking, Form, Kept, Noted, Refused, Taken, Wrong
from commands.keywords import keyword_near, not_taken
from commands.meeting import UNNAMED

NAME = "/actions"
USAGE = (
    "/actions: the open actions, the longest overdue first",
    "/actions mine: those of your role",
    "/actions overdue: those whose date is over",
    "/actions rec 5: all of one recommendation, done ones too",
    "/actions A12: one of them, to change it: done, a new date, not needed",
    "/actions new: adds one",
)
KEYWORDS = ("mine", "overdue", "new", "all")
GONE = "There is no such action any more. /actions lists them."
KEPT = "Kept. /actions, /rag and the digest say so."
ONCE = "That was added already; it stands once."
NOT_YOURS = "A team manager changes their own actions. Ask whoever leads the recommendation."
_ID = re.compile(r"[a-z]{0,3}[ -]?[0-9]{1,6}")
_REC = re.compile(r"rec(?:ommendation)?[ .]*(?P<number>[0-9]{1,3})")


def answer(asked: Asked) -> Message:
    """The actions that are asked for, or one of them."""
    words, view = asked.words.casefold(), asked.view
    plan = view.assessment.plan
    if (found := find(plan.recommendations, words)) is not None:
        return action_message(view, *found)
    if meant := _REC.fullmatch(words):
        number = int(meant["number"])
        if plan.recommendation(number) is None:
            return plain_answer(_no_recommendation(plan, number), "/rag lists them.")
        title = f"Actions of recommendation {number}"
        own = _listed(asked, lambda rec, _: rec.number == number)
        return actions_list(view, title, own, "none is recorded.")
    match words:
        case "" | "all" | "open":
            return actions_list(view, "Open actions", _listed(asked, _is_open), "none is open.")
        case "overdue":
            late = _listed(asked, lambda rec, each: _is_open(rec, each) and _is_late(asked, each))
            return actions_list(view, "Overdue actions", late, "none is overdue.")
        case "mine":
            if view.reader is None:
                return plain_answer("Whose they are is known in a reply of your own: type it.")
            own = _listed(asked, _is_of(view.reader))
            return actions_list(view, "Your actions", own, "none is open for your role.")
    if _ID.fullmatch(words):
        return plain_answer(*_no_action(plan, words))
    return not_taken(asked, NAME, USAGE, KEYWORDS)


def _no_recommendation(plan: Plan, number: int) -> str:
    numbers = [each.number for each in plan.recommendations]
    known = f"; its own are {min(numbers)} to {max(numbers)}" if numbers else ""
    return f"The plan has no recommendation {number}{known}."


def _no_action(plan: Plan, words: str) -> tuple[str, ...]:
    """Says that no action has that id, which ids there are, and what may be meant."""
    ids = sorted(
        (each.id for one in plan.recommendations for each in one.actions if each.id is not None),
        key=lambda each: (len(each), each),
    )
    known = f"; the plan's go from {imported(ids[0])} to {imported(ids[-1])}" if ids else ""
    said = f"There is no action {imported(words.upper(), 20)}{known}."
    meant = [f"/actions {imported(near)}"] if (near := _near(words, ids)) else []
    if words.isdecimal() and plan.recommendation(int(words)) is not None:
        meant.insert(0, f"/actions rec {words}")
    return (
        (said, f"Did you mean {' or '.join(meant)}?") if meant else (said, "/actions lists them.")
    )


def _near(words: str, ids: list[str]) -> str | None:
    folded = {each.casefold(): each for each in ids}
    near = keyword_near(words, folded)
    return folded[near] if near is not None else None


def _listed(
    asked: Asked, wanted: Callable[[Recommendation, Action], bool]
) -> list[tuple[Recommendation, Action]]:
    """The longest overdue first, those without a date last."""
    found = [
        (each, action)
        for each in asked.view.assessment.plan.recommendations
        for action in each.actions
        if wanted(each, action)
    ]
    return sorted(found, key=lambda each: (each[1].due is None, str(each[1].due), each[0].number))


def _is_open(_: Recommendation, action: Action) -> bool:
    return action.state is ActionState.OPEN


def _is_late(asked: Asked, action: Action) -> bool:
    return action.due is not None and action.due < asked.view.assessment.at


def _is_of(person: Person) -> Callable[[Recommendation, Action], bool]:
    def own(recommendation: Recommendation, action: Action) -> bool:
        return _is_open(recommendation, action) and _owns(person, recommendation, action)

    return own


def _owns(person: Person, recommendation: Recommendation, action: Action) -> bool:
    return recommendation.owner_of(action.owner).role == person.title


COMMAND = Command(
    name=NAME,
    purpose="The further actions: whose, by when, and what became of them.",
    usage=USAGE,
    hint="[mine | overdue | rec 5 | A12 | new] [as at 2018-06-04]",
    answer=answer,
)


def _opens(asking: Asking, about: str) -> View | Message:
    found = find(asking.admitted.snapshot.plan.recommendations, about)
    if found is None:
        return plain_answer(GONE)
    if not _may_change(asking.admitted.person, *found):
        return plain_answer(NOT_YOURS)
    recommendation, action = found
    return action_view(recommendation, action, seen_of(action))


def _may_change(person: Person, recommendation: Recommendation, action: Action) -> bool:
    if person.kind is not PersonKind.TEAM_MANAGER:
        return may(person, Deed.CHANGE_ACTION)
    return _owns(person, recommendation, action)


def _takes(asking: Asking, about: Mapping[str, str], fields: Fields) -> Taken:
    found = find(asking.admitted.snapshot.plan.recommendations, about.get("action", ""))
    if found is None:
        return Refused(GONE)
    recommendation, action = found
    if not _may_change(asking.admitted.person, recommendation, action):
        return Refused(NOT_YOURS)
    read = read_change(fields, action)
    if isinstance(read, dict):
        return Wrong(read)
    try:
        change_action(asking.desk.store, action.id or "", Wanted(*read), asking.sent(about))
    except ActionChangedError as error:
        return Wrong({"state": _changed_since(error.action)})
    return Kept((KEPT,))


def _changed_since(action: Action | None) -> str:
    if action is None or not action.said:
        return GONE
    last = action.said[-1]
    due = f", due {say_date(action.due)}" if action.due else ""
    day = say_date(london_day(last.at))
    return f"{last.by} changed it on {day}: {action.state}{due}. Open it again."


def _opens_new(asking: Asking, about: str) -> View | Message:
    return new_view(asking.admitted.snapshot.plan, begun=about[:LONGEST])


def _noted(asking: Asking, noted: Noted) -> View | Message:
    plan = asking.admitted.snapshot.plan
    if not any(each.id == noted.channel for each in plan.channels):
        return plain_answer(UNNAMED)
    origin = f"action of message {noted.channel} {noted.ts}"
    return new_view(plan, begun=noted.text[:LONGEST], origin=origin)


def _takes_new(asking: Asking, about: Mapping[str, str], fields: Fields) -> Taken:
    read = read_new(fields, asking.admitted.snapshot.plan, london_day(asking.at))
    if isinstance(read, dict):
        return Wrong(read)
    sent = asking.sent(about)
    # A message is recorded once, by whichever form.
    sent = replace(sent, once=about.get("origin") or sent.once)
    name = add_action(asking.desk.store, New(*read), sent)
    if name is None:
        return Kept((ONCE,))
    return Kept((f"Added as {name}. /actions {name} shows it.",))


def _typed_new(words: str) -> str | None:
    first, _, rest = words.partition(" ")
    return rest if first.casefold() == "new" else None


CHANGE_FORM = Form(CHANGE, Deed.CHANGE_ACTION, _opens, _takes)
NEW_FORM = Form(
    NEW,
    Deed.ADD_ACTION,
    _opens_new,
    _takes_new,
    command=NAME,
    typed=_typed_new,
    shortcut="record_action",
    noted=_noted,
)
