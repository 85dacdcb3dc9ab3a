"""planbot over Socket Mode: no public address, one connection that is watched for silence.

The SDK's own client waits for its next look, up to ten seconds, after Slack closes a connection,
reads nothing for three while it changes over, and takes a minute to see that a connection was cut.
"""

import json
import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from websockets.exceptions import WebSocketException

from bot.delivery.outcome import FAILURES, NoEntry, NotNow, outcome_of
from bot.delivery.web import SlackWeb
from bot.serving.socket_link import SocketLink

_LOG = logging.getLogger(__name__)

SILENT_SECONDS = 20.0
"""From when a connection on which Slack says nothing, not even a pong, is taken for dead."""
TRIES = 3
"""So many connections in a row on which Slack stays silent end the process."""
THREADS = 30
LEAVING_SECONDS = 3.0
"""How long the former connection stays for acknowledgements: Slack waits no longer for one."""
SHORT_SECONDS = 10.0
"""A connection that was needed no longer counts as a failed one: no storm of new ones follows."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
_OPEN_SECONDS = 10


class _Ending(Enum):
    """How it went with a connection."""

    SERVED = auto()
    SHORT = auto()
    """Accepted, and soon after that closed or asked to leave."""
    FAILED = auto()
    """Refused, or cut before Slack said hello."""
    SILENT = auto()
    """Accepted, and then nothing."""


class SilentError(RuntimeError):
    """Slack stayed silent on one new connection after the other."""


class RefusedError(RuntimeError):
    """Slack does not let the app in: its word for why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds: how long a connection may be silent, from when on it was no short one, and the
    first pause after one that failed.
    """

    silent_seconds: float = SILENT_SECONDS
    short_seconds: float = SHORT_SECONDS
    first_pause: float = FIRST_PAUSE


LIMITS = Limits()


class Listening:
    """The connection, renewed whenever it ends, falls silent, or Slack asks for a new one."""

    def __init__(
        self,
        app: App,
        app_token: str,
        api_url: str,
        limits: Limits = LIMITS,
    ) -> None:
        self._app = app
        self._client = SlackWeb(app_token, api_url, _OPEN_SECONDS)
        self._limits = limits
        self._switched_off = False
        self._stopping = threading.Event()
        self._changed = threading.Event()
        self._answering = ThreadPoolExecutor(THREADS, thread_name_prefix="socket answer")

    def run(self) -> None:
        """Runs until `stop`. Raises SilentError after `TRIES` silent connections in a row, and
        RefusedError. While Slack cannot be reached at all it goes on trying.
        """
        links: list[SocketLink] = []
        silent = failed = 0
        try:
            while not self._stopping.wait(_pause(failed, self._limits.first_pause)):
                url = self._new_url()
                if url is None:
                    failed += 1
                    continue
                former = _newest(links)
                links = [*former, self._link(url)]
                ending = self._hold(links[-1], former)
                self._tell_if_switched_off(links[-1], ending)
                failed = failed + 1 if ending in {_Ending.SHORT, _Ending.FAILED} else 0
                silent = {_Ending.SILENT: silent + 1, _Ending.FAILED: silent}.get(ending, 0)
                if silent == TRIES:
                    raise SilentError(f"Slack stayed silent on {TRIES} new connections")
        finally:
            self._answering.shutdown()
            for link in links:
                link.end()

    def stop(self) -> None:
        self._stopping.set()
        self._changed.set()

    def _new_url(self) -> str | None:
        """None where Slack gave none; where it said how long to wait, after that time."""
        try:
            told = self._client.apps_connections_open(app_token=self._client.token or "")
        except FAILURES as error:
            outcome = outcome_of(error)
            if isinstance(outcome, NoEntry):
                raise RefusedError(outcome.reason) from error
            _LOG.error("Slack gives no connection; trying again: %s", error)
            if isinstance(outcome, NotNow) and outcome.seconds is not None:
                _LOG.error("Slack wants to be asked again in %.0f s", outcome.seconds)
                self._stopping.wait(outcome.seconds)
            return None
        url = told.get("url")
        if not isinstance(url, str):
            _LOG.error("Slack gives no connection; trying again: its answer names none")
            return None
        return url

    def _link(self, url: str) -> SocketLink:
        link = SocketLink(url, self._take, self._changed.set, self._limits.silent_seconds)
        link.start()
        return link

    def _hold(self, link: SocketLink, former: Sequence[SocketLink]) -> _Ending:
        """Returns when another connection is needed; `former` is left as soon as Slack speaks."""
        opened = monotonic()
        while not (self._stopping.is_set() or link.over or link.asked_to_leave):
            waited = monotonic() - opened
            if not link.greeted and waited >= self._limits.silent_seconds:
                _LOG.error("Slack says nothing on a new connection; trying another")
                link.end()
                return _Ending.SILENT
            if link.greeted and former:
                for each in former:
                    each.leave(LEAVING_SECONDS)
                former = ()
            self._changed.wait(None if link.greeted else self._limits.silent_seconds - waited)
            self._changed.clear()
        if not link.greeted:
            return _Ending.FAILED
        lasted = monotonic() - opened
        if lasted >= self._limits.short_seconds or self._stopping.is_set():
            return _Ending.SERVED
        _LOG.warning("A connection to Slack lasted %.1f s only", lasted)
        return _Ending.SHORT

    def _tell_if_switched_off(self, link: SocketLink, ending: _Ending) -> None:
        """Once, and anew only after a connection that served."""
        if ending is _Ending.SERVED:
            self._switched_off = False
        if link.reason == "link_disabled" and not self._switched_off:
            self._switched_off = True
            _LOG.error(
                "Socket Mode is switched off for the app: nobody is answered until it is switched"
                " on in the app's settings, under Socket Mode"
            )

    def _take(self, link: SocketLink, envelope: dict[str, Any]) -> None:
        try:
            future = self._answering.submit(self._answer, link, envelope)
        except RuntimeError as error:
            _LOG.warning("An envelope came while planbot was ending: %s", error)
            return
        future.add_done_callback(_told)

    def _answer(self, link: SocketLink, envelope: dict[str, Any]) -> None:
        response = self._app.dispatch(_request(envelope))
        if response.status != 200:
            # Without an acknowledgement Slack tells the person that it failed.
            _LOG.warning("An envelope of %s was not taken: %d", envelope["type"], response.status)
            return
        acknowledged: dict[str, Any] = {"envelope_id": envelope["envelope_id"]}
        if response.body and envelope.get("accepts_response_payload"):
            acknowledged["payload"] = _payload(response)
        try:
            link.send(acknowledged)
        except WebSocketException as error:
            _LOG.warning("An acknowledgement came too late for its connection: %s", error)


def _newest(links: Sequence[SocketLink]) -> Sequence[SocketLink]:
    """The last that is not over, if any; the others are ended."""
    left = [each for each in links if not each.over]
    for each in left[:-1]:
        each.end()
    return left[-1:]


def _pause(failed: int, first: float = FIRST_PAUSE) -> float:
    """Seconds before the next connection, after so many failed ones in a row."""
    # The exponent is held down: the float would overflow after a night without Slack.
    return min(first * 2.0 ** min(failed - 1, 10), LONGEST_PAUSE) if failed else 0.0


def _request(envelope: dict[str, Any]) -> BoltRequest:
    """With Slack's word on retries where Bolt looks for it."""
    headers: dict[str, str | Sequence[str]] = {}
    if envelope.get("retry_attempt"):
        headers["x-slack-retry-num"] = str(envelope["retry_attempt"])
        headers["x-slack-retry-reason"] = str(envelope.get("retry_reason", ""))
    return BoltRequest(mode="socket_mode", body=envelope["payload"], headers=headers)


def _payload(response: BoltResponse) -> Any:
    kind = next(iter(response.headers.get("content-type", [])), "")
    if kind.startswith("application/json"):
        return json.loads(response.body)
    return {"text": response.body}


def _told(future: "Future[None]") -> None:
    if (error := future.exception()) is not None:
        _LOG.error("An envelope could not be answered", exc_info=error)
