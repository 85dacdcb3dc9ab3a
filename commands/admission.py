"""Admission: before any handler runs, who asks and from where is held against the plan.

It is Bolt middleware for every request, so that no surface can forget it: a handler that is
registered finds `context["admitted"]`, and is not called for anybody else.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltContext, BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.access import Admitted, Asker, Denied, admit
from bot.delivery.responses import Place
from bot.domain.message import Message
from bot.domain.snapshot import Snapshot
from bot.messages.answers import plain_answer
from bot.messages.forms import REFUSED, said_view
from bot.messages.home import refused_home
from bot.services.turned_away import turn_away
from bot.store import StoreUnavailable
from commands.desk import LONGEST_TYPED, NO_PLAN, NOT_NOW, Desk
from commands.replies import encoded, reply
from commands.sent_files import files_in

Body = Mapping[str, Any]

IN_A_FORM = "D (a form)"
"""Where a form is filled in: as in a direct message, nobody else sees it."""


@dataclass(frozen=True, slots=True)
class Admission(Middleware):
    """Admits, or answers the refusal itself. It takes the request as Bolt has it: a function would
    be given its arguments by their names, at a tenth of what a command costs.
    """

    desk: Desk

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - as Bolt calls it
        next: Callable[[], object],  # noqa: A002 - as above
    ) -> BoltResponse | None:
        """Returns None where the handler may go on, with `context["admitted"]` set."""
        body: Body = req.body
        _hold_to_its_shape(body)
        if "event" in body and not _is_home(body) and not any(files_in(body)):
            # People talk, and nobody asked planbot anything.
            return BoltResponse(status=200, body="")
        asker = asker_of(body)
        try:
            snapshot = self.desk.store.snapshot()
        except StoreUnavailable as error:
            if "event" in body:
                # Slack tells of it again.
                return BoltResponse(status=503, body="")
            return self._told(body, plain_answer(f"{NOT_NOW}: {error}"))
        if snapshot is None:
            return self._told(body, plain_answer(NO_PLAN))
        admitted = admit(snapshot, asker, self.desk.facts_of)
        if isinstance(admitted, Denied):
            if _is_home(body):
                refused = refused_home(admitted.reason)
                self.desk.refuse(asker, "Home", admitted)
                self.desk.later(lambda: self.desk.publish_home(asker.user, refused))
                return BoltResponse(status=200, body="")
            if "event" in body:
                return self._turned_away(body, asker, snapshot, admitted)
            return self._told(body, self.desk.refuse(asker, typed_in(body), admitted))
        req.context["admitted"] = admitted
        next()
        return None

    def _turned_away(
        self, body: Body, asker: Asker, snapshot: Snapshot, denied: Denied
    ) -> BoltResponse:
        """Says no to who may not send files, where they are of the plan's own workspace
        and sent them to planbot itself, or into a channel that the plan names.
        """
        plan = snapshot.plan
        named = any(each.id == asker.channel for each in plan.channels)
        ours = asker.workspace == plan.workspace and (named or asker.channel.startswith("D"))
        try:
            for sent in files_in(body) if ours else ():
                if turn_away(self.desk.store, sent, denied.reason, self.desk.clock()):
                    self.desk.refuse(asker, f"file {sent.file}", denied)
        except StoreUnavailable:
            return BoltResponse(status=503, body="")
        return BoltResponse(status=200, body="")

    def _told(self, body: Body, message: Message) -> BoltResponse:
        """The reply to a command; to a click it follows by its response_url."""
        self.desk.overheard(message)
        if "command" in body:
            return reply(encoded(message))
        if body.get("type") == "view_submission":
            return _in_place(message)
        if url := body.get("response_url"):
            self.desk.later(lambda: self.desk.respond(str(url), message, Place.EPHEMERAL))
        elif body.get("trigger_id"):
            # Clicked on the Home tab, or in a form.
            self.desk.later(lambda: self.desk.tell(body, message, Place.EPHEMERAL))
        return BoltResponse(status=200, body="")


def _hold_to_its_shape(body: Body) -> None:
    """Raises ValueError over a click without an action and a form without its type: no listener
    would be theirs, and who sent them would be told that all is well.
    """
    if body.get("type") == "block_actions" and not body["actions"]:
        raise ValueError("a click without an action")
    view = body.get("view")
    if view is not None and "type" not in view:
        raise ValueError("a form without its type")


def _is_home(body: Body) -> bool:
    event = body.get("event") or {}
    return event.get("type") == "app_home_opened" and event.get("tab") == "home"


def admitted_in(context: BoltContext) -> Admitted:
    """The one who asks, as the middleware admitted them."""
    admitted: Admitted = context["admitted"]
    return admitted


def asker_of(body: Body) -> Asker:
    """Tells who sent a command or clicked, and from where."""
    if "command" in body:
        return Asker(
            workspace=body.get("team_id", ""),
            user=body.get("user_id", ""),
            channel=body.get("channel_id", ""),
        )
    in_a_view = (body.get("container") or {}).get("type") == "view"
    if body.get("type") == "view_submission" or in_a_view:
        # A form, and a Home tab, is seen by its person alone.
        return Asker(
            workspace=(body.get("team") or {}).get("id", ""),
            user=(body.get("user") or {}).get("id", ""),
            channel=IN_A_FORM,
        )
    if "event" in body:
        event = body["event"]
        return Asker(
            workspace=body.get("team_id", ""),
            user=event.get("user") or event.get("user_id") or "",
            channel=event.get("channel") or event.get("channel_id") or "",
        )
    return Asker(
        workspace=(body.get("team") or {}).get("id", ""),
        user=(body.get("user") or {}).get("id", ""),
        channel=(body.get("channel") or {}).get("id", ""),
    )


def typed_in(body: Body) -> str:
    """Says what was asked, for the audit: the command as typed, or what the button stands for."""
    if "command" in body:
        typed = f"{body['command']} {body.get('text', '')}".strip()
    else:
        action: Body = next(iter(body.get("actions") or ()), {})
        name = str(action.get("action_id", "")).partition(".")[0]
        value = str(action.get("value", ""))
        typed = value if value.startswith("/") else name
    return typed[:LONGEST_TYPED]


def _in_place(message: Message) -> BoltResponse:
    view = said_view(message.text, title=REFUSED)
    return reply(json.dumps({"response_action": "update", "view": view}))
