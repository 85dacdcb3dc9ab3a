"""apps.connections.open: where the bot may connect by Socket Mode, once."""

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.refused import Refused
from bot.playground.workspace import Workspace

APP_TOKEN = "xapp-playground"  # noqa: S105 - opens nothing but this server
APP_LEVEL = frozenset({"apps.connections.open"})
"""The methods that take the app's own token instead of the bot's."""


def open_connection(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Raises `Refused("access_denied")` where Socket Mode is switched off."""
    del arguments
    if workspace.socket_url is None:
        raise Refused("access_denied")
    return {"url": workspace.socket_url()}
