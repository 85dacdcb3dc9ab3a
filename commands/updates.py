"""`/update 5`, *Give my update* and *Nothing to add*; and `/planbot away until …`."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.access import Deed
from bot.domain.message import Message
from bot.domain.period import london_day, say_day
from bot.domain.plan import Recommendation
from bot.domain.update import Update
from bot.messages.answers import plain_answer
from bot.messages.forms import Fields, View
from bot.messages.forms.update import (
    NAME,
    NOTHING,
    Given,
    nothing_view,
    read_update,
    texts_of,
    update_view,
)
from bot.messages.words import say_date
from bot.rules.assessment import Assessment
from bot.rules.bank_holidays import bank_holidays
from bot.rules.claims import Difference, differences
from bot.rules.questions import rating_of
from bot.rules.updates import latest_update, may_speak, updates_for
from bot.services.updates import (
    SaidSinceError,
    coming_meeting_day,
    give_update,
    nothing_to_add,
    say_away,
    seen_of,
)
from commands import planbot
from commands.admission import admitted_in
from commands.asked import Asked, Command, bare
from commands.desk import Desk
from commands.forms import Again, Asking, Form, Kept, Refused, Taken, Wrong
from commands.rag import number_of
from commands.replies import encoded, reply

COMMAND_NAME = "/update"
USAGE = (
    "/update 5: a form for what you have to say of recommendation 5 before the meeting",
    "/update: which you are asked about",
)
NOT_YOURS = (
    "An update is given by whoever leads the recommendation, or deputises while they are away."
)
NO_SUCH = "The plan has no such recommendation."
NO_MEETING = "The plan's schedule has no weekly digest, so there is no meeting to speak to."
KEPT = "Sent. It can be changed until the meeting; the digest will say it."
OVER = "That meeting has begun; what you have to say belongs to the next one. Open it again."
"""A form that was open while the digest went."""
_AWAY = re.compile(r"away(?:\s+until)?\s+(?P<day>\S.*)", re.IGNORECASE)
_LONGEST_AWAY = timedelta(days=400)


def answer(asked: Asked) -> Message:
    """The recommendations that the reader may speak of."""
    view = asked.view
    snapshot, at = view.assessment.snapshot, view.assessment.at
    if asked.words:
        return plain_answer(NO_SUCH, *USAGE)
    own = [
        each
        for each in view.assessment.plan.recommendations
        if view.reader is not None and may_speak(snapshot, view.reader, each, at)
    ]
    if not own:
        return plain_answer("You lead none of the plan's recommendations.")
    return plain_answer("You may give an update on", *(f"/update {each.number}" for each in own))


COMMAND = Command(
    name=COMMAND_NAME,
    purpose="What a lead officer has to say before the meeting.",
    usage=USAGE,
    hint="5",
    answer=answer,
)


def _typed(words: str) -> str | None:
    number = number_of(words.casefold())
    return str(number) if number is not None else None


def _found(asking: Asking, number: str) -> tuple[Assessment, Recommendation] | str:
    """The recommendation that the person may speak of; else why not."""
    assessment = asking.assessment
    found = assessment.plan.recommendation(int(number)) if number.isdecimal() else None
    if found is None:
        return NO_SUCH
    snapshot, person = asking.admitted.snapshot, asking.admitted.person
    return (assessment, found) if may_speak(snapshot, person, found, assessment.at) else NOT_YOURS


def _meeting(asking: Asking) -> date | None:
    return coming_meeting_day(asking.admitted.snapshot.plan, asking.at, bank_holidays())


def _opens(asking: Asking, about: str) -> View | Message:
    found, meeting = _found(asking, about), _meeting(asking)
    if isinstance(found, str):
        return plain_answer(found)
    if meeting is None:
        return plain_answer(NO_MEETING)
    assessment, recommendation = found
    given = updates_for(asking.admitted.snapshot, meeting, assessment.at).get(recommendation.number)
    last = given or latest_update(asking.admitted.snapshot, recommendation.number, assessment.at)
    return update_view(assessment, recommendation, meeting, last, seen_of(given))


def _takes(asking: Asking, about: Mapping[str, str], fields: Fields) -> Taken:
    found, meeting = _found(asking, about.get("recommendation", "")), _meeting(asking)
    if isinstance(found, str):
        return Refused(found)
    assessment, recommendation = found
    if meeting is None or meeting.isoformat() != about.get("meeting"):
        return Wrong({"going": OVER})
    given = read_update(fields, rating_of(recommendation))
    if isinstance(given, dict):
        return Wrong(given)
    differ = _differing(given, recommendation, assessment)
    if differ and "meant" not in fields:
        seen = about.get("seen", "")
        view = update_view(assessment, recommendation, meeting, None, seen, fields, differ)
        return Again(view)
    try:
        number, sent = recommendation.number, asking.sent(about)
        give_update(asking.desk.store, number, meeting, given, sent)
    except SaidSinceError as error:
        return Wrong({"going": _said_since(error.update)})
    return Kept((KEPT,))


def _differing(
    given: Given, recommendation: Recommendation, assessment: Assessment
) -> list[Difference]:
    return [
        each
        for indicator, text in texts_of(given)
        for each in differences(text, recommendation.number, assessment, indicator)
    ]


def _said_since(update: Update) -> str:
    day = say_date(london_day(update.at))
    going = f"going {update.going}" if update.going else "nothing to add"
    return f"{update.by} gave an update on {day}: {going}. Open it again to change it."


def _opens_nothing(asking: Asking, about: str) -> View | Message:
    meeting = _meeting(asking)
    if meeting is None:
        return plain_answer(NO_MEETING)
    numbers = [int(each) for each in about.split(",") if each.isdecimal()]
    return nothing_view(numbers, meeting)


def _takes_nothing(asking: Asking, about: Mapping[str, str], _fields: Fields) -> Taken:
    meeting = _meeting(asking)
    if meeting is None or meeting.isoformat() != about.get("meeting"):
        return Refused(OVER)
    numbers = [each for each in about.get("numbers", "").split(",") if each.isdecimal()]
    own = [int(each) for each in numbers if not isinstance(_found(asking, each), str)]
    if not own:
        return Refused(NOT_YOURS)
    nothing_to_add(asking.desk.store, own, meeting, asking.sent(about))
    return Kept((KEPT,))


FORM = Form(NAME, Deed.UPDATE, _opens, _takes, command=COMMAND_NAME, typed=_typed)
NOTHING_FORM = Form(NOTHING, Deed.UPDATE, _opens_nothing, _takes_nothing)


def register(app: App, desk: Desk) -> None:
    """Takes `/planbot away until …` and `/planbot back` from whoever says it of themselves."""

    def said(body: dict[str, str], context: BoltContext) -> BoltResponse:
        message = _say_away(desk, bare(body.get("text", "")), context)
        desk.overheard(message)
        return reply(encoded(message))

    app.command(planbot.NAME, matchers=[_is_away])(said)


def _is_away(body: Mapping[str, Any]) -> bool:
    words = bare(body.get("text", ""))
    return words.casefold() == "back" or _AWAY.fullmatch(words) is not None


def _say_away(desk: Desk, words: str, context: BoltContext) -> Message:
    admitted = admitted_in(context)
    at = desk.now(admitted.snapshot.plan)
    today, person = london_day(at), admitted.person
    found = _AWAY.fullmatch(words)
    if found is None:
        until = today - timedelta(days=1)
        say_away(desk.store, person, desk.entry(admitted, "back"), at, until)
        return plain_answer("Welcome back. You are asked again.")
    try:
        until = date.fromisoformat(found["day"])
    except ValueError:
        return plain_answer("Write the day as in /planbot away until 2026-12-04.")
    if not today <= until <= today + _LONGEST_AWAY:
        return plain_answer("Give a day from today on, within a year.")
    say_away(desk.store, person, desk.entry(admitted, f"away until {until}"), at, until)
    deputy = next(
        (each for each in admitted.snapshot.plan.people if each.role == person.deputy), None
    )
    who = f"{deputy.title} is asked instead." if deputy else "The plan names no deputy of yours."
    return plain_answer(f"You are away until {say_day(until)}. {who} /planbot back ends it.")
