"""A message as the Web API writes it down, and as it reads one."""

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.nouns import Content, Shown, with_ids
from bot.playground.refused import Refused
from bot.playground.validation import check_message
from bot.playground.workspace import Workspace


def content_of(arguments: Arguments, *, edit: bool = False) -> Content:
    """Reads what the arguments want shown. Raises `Refused` with Slack's first objection."""
    for refusal in check_message(arguments, edit=edit):
        raise Refused(refusal.error, refusal.messages)
    return Content(
        text=arguments.get("text") or "",
        blocks=arguments.get("blocks") or [],
        metadata=arguments.get("metadata"),
    )


def as_slack(workspace: Workspace, message: Shown, *, metadata: bool = False) -> dict[str, Any]:
    """The message as Slack writes it; its metadata only when asked for."""
    written: dict[str, Any] = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "team": workspace.team_id,
        "text": message.text,
    }
    if message.user == workspace.bot_user:
        written |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id}
    if message.blocks:
        written["blocks"] = with_ids(message.blocks)
    if message.content.files:
        written["files"] = message.content.files
    if message.thread_ts:
        written["thread_ts"] = message.thread_ts
    if message.edits:
        written["edited"] = {"user": message.user, "ts": message.ts}
    if metadata and message.metadata is not None:
        written["metadata"] = message.metadata
    return written
