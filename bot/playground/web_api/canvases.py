"""canvases.* and conversations.canvases.create: a channel's canvas, one change a call.

Source: docs.slack.dev/reference/methods/canvases.edit and docs.slack.dev/surfaces/canvases.
"""

import re
import secrets
from collections.abc import Iterator
from typing import Any

from bot.playground.arguments import Arguments, needed
from bot.playground.nouns import Canvas, Section
from bot.playground.refused import Refused
from bot.playground.validation.canvas import check_changes, check_content, check_criteria
from bot.playground.web_api.chat import channel_to_write_in
from bot.playground.workspace import Workspace

_HEADING = re.compile(r"(#{1,3}) +\S")


def create(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Makes the canvas of a channel.

    Raises `Refused` with `channel_canvas_already_exists`, `canvas_creation_failed` for markdown
    that canvases do not take, or `invalid_arguments`.
    """
    asked = needed(arguments, "channel_id", "channel_not_found")
    channel = channel_to_write_in(workspace, asked)
    if of_channel(workspace, channel.id) is not None:
        raise Refused("channel_canvas_already_exists")
    content = arguments.get("document_content")
    sections = []
    if content is not None:
        _refuse("canvas_creation_failed", check_content(content))
        sections = list(_sections(content["markdown"]))
    title = str(arguments.get("title") or "")
    canvas = Canvas(f"F{secrets.token_hex(5).upper()}", channel.id, title, sections)
    with workspace.changed:
        workspace.canvases[canvas.id] = canvas
        workspace.changed.notify_all()
    return {"canvas_id": canvas.id}


def edit(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Makes one change. Raises `Refused` with `canvas_not_found`, `canvas_editing_failed` for a
    section that is not there or markdown that canvases do not take, or `invalid_arguments`.
    """
    canvas = _found(workspace, arguments)
    _refuse("canvas_editing_failed", check_changes(arguments.get("changes")))
    (change,) = arguments["changes"]
    with workspace.changed:
        _change(canvas, change)
        workspace.changed.notify_all()
    return {}


def look_up(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Finds the sections that contain the text."""
    canvas = _found(workspace, arguments)
    _refuse("invalid_arguments", check_criteria(arguments.get("criteria")))
    text = arguments["criteria"]["contains_text"]
    return {"sections": [{"id": each.id} for each in canvas.sections if text in each.markdown]}


def of_channel(workspace: Workspace, channel: str) -> Canvas | None:
    """The canvas of a channel, if it has one."""
    canvases = workspace.canvases.values()
    return next((each for each in canvases if each.channel == channel), None)


def _found(workspace: Workspace, arguments: Arguments) -> Canvas:
    canvas = workspace.canvases.get(needed(arguments, "canvas_id"))
    if canvas is None:
        raise Refused("canvas_not_found")
    channel_to_write_in(workspace, canvas.channel)
    return canvas


def _refuse(error: str, refusals: tuple[str, tuple[str, ...]] | None) -> None:
    if refusals is not None:
        kind, faults = refusals
        raise Refused(error if kind == "content" else "invalid_arguments", faults)


def _change(canvas: Canvas, change: dict[str, Any]) -> None:
    new, section_id = (
        list(_sections(change["document_content"]["markdown"])),
        change.get("section_id"),
    )
    if change["operation"] == "insert_at_start":
        canvas.sections[:0] = new
    elif section_id is None:
        canvas.sections = new
    else:
        place = next((n for n, each in enumerate(canvas.sections) if each.id == section_id), None)
        if place is None:
            raise Refused("canvas_editing_failed", (f"[ERROR] no section {section_id}",))
        canvas.sections[place : place + 1] = new


def _sections(markdown: str) -> Iterator[Section]:
    for part in re.split(r"\n\s*\n|\n(?=#)|(?<=\n)(?=#)", markdown.strip("\n")):
        lines = part.strip("\n")
        while _HEADING.match(lines):
            heading, _, lines = lines.partition("\n")
            yield _section(heading)
        if lines.strip():
            yield _section(lines)


def _section(markdown: str) -> Section:
    return Section(f"temp:C:{secrets.token_hex(14)}", markdown)
