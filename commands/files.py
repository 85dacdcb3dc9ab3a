"""Files sent to planbot: taken note of at once, fetched and looked at by the worker."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse

from bot.access import Admitted, Deed, Denied, may
from bot.delivery.responses import Place
from bot.messages.answers import plain_answer
from bot.services.incoming import Sent, leave, take_note, turn_away, want
from bot.store import Store, StoreUnavailable
from commands.admission import admitted_in
from commands.desk import Desk
from commands.imports import NOT_YOURS
from commands.later import answer_later
from commands.sent_files import files_in

GONE = (
    "That was settled already, or the file has changed since: look at its newest message, "
    "or type /planbot imports."
)

Body = Mapping[str, Any]
Settle = Callable[[Store, str, str, Any], bool]


def register(app: App, desk: Desk) -> None:
    """Takes note of what people send; *Import* and *Leave it* are acknowledged at once."""
    for event in ("message", "file_shared"):
        app.event(event)(partial(_take_note, desk))
    for name, settle in (("import", want), ("leave", leave)):
        pressed = answer_later(desk, name, partial(_settle, desk, settle, name))
        app.action(re.compile(rf"^{name}\."))(ack=_heard, lazy=[pressed])


def _take_note(desk: Desk, body: Body, context: BoltContext) -> BoltResponse:
    admitted = admitted_in(context)
    try:
        for sent in files_in(body):
            _note(desk, admitted, sent)
    except StoreUnavailable:
        # Slack tells of it again.
        return BoltResponse(status=503, body="")
    return BoltResponse(status=200, body="")


def _note(desk: Desk, admitted: Admitted, sent: Sent) -> None:
    if not admitted.direct and not _is_named(admitted):
        return
    at = desk.clock()
    if not may(admitted.person, Deed.IMPORT):
        if turn_away(desk.store, sent, NOT_YOURS, at):
            desk.refuse(admitted.asker, f"file {sent.file}", Denied(NOT_YOURS), admitted.person)
    elif take_note(desk.store, sent, at):
        desk.record(admitted, f"file {sent.file}")


def _is_named(admitted: Admitted) -> bool:
    return any(each.id == admitted.asker.channel for each in admitted.snapshot.plan.channels)


def _heard(ack: Ack) -> None:
    ack()


def _settle(desk: Desk, settle: Settle, name: str, body: Body, admitted: Admitted) -> None:
    """The first click counts; its message says the rest."""
    handle = str(body["actions"][0].get("value", ""))
    typed = f"{name} file {handle}"[:80]
    if not may(admitted.person, Deed.IMPORT):
        denied = desk.refuse(admitted.asker, typed, Denied(NOT_YOURS), admitted.person)
        desk.respond(body["response_url"], denied, Place.EPHEMERAL)
    elif settle(desk.store, handle, admitted.person.title, desk.clock()):
        desk.record(admitted, typed)
    else:
        desk.respond(body["response_url"], plain_answer(GONE), Place.EPHEMERAL)
