"""What the bot says back: in the HTTP answer to a command, or to a `response_url`."""

import secrets
from dataclasses import dataclass
from typing import Any

from bot.playground.nouns import Shown
from bot.playground.refused import Refused
from bot.playground.validation import check_message
from bot.playground.web_api.messages import content_of
from bot.playground.workspace import Workspace

USES = 5
LIFETIME = 30 * 60.0
"""Seconds."""


@dataclass(slots=True)
class ResponseUrl:
    channel: str
    user: str
    opened: float
    original: Shown | None = None
    """What `replace_original` and `delete_original` mean."""
    uses: int = 0


def show_reply(workspace: Workspace, body: dict[str, Any], place: ResponseUrl) -> Shown | None:
    """Shows what the bot replied; None when it only deletes.

    Raises `Refused` with what Slack has against it.
    """
    for refusal in check_message(body):
        raise Refused(refusal.error, refusal.messages)
    original = place.original
    if body.get("delete_original") is True:
        if original is not None:
            workspace.delete(original)
        return None
    content = content_of(body)
    if body.get("replace_original") is True and original is not None:
        workspace.edit(original, content)
        return original
    everybody = body.get("response_type") == "in_channel"
    return workspace.show(
        place.channel,
        content,
        thread_ts=body.get("thread_ts") or None,
        visible_to=None if everybody else place.user,
    )


class ResponseUrls:
    """The addresses that were handed out."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._places: dict[str, ResponseUrl] = {}

    def hand_out(
        self, channel: str, user: str, original: Shown | None = None
    ) -> tuple[str, ResponseUrl]:
        with self._workspace.lock:
            name = secrets.token_urlsafe(16)
            place = ResponseUrl(channel, user, self._workspace.now(), original)
            self._places[name] = place
            return f"{self._workspace.url}/response/{name}", place

    def receive(self, name: str, body: dict[str, Any]) -> str:
        """Gives what the address answers.

        Raises `Refused` with `invalid_url`, `used_url` (a sixth use), `expired_url` (after 30
        minutes), or with what Slack has against the message.
        """
        with self._workspace.lock:
            place = self._places.get(name)
            if place is None:
                raise Refused("invalid_url")
            if self._workspace.now() - place.opened > LIFETIME:
                raise Refused("expired_url")
            if place.uses >= USES:
                raise Refused("used_url")
            place.uses += 1
            shown = show_reply(self._workspace, body, place)
            if place.original is None:
                place.original = shown
            return "ok"
