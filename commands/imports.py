"""`/planbot imports` and `/planbot undo 41`: for those who bring files in."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.access import Admitted, Deed, Denied, for_whom, may
from bot.delivery.responses import Place
from bot.domain.message import Message
from bot.messages.answers import plain_answer
from bot.messages.import_changes import in_the_way, undone_message
from bot.messages.imports import imports_message
from bot.services.undo import AskedAgainError, undo
from bot.store import NothingToUndoError, StandsInTheWayError, StoreUnavailable
from commands import planbot
from commands.admission import admitted_in, typed_in
from commands.answer_later import answer_later, heard
from commands.asked import bare
from commands.desk import NOT_NOW, Desk
from commands.replies import reply_to

NOT_YOURS = for_whom(Deed.IMPORT)
WHICH = "Type the number of the import: /planbot undo 41. /planbot imports lists them."
TAKING_BACK = "Taking import {} back; the answer follows in a moment."
MOST = 20
"""Imports in one answer."""

Body = Mapping[str, Any]

_UNDO = re.compile(r"undo(?:\s+(?:import\s+)?#?(?P<number>[0-9]{1,18})|\b.*)", re.IGNORECASE)


def register(app: App, desk: Desk) -> None:
    """Answers a list at once; an undo is acknowledged at once, and its answer follows."""
    app.command(planbot.NAME, matchers=[_is_list])(partial(_list, desk))
    take_back = answer_later(desk, "an undo", partial(_take_back, desk))
    app.command(planbot.NAME, matchers=[_is_undo])(ack=partial(_accept, desk), lazy=[take_back])
    pressed = answer_later(desk, "undo", partial(_pressed, desk))
    app.action(re.compile(r"^undo\."))(ack=heard, lazy=[pressed])


def _is_list(body: Body) -> bool:
    return _typed(body).casefold() == "imports"


def _is_undo(body: Body) -> bool:
    return _UNDO.fullmatch(_typed(body)) is not None


def _typed(body: Body) -> str:
    return bare(body.get("text", ""))


def _number(body: Body) -> int | None:
    found = _UNDO.fullmatch(_typed(body))
    return int(found["number"]) if found is not None and found["number"] else None


def _list(desk: Desk, ack: Ack, body: Body, context: BoltContext) -> None:
    admitted = admitted_in(context)
    message = _refused(desk, admitted, typed_in(body)) or _imports(desk, admitted, typed_in(body))
    desk.overheard(message)
    reply_to(ack, message)


def _imports(desk: Desk, admitted: Admitted, typed: str) -> Message:
    try:
        records, waiting = desk.store.imports(MOST), desk.store.waiting_files()
    except StoreUnavailable as error:
        return plain_answer(f"{NOT_NOW}: {error}")
    desk.record(admitted, typed)
    return imports_message(records, waiting, "/planbot undo")


def _accept(desk: Desk, ack: Ack, body: Body, context: BoltContext) -> None:
    number = _number(body)
    answered = _refused(desk, admitted_in(context), typed_in(body))
    if answered is None and number is None:
        answered = plain_answer(WHICH)
    if answered is not None:
        desk.overheard(answered)
    reply_to(ack, answered or plain_answer(TAKING_BACK.format(number)))


def _take_back(desk: Desk, body: Body, admitted: Admitted) -> None:
    number = _number(body)
    if number is not None and may(admitted.person, Deed.IMPORT):
        _answer(desk, body, admitted, number)


def _pressed(desk: Desk, body: Body, admitted: Admitted) -> None:
    number = str(body["actions"][0].get("value", ""))
    refused = _refused(desk, admitted, f"undo {number}"[:80])
    if refused is not None:
        desk.respond(body["response_url"], refused, Place.EPHEMERAL)
    elif re.fullmatch("[0-9]{1,18}", number):
        _answer(desk, body, admitted, int(number))


def _answer(desk: Desk, body: Body, admitted: Admitted, number: int) -> None:
    """Says what is otherwise since, or what stands in the way; nothing to a request sent twice."""
    request = str(body.get("trigger_id", ""))
    try:
        message = _undone(desk, admitted, number, request)
    except AskedAgainError:
        return
    desk.respond(body["response_url"], message, Place.EPHEMERAL)


def _undone(desk: Desk, admitted: Admitted, number: int, request: str) -> Message:
    by = admitted.person.title
    try:
        done = undo(desk.store, number, desk.clock(), desk.day(), by=by, request=request)
    except StandsInTheWayError as error:
        return plain_answer(in_the_way(number, error.numbers))
    except NothingToUndoError as error:
        return plain_answer(f"Nothing was changed: {error}.")
    desk.record(admitted, f"undo {number}")
    remarks = [str(each) for each in done.remarks]
    return undone_message(
        number,
        done.record.file,
        done.plan,
        done.changes,
        remarks,
        told=done.told,
        audience=admitted.audience,
    )


def _refused(desk: Desk, admitted: Admitted, typed: str) -> Message | None:
    if may(admitted.person, Deed.IMPORT):
        return None
    return desk.refuse(admitted.asker, typed, Denied(NOT_YOURS), admitted.person)
