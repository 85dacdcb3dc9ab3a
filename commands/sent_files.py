"""What an event of Slack tells of files."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.incoming import Sent

Body = Mapping[str, Any]

_ID = re.compile("[A-Za-z0-9]{1,40}")


def files_in(body: Body) -> Iterator[Sent]:
    """The files that an event tells of: of a direct message with files, or of a shared file. None
    where planbot is not meant: a message without files, or one of a bot.
    """
    event = body.get("event") or {}
    if event.get("bot_id") or event.get("hidden"):
        return
    user = str(event.get("user") or event.get("user_id") or "")
    channel = str(event.get("channel") or event.get("channel_id") or "")
    if event.get("type") == "file_shared":
        names = [event.get("file_id") or (event.get("file") or {}).get("id")]
    elif event.get("type") == "message" and event.get("channel_type") == "im":
        names = [each.get("id") for each in event.get("files") or () if isinstance(each, dict)]
    else:
        return
    for name in names:
        if isinstance(name, str) and _ID.fullmatch(name):
            yield Sent(name, user, channel)
