"""A workspace on this machine: Slack's side of every conversation with the bot.

    with SlackServer(signing_secret="secret") as slack:
        slack.workspace.add_channel("C0SMM", "senior-managers", is_private=True)
        client = WebClient(token=slack.token, base_url=slack.api_url)

It binds to 127.0.0.1 and to nothing else.
"""

import json
import time
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from bot.playground.bot_requests import PATIENCE, BotAnswer, BotRequests, SignedRequest
from bot.playground.calls import Call, WebApi, refusal
from bot.playground.faults import Faults
from bot.playground.http_server import LOOPBACK, Incoming, LoopbackServer, Reply
from bot.playground.nouns import Shown
from bot.playground.people_acting import PeopleActing
from bot.playground.refused import Refused
from bot.playground.replies import ResponseUrls
from bot.playground.same_origin import why_foreign
from bot.playground.socket_mode import SocketMode
from bot.playground.socket_requests import SocketRequests
from bot.playground.web_api import files
from bot.playground.workspace import Workspace

TOKEN = "xoxb-playground"  # noqa: S105 - opens nothing but this server
LOOK_AGAIN = 0.05
"""Seconds after which `wait_until` asks again although nothing changed in the workspace."""


class SlackServer:
    """A context manager; what it knows may be read while it runs and after it stopped.

    `signing_secret` and `bot_url` are the bot's; `now` gives UNIX seconds; `rate_limits` keeps
    `chat.postMessage` to one a second a channel; `port` 0 takes a free one. With `socket` the app
    has Socket Mode switched on: the bot connects, and nothing goes to `bot_url`. `patience` is the
    seconds that the bot has for an answer: Slack's three, unless asked for.
    """

    def __init__(  # noqa: PLR0913 - a server has this many settings, all named
        self,
        signing_secret: str,
        *,
        bot_url: str | None = None,
        token: str = TOKEN,
        workspace: Workspace | None = None,
        now: Callable[[], float] = time.time,
        rate_limits: bool = False,
        port: int = 0,
        socket: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        self.token = token
        self.signing_secret = signing_secret
        self.workspace = workspace or Workspace(now=now)
        self.faults = Faults()
        self.stopping = Event()
        self.page: Callable[[Incoming], Reply] | None = None
        """What answers a browser; without it this server is for programs only."""
        self._api = WebApi(self.workspace, self.faults, token, rate_limits=rate_limits)
        self._response_urls = ResponseUrls(self.workspace)
        self.socket_mode = SocketMode(self.workspace) if socket else None
        self._bot = (
            BotRequests(signing_secret, self.workspace.now)
            if self.socket_mode is None
            else SocketRequests(self.socket_mode, self.workspace.now)
        )
        self._bot.url, self._bot.patience = bot_url, patience
        self._http = LoopbackServer(self, port)
        self.people = PeopleActing(self.workspace, self._bot, self._response_urls)
        self.url = f"http://{LOOPBACK}:{self._http.server_address[1]}"
        self.workspace.url = self.url
        self._thread = Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, name="playground"
        )

    @property
    def api_url(self) -> str:
        """The URL that `SLACK_API_URL` and slack_sdk's `base_url` take."""
        return f"{self.url}/api/"

    @property
    def bot_url(self) -> str | None:
        return self._bot.url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self._bot.url = url

    @property
    def patience(self) -> float:
        """The seconds that the bot has for an answer."""
        return self._bot.patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        self._bot.patience = seconds

    def __enter__(self) -> Self:
        self._thread.start()
        if self.socket_mode is not None:
            self.workspace.socket_url = self.socket_mode.new_url
            self.socket_mode.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopping.set()
        with self.workspace.changed:
            self.workspace.changed.notify_all()
        if self.socket_mode is not None:
            self.socket_mode.stop()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    # what tests look at

    def messages(self, channel: str) -> list[Shown]:
        """Lists what everybody in the channel sees, oldest first; a user's id means theirs."""
        return self.workspace.messages(self._channel(channel))

    def ephemerals(self, user: str) -> list[Shown]:
        return self.workspace.ephemerals(user)

    def calls(self, method: str | None = None) -> list[Call]:
        """The Web API calls so far, oldest first."""
        return self._api.calls(method)

    def wait_until(self, happened: Callable[[], bool], seconds: float = 60.0) -> bool:
        """Waits until `happened()`; False when `seconds` went by without it. It is asked after each
        change of the workspace, and now and then for what is no part of the workspace.
        """
        deadline = time.monotonic() + seconds
        with self.workspace.changed:
            while not happened():
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self.workspace.changed.wait(min(left, LOOK_AGAIN))
        return True

    def _channel(self, asked: str) -> str:
        if asked in self.workspace.people:
            return self.workspace.direct_messages(asked).id
        return asked

    # what people do

    def command(
        self, user: str, line: str, channel: str | None = None, **changed: str
    ) -> BotAnswer:
        """Lets `user` type `line` (`/rag 12`), in their messages with the bot or in `channel`.

        `changed` overrides fields of the form, to play another workspace, say.
        """
        return self.people.command(user, line, channel, **changed)

    def send_file(
        self, user: str, name: str, content: bytes, channel: str | None = None
    ) -> BotAnswer:
        """Lets `user` send a file, in their messages with the bot or in `channel`."""
        return self.people.send_file(user, name, content, channel)

    def press(
        self, user: str, message: Shown, action_id: str, *, value: str | None = None
    ) -> BotAnswer:
        """Lets `user` press a button; `value` picks one where several share the action_id."""
        return self.people.press(user, message, action_id, value=value)

    def send_again(self, request: SignedRequest) -> BotAnswer:
        """The same signed request once more, as Slack's retries and replays look."""
        return self._bot.send(request)

    # what arrives over HTTP

    def time(self) -> float:
        """The UNIX seconds by the workspace's clock."""
        return self.workspace.now()

    def answer(self, request: Incoming) -> Reply:
        """The reply to a request that came in; called by the HTTP server's threads."""
        port = self._http.server_address[1]
        if (reason := why_foreign(request, port)) is not None:
            return Reply(403, reason.encode(), "text/plain")
        _, kind, name = (*request.path.split("/", 2), "", "")[:3]
        if kind == "api":
            return self._api.answer(name, request)
        if kind == "response":
            return self._responded(name, request.body)
        if kind == "files-pri":
            return files.download(self.workspace, name, self.token, request.authorization)
        if kind == "upload":
            return self._uploaded(name, request.body)
        if self.page is not None:
            return self.page(request)
        return Reply(404, b"not found", "text/plain")

    def _responded(self, name: str, body: bytes) -> Reply:
        try:
            value: Any = json.loads(body)
        except ValueError:
            return Reply(400, b"invalid_payload", "text/plain")
        if not isinstance(value, dict):
            return Reply(400, b"invalid_payload", "text/plain")
        try:
            return Reply(200, self._response_urls.receive(name, value).encode(), "text/plain")
        except Refused as refused:
            gone = refused.error in ("invalid_url", "used_url", "expired_url")
            return Reply(404 if gone else 400, refused.error.encode(), "text/plain")

    def _uploaded(self, name: str, body: bytes) -> Reply:
        try:
            return Reply(200, files.receive(self.workspace, name, body).encode(), "text/plain")
        except Refused as refused:
            return refusal(refused)
