"""One call of the Web API, from the request to the reply, with the faults asked for."""

import json
from dataclasses import dataclass, replace
from typing import Any

from bot.playground.arguments import Arguments, read_arguments
from bot.playground.faults import Fault, Faults, Kind
from bot.playground.http_server import Incoming, Reply, json_reply
from bot.playground.refused import Refused
from bot.playground.web_api import METHODS, NEEDS
from bot.playground.web_api.connections import APP_LEVEL, APP_TOKEN
from bot.playground.web_api.reading import LAG
from bot.playground.workspace import Workspace

UNAUTHENTICATED = frozenset(["blocks.validate"])
"""What Slack answers without a token."""
A_SECOND_A_CHANNEL = 1.0
"""Seconds between two posts in one channel, where the limit is kept."""


_KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Call:
    """A call as it came in, and what it was told."""

    method: str
    arguments: Arguments
    at: float
    """UNIX seconds by the workspace's clock."""
    status: int
    answer: str
    """The answer's text; empty when the connection was dropped."""
    fault: str = ""


class WebApi:
    def __init__(
        self, workspace: Workspace, faults: Faults, token: str, *, rate_limits: bool
    ) -> None:
        self._workspace = workspace
        self._faults = faults
        self._token = token
        self._rate_limits = rate_limits
        self._last_post: dict[str, float] = {}
        self._calls: list[Call] = []

    def calls(self, method: str | None = None) -> list[Call]:
        """The calls so far, oldest first; of one method if it is named."""
        with self._workspace.lock:
            return [call for call in self._calls if method in (None, call.method)]

    def answer(self, method: str, request: Incoming) -> Reply:
        """Runs the method and records the call; called by the HTTP server's threads."""
        arguments: Arguments = {}
        fault: Fault | None = None
        try:
            arguments = read_arguments(request.content_type, request.body, request.query)
            fault = self._faults.meet(method, arguments.get("channel"))
            reply = self._before(fault) or self._run(method, arguments, request, fault)
        except Refused as refused:
            reply = refusal(refused)
        reply = _after(fault, reply)
        with self._workspace.lock:
            kept = {name: value for name, value in arguments.items() if name != "token"}
            told = "" if reply.drop else reply.body.decode()
            name = fault.kind if fault else ""
            self._calls.append(
                Call(method, kept, self._workspace.now(), reply.status, told, fault=name)
            )
            self._workspace.changed.notify_all()
        return reply

    def _before(self, fault: Fault | None) -> Reply | None:
        """The reply of a fault that keeps the call from taking effect."""
        match fault.kind if fault else None:
            case None:
                return None
            case Kind.RATE_LIMITED:
                seconds = fault.retry_after if fault else 1
                return limited({"Retry-After": str(seconds)})
            case Kind.RATE_LIMITED_SILENTLY:
                return limited({})
            case Kind.HTTP_500:
                return Reply(500, b"Internal Server Error", "text/plain")
            case Kind.HTTP_503:
                return Reply(503, b"Service Unavailable", "text/plain")
            case Kind.DROPPED_REQUEST:
                return Reply(0, b"", drop=True)
            case kind if kind not in _KINDS:
                raise Refused(str(kind))
        return None

    def _run(
        self, method: str, arguments: Arguments, request: Incoming, fault: Fault | None
    ) -> Reply:
        self._authorise(method, arguments, request)
        run = METHODS.get(method)
        if run is None:
            raise Refused("unknown_method")
        if fault is not None and fault.kind == Kind.LAG:
            arguments = {**arguments, LAG: fault.seconds}
        with self._workspace.lock:
            if method == "chat.postMessage" and self._too_soon(arguments):
                return limited({"Retry-After": "1"})
            scopes = ",".join(self._workspace.scopes)
            told = {"ok": True, **run(self._workspace, arguments)}
            return json_reply(told, x_oauth_scopes=scopes)

    def _authorise(self, method: str, arguments: Arguments, request: Incoming) -> None:
        if method in UNAUTHENTICATED:
            return
        named = request.authorization.removeprefix("Bearer ")
        token = named or arguments.get("token") or ""
        if not token:
            raise Refused("not_authed")
        right, other = (self._token, APP_TOKEN)[:: -1 if method in APP_LEVEL else 1]
        needed = NEEDS.get(method)
        if token == right and needed not in (None, *self._workspace.scopes):
            provided = ",".join(self._workspace.scopes)
            raise Refused("missing_scope", told={"needed": needed, "provided": provided})
        if token != right:
            raise Refused("not_allowed_token_type" if token == other else "invalid_auth")

    def _too_soon(self, arguments: Arguments) -> bool:
        channel, now = str(arguments.get("channel")), self._workspace.now()
        last = self._last_post.get(channel)
        if self._rate_limits and last is not None and now - last < A_SECOND_A_CHANNEL:
            return True
        self._last_post[channel] = now
        return False


def limited(headers: dict[str, str]) -> Reply:
    body = json.dumps({"ok": False, "error": "ratelimited"}).encode()
    return Reply(429, body, headers=headers)


def refusal(refused: Refused) -> Reply:
    """Makes an answer with `ok: false`, worded as Slack words it."""
    answer: dict[str, Any] = {"ok": False, "error": refused.error}
    answer |= refused.told
    if refused.messages:
        answer["errors"] = [each.removeprefix("[ERROR] ") for each in refused.messages]
        answer["response_metadata"] = {"messages": list(refused.messages)}
    return json_reply(answer)


def _after(fault: Fault | None, reply: Reply) -> Reply:
    """What a fault makes of the reply once the call has taken effect."""
    match fault.kind if fault else None:
        case Kind.DROPPED_REPLY:
            return replace(reply, drop=True)
        case Kind.STALL:
            return replace(reply, delay=fault.seconds if fault else 0.0)
        case Kind.HTML:
            page = b"<!DOCTYPE html><title>Slack</title><p>We will be right back."
            return replace(reply, body=page, content_type="text/html; charset=utf-8")
        case Kind.HALF_JSON:
            return replace(reply, body=reply.body[: len(reply.body) // 2])
    return reply
