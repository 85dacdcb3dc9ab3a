"""*Take back*, and `/planbot take back`: what was shared with a channel is removed again."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import App

from bot.access import Admitted, Deed, Denied, for_whom, may
from bot.delivery.outcome import FAILURES
from bot.delivery.responses import Place
from bot.delivery.shared import Shared, SharedAnswers
from bot.domain.message import Message
from bot.messages.answers import plain_answer
from bot.messages.shared import TAKE_BACK, which_message
from commands import planbot
from commands.answer_later import answer_later, heard
from commands.asked import bare
from commands.desk import Desk

NOT_YOURS = f"{for_whom(Deed.TAKE_BACK)} What you shared yourself you take back yourself."
NOTHING = "Nothing that you shared stands among the newest messages here."
DONE = "Taken back: it no longer stands here."
NOT_READ = "Slack does not let planbot look here. Use *Take back* under what you shared."

GONE = "That no longer stands here."
_MOST = 5
"""Of what others shared, when an administrator is asked which is meant."""

Body = Mapping[str, Any]


def register(app: App, desk: Desk, shared: SharedAnswers) -> None:
    """Acknowledges at once; the answer follows."""
    pressed = answer_later(desk, "take back", partial(_pressed, desk, shared))
    app.action(re.compile(rf"^{TAKE_BACK}\."))(ack=heard, lazy=[pressed])
    typed = answer_later(desk, "take back", partial(_typed, desk, shared))
    app.command(planbot.NAME, matchers=[_is_take_back])(ack=heard, lazy=[typed])


def _is_take_back(body: Body) -> bool:
    return bare(body.get("text", "")).casefold() == "take back"


def _pressed(desk: Desk, shared: SharedAnswers, body: Body, admitted: Admitted) -> None:
    """The button under what was shared, or one of those that ask which is meant."""
    sharer, _, ts = str(body["actions"][0].get("value", "")).partition(" ")
    asker = admitted.asker
    if asker.user != sharer and not may(admitted.person, Deed.TAKE_BACK):
        denied = desk.refuse(asker, f"take back of {sharer}", Denied(NOT_YOURS), admitted.person)
        desk.tell(body, denied, Place.EPHEMERAL)
        return
    url = str(body["response_url"])
    if not ts:
        desk.respond(url, plain_answer(DONE), Place.GONE)
    elif not shared.remove(asker.channel, ts):
        desk.respond(url, plain_answer(GONE), Place.OVER)
        return
    else:
        desk.respond(url, plain_answer(DONE), Place.OVER)
    # What Slack did not remove was not taken back.
    desk.record(admitted, f"take back what {sharer} shared")


def _typed(desk: Desk, shared: SharedAnswers, body: Body, admitted: Admitted) -> None:
    """Takes back the newest of one's own. An administrator who shared nothing there is asked which
    of the others' is meant: the newest may not be the one that they saw.
    """
    asker = admitted.asker
    try:
        found = shared.shared_in(asker.channel)
        own = next((each for each in found if each.user == asker.user), None)
        if own is not None:
            shared.remove(asker.channel, own.ts)
    except FAILURES:
        desk.tell(body, plain_answer(NOT_READ), Place.EPHEMERAL)
        return
    if own is not None:
        desk.record(admitted, "take back what was shared last")
        desk.tell(body, plain_answer(DONE), Place.EPHEMERAL)
    elif found and may(admitted.person, Deed.TAKE_BACK):
        desk.tell(body, _which(found[:_MOST], admitted), Place.EPHEMERAL)
    else:
        desk.tell(body, plain_answer(NOTHING), Place.EPHEMERAL)


def _which(found: list[Shared], admitted: Admitted) -> Message:
    titles = {user: each.title for each in admitted.snapshot.plan.people for user in each.users}
    return which_message(
        [
            (each.text, titles.get(each.user, "somebody else"), f"{each.user} {each.ts}")
            for each in found
        ]
    )
