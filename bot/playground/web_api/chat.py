"""chat.*: posting, changing and deleting messages."""

from typing import Any

from bot.playground.arguments import Arguments, needed
from bot.playground.nouns import Channel, Content, Shown
from bot.playground.refused import Refused
from bot.playground.web_api.messages import as_slack, content_of
from bot.playground.workspace import Workspace


def channel_to_write_in(workspace: Workspace, asked: str) -> Channel:
    """Raises `Refused` with `channel_not_found`, `is_archived` or `not_in_channel`."""
    channel = workspace.find_channel(asked)
    if channel.is_archived:
        raise Refused("is_archived")
    if workspace.bot_user not in channel.members:
        raise Refused("not_in_channel")
    return channel


def post_message(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = channel_to_write_in(workspace, needed(arguments, "channel", "channel_not_found"))
    content = content_of(arguments)
    message = workspace.show(
        channel.id,
        content,
        thread_ts=arguments.get("thread_ts") or None,
    )
    return {"channel": channel.id, "ts": message.ts, "message": as_slack(workspace, message)}


def _own_message(workspace: Workspace, arguments: Arguments, error: str) -> Shown:
    channel = workspace.find_channel(needed(arguments, "channel", "channel_not_found"))
    message = workspace.find_message(channel.id, needed(arguments, "ts", "message_not_found"))
    if message.visible_to:
        raise Refused("message_not_found")
    if message.user != workspace.bot_user:
        raise Refused(error)
    return message


def update(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    message = _own_message(workspace, arguments, "cant_update_message")
    asked = content_of(arguments, edit=True)
    # what an edit does not mention stays, but for blocks when only a text comes
    only_text = "text" in arguments and "blocks" not in arguments
    content = Content(
        text=asked.text if "text" in arguments else message.text,
        blocks=[] if only_text else (asked.blocks or message.blocks),
        metadata=asked.metadata if "metadata" in arguments else message.metadata,
        files=message.content.files,
    )
    workspace.edit(message, content)
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": as_slack(workspace, message),
    }


def delete(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    message = _own_message(workspace, arguments, "cant_delete_message")
    workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}
