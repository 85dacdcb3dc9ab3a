"""*Take back*, and `/planbot take back`: what was shared with a channel is removed again."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from bot.access import Admitted, Deed, Denied, for_whom, may
from bot.delivery.outcome import FAILURES
from bot.delivery.responses import Place
from bot.messages.answers import plain_answer
from bot.messages.shared import TAKE_BACK
from commands import planbot
from commands.asked import bare
from commands.desk import Desk
from commands.later import answer_later

NOT_YOURS = f"{for_whom(Deed.TAKE_BACK)} What you shared yourself you take back yourself."
NOTHING = "Nothing that you shared stands among the newest messages here."
DONE = "Taken back: it no longer stands here."
NOT_READ = "Slack does not let planbot look here. Use *Take back* under what you shared."

TakeBack = Callable[[str, str | None], bool]
"""Deletes the newest answer in a channel that a user shared, or that anybody did."""
Body = Mapping[str, Any]


def register(app: App, desk: Desk, take_back: TakeBack) -> None:
    """Acknowledges at once; the answer follows."""
    pressed = answer_later(desk, "take back", partial(_pressed, desk))
    app.action(re.compile(rf"^{TAKE_BACK}\."))(ack=_heard, lazy=[pressed])
    typed = answer_later(desk, "take back", partial(_typed, desk, take_back))
    app.command(planbot.NAME, matchers=[_is_take_back])(ack=_heard, lazy=[typed])


def _heard(ack: Ack) -> None:
    ack()


def _is_take_back(body: Body) -> bool:
    return bare(body.get("text", "")).casefold() == "take back"


def _pressed(desk: Desk, body: Body, admitted: Admitted) -> None:
    sharer = str(body["actions"][0].get("value", ""))
    asker = admitted.asker
    if asker.user != sharer and not may(admitted.person, Deed.TAKE_BACK):
        denied = desk.refuse(asker, f"take back of {sharer}", Denied(NOT_YOURS), admitted.person)
        desk.tell(body, denied, Place.EPHEMERAL)
        return
    desk.respond(str(body["response_url"]), plain_answer(DONE), Place.GONE)
    # What Slack did not remove was not taken back.
    desk.record(admitted, f"take back what {sharer} shared")


def _typed(desk: Desk, take_back: TakeBack, body: Body, admitted: Admitted) -> None:
    asker = admitted.asker
    whose = None if may(admitted.person, Deed.TAKE_BACK) else asker.user
    try:
        done = take_back(asker.channel, whose)
    except FAILURES:
        desk.tell(body, plain_answer(NOT_READ), Place.EPHEMERAL)
        return
    if done:
        desk.record(admitted, "take back what was shared last")
    desk.tell(body, plain_answer(DONE if done else NOTHING), Place.EPHEMERAL)
