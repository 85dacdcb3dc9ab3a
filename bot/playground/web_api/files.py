"""files.*: the two-step upload, as `files_upload_v2` makes it."""

import secrets
from typing import Any

from bot.playground.arguments import Arguments, needed, whole_number
from bot.playground.http_server import Reply
from bot.playground.nouns import Content, Upload
from bot.playground.refused import Refused
from bot.playground.web_api.chat import channel_to_write_in
from bot.playground.workspace import Workspace

_SIGN_IN = b"<!DOCTYPE html><title>Slack</title><p>Sign in to your workspace."


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


def send(workspace: Workspace, user: str, name: str, content: bytes) -> Upload:
    """Keeps a file that a person sends: it is there for whoever may read files."""
    with workspace.changed:
        made = f"F{secrets.token_hex(5).upper()}"
        sent = Upload(made, name, len(content), content, shared=True, sent_by=user)
        workspace.uploads[made] = sent
        return sent


def written(workspace: Workspace, upload: Upload) -> dict[str, Any]:
    """The file as Slack writes it; its bytes stand at an address that asks for the token."""
    address = f"{workspace.url}/files-pri/{upload.id}"
    return {
        "id": upload.id,
        "name": upload.filename,
        "title": upload.filename,
        "size": len(upload.content or b""),
        "user": upload.sent_by,
        "mode": "hosted",
        "is_external": False,
        "url_private": address,
        "url_private_download": f"{address}/download",
        **upload.told,
    }


def info(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    upload = workspace.uploads.get(needed(arguments, "file"))
    if upload is None or not upload.shared:
        raise Refused("file_not_found")
    return {"file": written(workspace, upload)}


def download(workspace: Workspace, path: str, token: str, authorization: str) -> Reply:
    """The bytes of a file; a page to sign in at, as Slack gives it, for whoever shows no token."""
    if authorization != f"Bearer {token}" or "files:read" not in workspace.scopes:
        return Reply(200, _SIGN_IN, "text/html; charset=utf-8")
    upload = workspace.uploads.get(path.partition("/")[0])
    if upload is None or upload.content is None:
        return Reply(404, b"not found", "text/plain")
    return Reply(200, upload.content, "application/octet-stream")


def complete_upload(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    files = arguments.get("files")
    if not isinstance(files, list) or not files:
        raise Refused("invalid_arguments", ("[ERROR] missing required field: files",))
    uploads = [_received(workspace, each) for each in files]
    told = [
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
        content = Content(text=str(arguments.get("initial_comment") or ""), files=told)
        workspace.show(channel.id, content, thread_ts=arguments.get("thread_ts") or None)
    for upload in uploads:
        upload.shared = True
    return {"files": told}


def _received(workspace: Workspace, asked: Any) -> Upload:
    upload = workspace.uploads.get(asked.get("id", "")) if isinstance(asked, dict) else None
    if upload is None or upload.content is None or upload.shared:
        raise Refused("file_not_found")
    return upload
