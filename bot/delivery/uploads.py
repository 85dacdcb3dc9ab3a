"""A file on its way to a person: handed over to Slack, then shared in their direct messages."""

from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError

from bot.delivery.files import is_slacks
from bot.delivery.outcome import FAILURES, NoEntry, Permanent, outcome_of
from bot.delivery.web import RedirectedError, SlackWeb

TIMEOUT_SECONDS = 60
_GONE = ("file_not_found", "file_deleted")
_NO_SCOPE = (
    "planbot may not send files here. Ask whoever looks after it to install the app again, with "
    "the scope files:write"
)


class NotUploadedError(RuntimeError):
    """Slack did not take the file. `for_good` where it never will."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a file where it stands: its title, and the sentence above it."""

    title: str
    comment: str


class SlackUploads:
    """The files that planbot sends, by Slack's external upload."""

    def __init__(
        self,
        token: str | None,
        api_url: str,
        timeout: int = TIMEOUT_SECONDS,
        reached: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Sends with the bot's token. `reached` is called at named points, where tests kill the
        process.
        """
        self._client = SlackWeb(token, api_url, timeout)
        self._api = urlsplit(api_url)
        self._reached = reached

    def hand_over(self, name: str, content: bytes) -> str:
        """Sends the bytes, and returns the id of a file that nobody sees yet. Raises
        NotUploadedError.
        """
        try:
            told = self._client.files_getUploadURLExternal(filename=name, length=len(content))
            file, url = told.get("file_id"), told.get("upload_url")
            if not isinstance(file, str) or not isinstance(url, str):
                raise NotUploadedError("Slack's answer names no address for the file")
            if not is_slacks(url, self._api):
                raise NotUploadedError("Slack names an address outside Slack", for_good=True)
            self._reached("upload asked")
            self._client.send_to(url, content)
            self._reached("bytes sent")
        except RedirectedError as error:
            raise NotUploadedError(str(error)) from error
        except HTTPError as error:
            with error:
                raise NotUploadedError(f"HTTP {error.code}") from error
        except FAILURES as error:
            raise _not_uploaded(error) from error
        except (OSError, HTTPException) as error:
            raise NotUploadedError(f"{type(error).__name__}: {error}"[:300]) from error
        return file

    def share(self, file: str, place: str, note: Note) -> bool:
        """Shows the file in the channel `place`; False where Slack knows it no more, and it must be
        handed over again. Raises NotUploadedError.
        """
        try:
            self._client.files_completeUploadExternal(
                files=[{"id": file, "title": note.title}],
                channel_id=place,
                initial_comment=note.comment,
            )
        except FAILURES as error:
            if isinstance(error, SlackApiError) and error.response.get("error") in _GONE:
                return False
            raise _not_uploaded(error) from error
        return True

    def is_shared(self, file: str) -> bool:
        """Tells whether a file that was handed over stands with the person already: then its
        sharing was done, and the answer lost. Raises NotUploadedError.
        """
        try:
            self._client.files_info(file=file)
        except FAILURES as error:
            if isinstance(error, SlackApiError) and error.response.get("error") in _GONE:
                return False
            raise _not_uploaded(error) from error
        return True


def _not_uploaded(error: BaseException) -> NotUploadedError:
    outcome = outcome_of(error)
    if outcome == NoEntry("missing_scope"):
        return NotUploadedError(_NO_SCOPE, for_good=True)
    return NotUploadedError(outcome.reason, for_good=isinstance(outcome, Permanent))
