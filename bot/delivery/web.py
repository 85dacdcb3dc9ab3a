"""Slack's Web API as planbot calls it: once, to one address, within a time, for a JSON object."""

import json
from collections.abc import Callable
from email.message import Message as Headers
from http.client import HTTPResponse
from queue import Empty, SimpleQueue
from ssl import SSLContext
from threading import Thread
from typing import IO, Any, TypeVar
from urllib.error import HTTPError
from urllib.request import (
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

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:
        del url

        def whole() -> dict[str, Any]:
            try:
                with self._opener.open(req, timeout=self.timeout) as answer:
                    return _read(answer, answer.status)
            except HTTPError as refused:
                with refused:
                    return _read(refused, refused.code)

        return within(self.timeout, whole)


def within(seconds: float, call: Callable[[], T]) -> T:
    """What `call` returns or raises. Raises TimeoutError after `seconds`: its thread is left to
    end by itself, and nobody waits for it.
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
        raise TimeoutError(f"no whole answer within {seconds:g} s") from None
    if error is not None:
        raise error
    return returned  # type: ignore[return-value]  # T may be None itself


def _opener(ssl: SSLContext | None, proxy: str | None) -> OpenerDirector:
    proxies = () if proxy is None else (ProxyHandler({"http": proxy, "https": proxy}),)
    return build_opener(_NoRedirects, HTTPSHandler(context=ssl), *proxies)


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
