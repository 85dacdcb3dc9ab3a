"""A call that Slack answers with `ok: false`."""


class Refused(Exception):  # noqa: N818 - Slack's own word for it would be "error"; this one is expected
    """Raised by a Web API method; becomes the answer's `error` and `response_metadata.messages`."""

    def __init__(self, error: str, messages: tuple[str, ...] = ()) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages
