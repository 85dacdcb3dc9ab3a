"""files.*: the two-step upload, as `files_upload_v2` makes it."""

import secrets
from typing import Any

from bot.playground.arguments import Arguments, needed, whole_number
from bot.playground.nouns import Content, Upload
from bot.playground.refused import Refused
from bot.playground.web_api.chat import channel_to_write_in
from bot.playground.workspace import Workspace


def get_upload_url(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    filename = needed(arguments, "filename")
    length = whole_number(arguments, "length", 0)
    if length < 1:
        raise Refused("invalid_arguments", ("[ERROR] missing required field: length",))
    name = f"F{secrets.token_hex(5).upper()}"
    workspace.uploads[name] = Upload(name, filename, length)
    return {"upload_url": f"{workspace.url}/upload/{name}", "file_id": name}


def receive(workspace: Workspace, name: str, content: bytes) -> str:
    """Gives what the upload address answers. Raises `Refused("file_not_found")`."""
    with workspace.changed:
        upload = workspace.uploads.get(name)
        if upload is None or upload.shared:
            raise Refused("file_not_found")
        upload.content = content
        workspace.changed.notify_all()
        return f"OK - {len(content)}"


def complete_upload(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    files = arguments.get("files")
    if not isinstance(files, list) or not files:
        raise Refused("invalid_arguments", ("[ERROR] missing required field: files",))
    uploads = [_received(workspace, each) for each in files]
    written = [
        {
            "id": upload.id,
            "name": upload.filename,
            "title": each.get("title") or upload.filename,
            "size": len(upload.content or b""),
        }
        for upload, each in zip(uploads, files, strict=True)
    ]
    asked = arguments.get("channel_id") or arguments.get("channels")
    if asked:
        channel = channel_to_write_in(workspace, str(asked))
        content = Content(text=str(arguments.get("initial_comment") or ""), files=written)
        workspace.show(channel.id, content, thread_ts=arguments.get("thread_ts") or None)
    for upload in uploads:
        upload.shared = True
    return {"files": written}


def _received(workspace: Workspace, asked: Any) -> Upload:
    upload = workspace.uploads.get(asked.get("id", "")) if isinstance(asked, dict) else None
    if upload is None or upload.content is None or upload.shared:
        raise Refused("file_not_found")
    return upload
