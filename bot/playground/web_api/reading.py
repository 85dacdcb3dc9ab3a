"""conversations.history and conversations.replies: finding messages again."""

import re
from typing import Any

from bot.playground.arguments import Arguments, is_on, needed
from bot.playground.nouns import Channel, Shown
from bot.playground.refused import Refused
from bot.playground.web_api.messages import as_slack
from bot.playground.web_api.pages import page_of
from bot.playground.workspace import Workspace

LAG = "_lag"
"""How the server passes a `lag` fault on: seconds for which a message stays invisible."""


def _readable(workspace: Workspace, arguments: Arguments) -> Channel:
    channel = workspace.find_channel(needed(arguments, "channel", "channel_not_found"))
    if workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _time(arguments: Arguments, name: str) -> tuple[int, int] | None:
    """A ts as whole seconds and microseconds: floats would round it."""
    value = str(arguments.get(name) or "")
    if not value:
        return None
    found = re.fullmatch(r"(\d{1,10})(?:\.(\d{1,6}))?", value)
    if found is None:
        raise Refused(f"invalid_ts_{name}")
    return int(found[1]), int((found[2] or "0").ljust(6, "0"))


def _in_window(messages: list[Shown], arguments: Arguments) -> list[Shown]:
    oldest, latest = _time(arguments, "oldest"), _time(arguments, "latest")
    inclusive = is_on(arguments, "inclusive")

    def inside(message: Shown) -> bool:
        seconds, micros = message.ts.split(".")
        ts = int(seconds), int(micros)
        after = oldest is None or ts > oldest or (inclusive and ts == oldest)
        before = latest is None or ts < latest or (inclusive and ts == latest)
        return after and before

    return [message for message in messages if inside(message)]


def _visible(workspace: Workspace, channel: Channel, arguments: Arguments) -> list[Shown]:
    known_until = workspace.now() - float(arguments.get(LAG, 0))
    lags = LAG in arguments
    return [
        message
        for message in _in_window(workspace.messages(channel.id), arguments)
        if not lags or message.arrived <= known_until
    ]


def _answer(workspace: Workspace, messages: list[Shown], arguments: Arguments) -> dict[str, Any]:
    page, cursor = page_of(messages, arguments, default=100, most=999)
    metadata = is_on(arguments, "include_all_metadata")
    answer: dict[str, Any] = {
        "messages": [as_slack(workspace, each, metadata=metadata) for each in page],
        "has_more": bool(cursor),
    }
    if cursor:
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer


def history(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """The channel's messages, newest first, without the replies in threads."""
    channel = _readable(workspace, arguments)
    messages = [
        message
        for message in reversed(_visible(workspace, channel, arguments))
        if not message.is_reply
    ]
    return {**_answer(workspace, messages, arguments), "pin_count": 0}


def replies(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Lists a thread: its first message, then the replies, oldest first."""
    channel = _readable(workspace, arguments)
    root = needed(arguments, "ts", "thread_not_found")
    messages = [
        message
        for message in _visible(workspace, channel, arguments)
        if root in (message.ts, message.thread_ts)
    ]
    if not any(message.ts == root for message in workspace.messages(channel.id)):
        raise Refused("thread_not_found")
    return _answer(workspace, messages, arguments)
