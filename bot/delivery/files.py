"""A file that somebody sent in Slack, fetched from Slack's own host and from no other."""

from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import SplitResult, urlsplit

from bot.delivery.outcome import FAILURES, NoEntry, Permanent, outcome_of
from bot.delivery.web import RedirectedError, SlackWeb

MOST_BYTES = 10 * 1024 * 1024
TIMEOUT_SECONDS = 30
READABLE = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".yaml", ".yml", ".xml")
"""What the names of files end in that planbot may be able to read."""

_SLACK = ("slack.com", "slack-gov.com")
_NOT_ITS_HOST = "it is kept outside Slack, and planbot fetches files from Slack alone"
_TOO_LARGE = "it is larger than 10 MB: leave out what is not needed, or bring it in with planbot"
_A_PAGE = (
    "Slack sent a web page in its place. planbot may not be allowed to read files: ask whoever "
    "looks after it to install the app again"
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """The file's name, as a person gave it, and its bytes."""

    name: str
    content: bytes


class FetchLaterError(RuntimeError):
    """Slack did not give it now; says why."""


class FetchRefusedError(RuntimeError):
    """It will never be fetched. The message is for the one who sent it; `name` is the file's,
    where Slack said.
    """

    def __init__(self, why: str, name: str | None = None) -> None:
        super().__init__(why)
        self.name = name


class SlackFiles:
    """The files of one workspace, by Slack's ids."""

    def __init__(self, token: str | None, api_url: str, timeout: int = TIMEOUT_SECONDS) -> None:
        self._client = SlackWeb(token, api_url, timeout)
        self._api = urlsplit(api_url)

    def fetch(self, file_id: str) -> Fetched:
        """Reads the whole file. Raises FetchLaterError, FetchRefusedError."""
        about = self._about(file_id)
        name = str(about.get("name") or "file")
        size = about.get("size")
        if isinstance(size, int) and size > MOST_BYTES:
            raise FetchRefusedError(_TOO_LARGE, name)
        url = str(about.get("url_private_download") or about.get("url_private") or "")
        if about.get("is_external") is True or not is_slacks(url, self._api):
            raise FetchRefusedError(_NOT_ITS_HOST, name)
        content = self._download(url, name)
        if isinstance(size, int) and size != len(content):
            raise FetchLaterError(f"{len(content)} of {size} bytes came")
        return Fetched(name, content)

    def _about(self, file_id: str) -> dict[str, Any]:
        try:
            about = self._client.files_info(file=file_id).get("file")
        except FAILURES as error:
            outcome = outcome_of(error)
            if isinstance(outcome, Permanent):
                raise FetchRefusedError(f"Slack does not give it: {outcome.reason}") from error
            if outcome == NoEntry("missing_scope"):
                raise FetchRefusedError(_A_PAGE.partition(". ")[2]) from error
            raise FetchLaterError(outcome.reason) from error
        if not isinstance(about, dict):
            raise FetchLaterError("Slack's answer names no file")
        return about

    def _download(self, url: str, name: str) -> bytes:
        try:
            kind, content = self._client.get(url, MOST_BYTES)
        except RedirectedError as error:
            raise FetchRefusedError(_A_PAGE, name) from error
        except HTTPError as error:
            with error:
                if error.code == 429 or error.code >= 500:
                    raise FetchLaterError(f"HTTP {error.code}") from error
                raise FetchRefusedError(f"Slack does not give it: {error.code}", name) from error
        except (OSError, HTTPException) as error:
            raise FetchLaterError(f"{type(error).__name__}: {error}"[:300]) from error
        if len(content) > MOST_BYTES:
            raise FetchRefusedError(_TOO_LARGE, name)
        if kind == "text/html":
            raise FetchRefusedError(_A_PAGE, name)
        return content


def is_slacks(url: str, api: SplitResult) -> bool:
    """Tells whether the token may go to the address: to a host of Slack's, by HTTPS, where planbot
    speaks with Slack itself; else only to where it speaks with.
    """
    try:
        asked = urlsplit(url)
        port = asked.port
    except ValueError:
        return False
    if asked.username is not None or asked.password is not None:
        return False
    own = next((each for each in _SLACK if _within(api.hostname, each)), None)
    if own is None:
        return (asked.scheme, asked.hostname, port) == (api.scheme, api.hostname, api.port)
    return asked.scheme == "https" and port in (None, 443) and _within(asked.hostname, own)


def _within(host: str | None, domain: str) -> bool:
    return host is not None and (host == domain or host.endswith(f".{domain}"))


def may_be_read(name: str) -> bool:
    """Tells whether a file of that name may be one for planbot."""
    return name.casefold().endswith(READABLE)
