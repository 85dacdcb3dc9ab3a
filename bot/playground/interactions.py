"""What Slack sends to an app when a person does something: the fields, word for word."""

from typing import Any

from bot.playground.nouns import (
    Block,
    Channel,
    OpenView,
    Shown,
    Upload,
    elements_of,
    with_ids,
)
from bot.playground.web_api import views
from bot.playground.web_api.messages import as_slack
from bot.playground.workspace import Workspace

VERIFICATION_TOKEN = "playground"  # noqa: S105 - Slack's obsolete one; nothing checks it
_OF_A_BUTTON = ("text", "value", "style")
CHOSEN = {
    "checkboxes": "selected_options",
    "datepicker": "selected_date",
    "radio_buttons": "selected_option",
    "static_select": "selected_option",
}
"""Where a payload says what was chosen, by the kind of element; `value` for every other."""


def channel_name(channel: Channel) -> str:
    if channel.is_im:
        return "directmessage"
    return "privategroup" if channel.is_private else channel.name


def command_fields(  # noqa: PLR0913 - Slack sends this many
    workspace: Workspace,
    channel: Channel,
    user: str,
    *,
    command: str,
    text: str,
    response_url: str,
) -> dict[str, str]:
    """The form of a slash command."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": workspace.team_id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user,
        "user_name": workspace.people[user].name,
        "command": command,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": workspace.new_trigger(user),
    }


def _common(workspace: Workspace, user: str) -> dict[str, Any]:
    return {
        "user": {
            "id": user,
            "username": workspace.people[user].name,
            "name": workspace.people[user].name,
            "team_id": workspace.team_id,
        },
        "api_app_id": workspace.app_id,
        "token": VERIFICATION_TOKEN,
        "trigger_id": workspace.new_trigger(user),
        "team": {"id": workspace.team_id, "domain": workspace.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def find_element(
    blocks: list[Block], action_id: str, value: str | None, block_id: str | None = None
) -> tuple[str, Block]:
    """The block_id and the element with this action_id (and value and block_id, if given).

    Raises `LookupError` when nobody could press it, because it is not there.
    """
    for block in with_ids(blocks):
        for element in elements_of(block):
            named = element.get("action_id") == action_id
            if not named or block_id not in (None, block["block_id"]):
                continue
            if value is None or value in _values(element):
                return str(block["block_id"]), element
    raise LookupError(f"no {action_id!r} with value {value!r} is shown")


def _values(element: Block) -> list[Any]:
    options = element.get("options", [])
    return [option["value"] for option in options] if options else [element.get("value")]


def _action(workspace: Workspace, block_id: str, element: Block, chosen: Any) -> dict[str, Any]:
    action: dict[str, Any] = {
        "action_id": element["action_id"],
        "block_id": block_id,
        "type": element["type"],
        "action_ts": workspace.next_ts(),
    }
    if element["type"] == "button":
        return action | {name: element[name] for name in _OF_A_BUTTON if name in element}
    return {**action, CHOSEN.get(element["type"], "value"): chosen}


def pressed_in_message(  # noqa: PLR0913 - Slack sends this many
    workspace: Workspace,
    channel: Channel,
    message: Shown,
    user: str,
    action_id: str,
    *,
    response_url: str,
    value: str | None = None,
    chosen: Any = None,
) -> dict[str, Any]:
    """The `block_actions` payload from a message. Raises `LookupError` without such an element."""
    block_id, element = find_element(message.blocks, action_id, value)
    payload: dict[str, Any] = {
        "type": "block_actions",
        **_common(workspace, user),
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": message.visible_to is not None,
        },
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [_action(workspace, block_id, element, chosen)],
    }
    if message.visible_to is None:
        payload["message"] = as_slack(workspace, message)
    return payload


def pressed_in_view(  # noqa: PLR0913 - Slack sends this many
    workspace: Workspace,
    opened: OpenView,
    action_id: str,
    chosen: Any = None,
    *,
    value: str | None = None,
    block_id: str | None = None,
) -> dict[str, Any]:
    """Makes a `block_actions` payload from a modal or a Home tab. Raises `LookupError`."""
    block_id, element = find_element(opened.view["blocks"], action_id, value, block_id)
    return {
        "type": "block_actions",
        **_common(workspace, opened.user),
        "container": {"type": "view", "view_id": opened.id},
        "view": views.as_slack(workspace, opened),
        "actions": [_action(workspace, block_id, element, chosen)],
    }


def chosen_on_message(  # noqa: PLR0913 - Slack sends this many
    workspace: Workspace,
    channel: Channel,
    message: Shown,
    user: str,
    callback_id: str,
    *,
    response_url: str,
) -> dict[str, Any]:
    """Makes a `message_action` payload: a shortcut of the app, chosen in a message's menu."""
    common = _common(workspace, user)
    del common["api_app_id"]
    return {
        "type": "message_action",
        **common,
        "action_ts": workspace.next_ts(),
        "callback_id": callback_id,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "message_ts": message.ts,
        "message": as_slack(workspace, message),
        "response_url": response_url,
    }


def submitted(
    workspace: Workspace, opened: OpenView, values: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Makes a `view_submission` payload; `values` by block_id and action_id, as Slack's."""
    opened.values = values
    return {
        "type": "view_submission",
        **_common(workspace, opened.user),
        "view": views.as_slack(workspace, opened),
        "response_urls": [],
    }


def file_shared(channel: Channel, upload: Upload, user: str) -> dict[str, Any]:
    """Makes a `file_shared` event: Slack tells of the file by its id alone."""
    return {
        "type": "file_shared",
        "channel_id": channel.id,
        "file_id": upload.id,
        "user_id": user,
        "file": {"id": upload.id},
    }


def file_message(workspace: Workspace, channel: Channel, message: Shown) -> dict[str, Any]:
    """Makes a `message` event of direct messages, with the files that came with it."""
    written = as_slack(workspace, message)
    more = {"subtype": "file_share", "channel": channel.id, "channel_type": "im", "upload": False}
    return {**written, **more, "event_ts": message.ts}


def event_envelope(workspace: Workspace, event: dict[str, Any]) -> dict[str, Any]:
    """Makes an Events API callback around `event`."""
    ts = workspace.next_ts()
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": workspace.team_id,
        "api_app_id": workspace.app_id,
        "event": {"event_ts": ts, **event},
        "type": "event_callback",
        "event_id": f"Ev{ts.replace('.', '')}",
        "event_time": int(workspace.now()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team_id,
                "user_id": workspace.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
    }
