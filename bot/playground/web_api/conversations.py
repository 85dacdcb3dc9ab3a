"""conversations.*: what a channel is, and the direct messages with somebody."""

from typing import Any

from bot.playground.arguments import Arguments, is_on, needed
from bot.playground.nouns import Channel
from bot.playground.refused import Refused
from bot.playground.web_api import canvases
from bot.playground.workspace import Workspace


def as_slack(workspace: Workspace, channel: Channel) -> dict[str, Any]:
    shared = {
        "id": channel.id,
        "is_im": channel.is_im,
        "is_mpim": False,
        "is_archived": channel.is_archived,
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "context_team_id": workspace.team_id,
    }
    if channel.is_im:
        return {**shared, "user": channel.user, "is_user_deleted": False}
    canvas = canvases.of_channel(workspace, channel.id)
    properties = (
        {"canvas": {"file_id": canvas.id, "is_empty": not canvas.sections}} if canvas else {}
    )
    return {
        **shared,
        "properties": properties,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_private": channel.is_private,
        "is_member": workspace.bot_user in channel.members,
        "num_members": len(channel.members),
    }


def info(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    channel = workspace.find_channel(needed(arguments, "channel", "channel_not_found"))
    return {"channel": as_slack(workspace, channel)}


def open_direct(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    users = str(arguments.get("users") or "").replace(" ", "").split(",")
    if users == [""]:
        raise Refused("users_list_not_supplied")
    if len(users) > 1:
        raise Refused("method_not_supported_for_channel_type")
    channel = workspace.direct_messages(users[0])
    if is_on(arguments, "return_im"):
        return {"channel": as_slack(workspace, channel)}
    return {"channel": {"id": channel.id}}
