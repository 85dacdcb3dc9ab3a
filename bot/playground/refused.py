"""A call that Slack answers with `ok: false`."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):  # noqa: N818 - Slack's own word for it would be "error"; this one is expected
    """Raised by a Web API method; becomes the answer's `error` and `response_metadata.messages`."""

    def __init__(
        self, error: str, messages: tuple[str, ...] = (), told: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(error)
        self.told = dict(told or {})
        """What else the answer says."""
        self.error = error
        self.messages = messages
