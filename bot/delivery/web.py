"""Slack's Web API as planbot calls it: once, to one address, within a time, for a JSON object."""

import json
from collections.abc import Callable
from email.message import Message as Headers
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection, IncompleteRead
from queue import Empty, SimpleQueue
from ssl import SSLContext
from threading import Event, Thread
from typing import IO, Any, TypeVar
from urllib.error import HTTPError
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from slack_sdk import WebClient

T = TypeVar("T")
_SHOWN = 100
_GIVEN_UP = "planbot_given_up"
"""The attribute of a request that tells whether anybody waits for it."""
_MOST_BYTES = 50_000_000
"""Far more than a page of history holds."""


class RedirectedError(OSError):
    """Slack's address points elsewhere; the token and the message do not go there."""


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib calls it so
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Headers,
        newurl: str,
    ) -> Request | None:
        del msg, headers
        fp.close()
        raise RedirectedError(f"{req.host} answers {code} and points to {newurl[:_SHOWN]}")


class SlackWeb(WebClient):
    """The SDK's client with what it leaves open closed: a call is made once, a redirect is not
    followed, `timeout` (seconds) holds for the whole answer however slowly it drips, and an answer
    that is no JSON object is an unreadable one.
    """

    def __init__(self, token: str | None, api_url: str, timeout: int) -> None:
        # The default handlers post again after a dropped connection.
        super().__init__(token, base_url=api_url, timeout=timeout, retry_handlers=[])
        self._opener = _opener(self.ssl, self.proxy)

    def get(self, url: str, most: int) -> tuple[str, bytes]:
        """Reads what stands at the address, with the token: its content type, and its bytes, of
        which there is one more than `most` where there are more. Raises HTTPError, OSError,
        HTTPException.
        """
        asked = Request(url, headers={"Authorization": f"Bearer {self.token}"})  # noqa: S310
        given_up = Event()
        setattr(asked, _GIVEN_UP, given_up)

        def whole() -> tuple[str, bytes]:
            with self._opener.open(asked, timeout=self.timeout) as answer:
                content = answer.read(most + 1)
                if answer.length and len(content) <= most:
                    raise IncompleteRead(content, answer.length)
                return answer.headers.get_content_type(), content

        return within(self.timeout, whole, given_up)

    def send_to(self, url: str, content: bytes) -> None:
        """Sends the bytes to an address that Slack gave for them, which is all it asks: the token
        stays here. Raises HTTPError, OSError, HTTPException.
        """
        headers = {"Content-Type": "application/octet-stream"}
        asked = Request(url, data=content, headers=headers, method="POST")  # noqa: S310 - Slack's
        given_up = Event()
        setattr(asked, _GIVEN_UP, given_up)

        def whole() -> None:
            with self._opener.open(asked, timeout=self.timeout) as answer:
                answer.read(_SHOWN)

        within(self.timeout, whole, given_up)

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        del url
        given_up = Event()
        setattr(req, _GIVEN_UP, given_up)

        def whole() -> dict[str, Any]:
            try:
                with self._opener.open(req, timeout=self.timeout) as answer:
                    return _read(answer, answer.status)
            except HTTPError as refused:
                with refused:
                    return _read(refused, refused.code)

        return within(self.timeout, whole, given_up)


def within(seconds: float, call: Callable[[], T], given_up: Event) -> T:
    """Returns or raises what `call` does. Raises TimeoutError after `seconds` and sets `given_up`:
    its thread is left to end by itself, nobody waits for it, and it must send nothing any more.
    """
    ended: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            ended.put((call(), None))
        except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
            ended.put((None, error))

    Thread(target=run, name="call", daemon=True).start()
    try:
        returned, error = ended.get(timeout=seconds)
    except Empty:
        given_up.set()
        raise TimeoutError(f"no whole answer within {seconds:g} s") from None
    if error is not None:
        raise error
    return returned  # type: ignore[return-value]  # T may be None itself


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_Connection, req), req)


class _Https(HTTPSHandler):
    def __init__(self, ssl: SSLContext | None) -> None:
        super().__init__(context=ssl)
        self._ssl = ssl

    def https_open(self, req: Request) -> HTTPResponse:
        made = partial(_SecureConnection, req)
        return self.do_open(made, req, context=self._ssl)


class _Connection(HTTPConnection):
    """What is written to it follows at once; before that, looking a name up may take long."""

    def __init__(self, req: Request, host: str, **given: Any) -> None:
        super().__init__(host, **given)
        self._req = req

    def connect(self) -> None:
        super().connect()
        _still_wanted(self._req)


class _SecureConnection(_Connection, HTTPSConnection):
    """The same, with TLS."""


def _still_wanted(req: Request) -> None:
    """Sent now, a message would come after what was sent in its place since."""
    if getattr(req, _GIVEN_UP).is_set():
        raise TimeoutError("connected too late: the call was given up")


def _opener(ssl: SSLContext | None, proxy: str | None) -> OpenerDirector:
    proxies = () if proxy is None else (ProxyHandler({"http": proxy, "https": proxy}),)
    return build_opener(_NoRedirects, _Http, _Https(ssl), *proxies)


def _read(answer: HTTPResponse | HTTPError, status: int) -> dict[str, Any]:
    # JSON is UTF-8, whatever the header says of it.
    body = answer.read(_MOST_BYTES).decode("utf-8", "replace")
    return {"status": status, "headers": dict(answer.headers.items()), "body": _object_in(body)}


def _object_in(body: str) -> str:
    """`body`; where it is no JSON object, words that the SDK takes for an unreadable answer."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    return body if isinstance(value, dict) else f"no JSON object: {body[:_SHOWN]}"
