"""The questions about a file: opened as a form, and answered once."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.access import Admitted, Deed, Denied, may
from bot.delivery.responses import Place
from bot.domain.incoming import IncomingState
from bot.messages.answers import plain_answer
from bot.messages.file_questions import CALLBACK, answers_of, block_of, questions_view
from bot.services.file_answers import Who, WrongAnswersError, answer
from bot.services.incoming import waiting_file
from bot.store import StoreUnavailable
from commands.admission import admitted_in
from commands.answer_later import answer_later, heard
from commands.desk import NOT_NOW, Desk
from commands.files import GONE
from commands.imports import NOT_YOURS

MISSING = "Choose an answer."
Body = Mapping[str, Any]


def register(app: App, desk: Desk) -> None:
    """Opens the form on a click, and takes its answers."""
    opened = answer_later(desk, "questions", partial(_open, desk))
    app.action(re.compile(r"^answer\."))(ack=heard, lazy=[opened])
    app.view(CALLBACK)(partial(_submit, desk))


def _open(desk: Desk, body: Body, admitted: Admitted) -> None:
    handle = str(body["actions"][0].get("value", ""))
    if not may(admitted.person, Deed.IMPORT):
        denied = desk.refuse(admitted.asker, "answer", Denied(NOT_YOURS), admitted.person)
        desk.respond(body["response_url"], denied, Place.EPHEMERAL)
        return
    file = waiting_file(desk.store, handle)
    if file is None or file.state is not IncomingState.ASKED:
        desk.respond(body["response_url"], plain_answer(GONE), Place.EPHEMERAL)
    else:
        desk.show_view(body, questions_view(file))


def _submit(desk: Desk, ack: Ack, body: Body, context: BoltContext) -> None:
    errors = _errors(desk, body, admitted_in(context))
    if errors:
        ack(response_action="errors", errors=errors)
    else:
        ack()


def _errors(desk: Desk, body: Body, admitted: Admitted) -> dict[str, str]:
    """What stands against the answers, by block; nothing where they are kept."""
    view = body["view"]
    handle = str(view.get("private_metadata", ""))
    if not may(admitted.person, Deed.IMPORT):
        desk.refuse(admitted.asker, f"answer {handle}"[:80], Denied(NOT_YOURS), admitted.person)
        return {block_of(0): NOT_YOURS}
    try:
        return _answered(desk, handle, (view.get("state") or {}).get("values") or {}, admitted)
    except StoreUnavailable as error:
        return {block_of(0): f"{NOT_NOW}: {error}"}


def _answered(
    desk: Desk, handle: str, values: dict[str, Any], admitted: Admitted
) -> dict[str, str]:
    file = waiting_file(desk.store, handle)
    if file is None or file.state is not IncomingState.ASKED:
        return {block_of(0): GONE}
    said = answers_of(file, values)
    shown = [place for place in range(len(file.questions)) if block_of(place) in values]
    if missing := [place for place in shown if place not in said]:
        return {block_of(place): MISSING for place in missing}
    try:
        who = Who(admitted.person.title, admitted.asker.user)
        kept = answer(desk.store, file, said, who, desk.clock())
    except WrongAnswersError as error:
        return {block_of(place): why[:150] for place, why in error.wrong.items()}
    if not kept:
        return {block_of(0): GONE}
    desk.record(admitted, f"answer file {handle}")
    return {}
