"""The Web API methods planbot uses, by name."""

from collections.abc import Callable
from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.web_api import (
    auth,
    blocks,
    canvases,
    chat,
    connections,
    conversations,
    files,
    reading,
    views,
)
from bot.playground.workspace import Workspace

Method = Callable[[Workspace, Arguments], dict[str, Any]]
"""Returns the answer without `ok`; raises `Refused`."""

METHODS: dict[str, Method] = {
    "apps.connections.open": connections.open_connection,
    "auth.test": auth.test,
    "blocks.validate": blocks.validate,
    "canvases.edit": canvases.edit,
    "canvases.sections.lookup": canvases.look_up,
    "chat.delete": chat.delete,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.canvases.create": canvases.create,
    "conversations.history": reading.history,
    "conversations.info": conversations.info,
    "conversations.open": conversations.open_direct,
    "conversations.replies": reading.replies,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.get_upload_url,
    "files.info": files.info,
    "views.open": views.open_view,
    "views.publish": views.publish,
    "views.push": views.push,
    "views.update": views.update,
}

NEEDS: dict[str, str] = {
    "canvases.edit": "canvases:write",
    "canvases.sections.lookup": "canvases:read",
    "conversations.canvases.create": "canvases:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
}
"""The scope of each method that not every app of this kind has; the others are not looked at."""
