"""views.*: modals and the Home tab."""

import secrets
from typing import Any

from bot.playground.arguments import Arguments, needed
from bot.playground.nouns import OpenView, with_ids
from bot.playground.refused import Refused
from bot.playground.validation import check_view
from bot.playground.workspace import Workspace

MOST_STACKED = 3
"""A modal can have two more pushed on top of it."""


def checked(view: Any, kind: str) -> dict[str, Any]:
    """The view, with ids for its blocks. Raises `Refused("invalid_arguments")`."""
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", ("[ERROR] missing required field: view",))
    for refusal in check_view(view):
        raise Refused(refusal.error, refusal.messages)
    if view["type"] != kind:
        raise Refused("invalid_arguments", (f"[ERROR] must be one of: {kind}",))
    return {**view, "blocks": with_ids(view["blocks"])}


def as_slack(workspace: Workspace, opened: OpenView) -> dict[str, Any]:
    return {
        "private_metadata": "",
        "callback_id": "",
        **opened.view,
        "id": opened.id,
        "team_id": workspace.team_id,
        "app_id": workspace.app_id,
        "bot_id": workspace.bot_id,
        "hash": opened.hash,
        "root_view_id": opened.root,
        "previous_view_id": opened.previous,
        "state": {"values": opened.values},
    }


def _new_hash() -> str:
    return secrets.token_hex(8)


def stack(workspace: Workspace, root: str) -> list[OpenView]:
    return [view for view in workspace.views.values() if view.root == root]


def show(workspace: Workspace, user: str, view: dict[str, Any], below: OpenView | None) -> OpenView:
    """Opens a modal, on top of `below` if there is one. Raises `Refused("push_limit_reached")`."""
    with workspace.changed:
        if below is not None and len(stack(workspace, below.root)) >= MOST_STACKED:
            raise Refused("push_limit_reached")
        name = f"V{secrets.token_hex(5).upper()}"
        opened = OpenView(
            name,
            user,
            view,
            root=below.root if below else name,
            previous=below.id if below else None,
            hash=_new_hash(),
        )
        workspace.views[name] = opened
        workspace.changed.notify_all()
        return opened


def replace_view(workspace: Workspace, opened: OpenView, view: dict[str, Any]) -> None:
    with workspace.changed:
        opened.view = view
        left = {each["block_id"] for each in view["blocks"]}
        opened.values = {name: given for name, given in opened.values.items() if name in left}
        opened.hash = _new_hash()
        opened.errors = {}
        workspace.changed.notify_all()


def refuse(workspace: Workspace, opened: OpenView, errors: dict[str, str]) -> None:
    """The modal stays open, with the errors beside its inputs.

    Raises `Refused("invalid_errors")` where there are none, or for one that is of no input.
    """
    inputs = {each["block_id"] for each in opened.view["blocks"] if each["type"] == "input"}
    if not errors or not errors.keys() <= inputs:
        named = ", ".join(sorted(errors.keys() - inputs))
        raise Refused("invalid_errors", (f"[ERROR] no input has the block_id: {named}",))
    with workspace.changed:
        opened.errors = errors
        workspace.changed.notify_all()


def close(workspace: Workspace, opened: OpenView) -> None:
    with workspace.changed:
        workspace.views.pop(opened.id, None)
        workspace.changed.notify_all()


def open_view(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    view = checked(arguments.get("view"), "modal")
    user = workspace.use_trigger(arguments.get("trigger_id"))
    return {"view": as_slack(workspace, show(workspace, user, view, None))}


def push(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    view = checked(arguments.get("view"), "modal")
    user = workspace.use_trigger(arguments.get("trigger_id"))
    below = [each for each in workspace.views.values() if each.user == user]
    if not below:
        raise Refused("not_found")
    return {"view": as_slack(workspace, show(workspace, user, view, below[-1]))}


def update(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    view = checked(arguments.get("view"), "modal")
    opened = workspace.views.get(str(arguments.get("view_id")))
    if opened is None:
        raise Refused("not_found")
    _no_conflict(arguments, opened)
    replace_view(workspace, opened, view)
    return {"view": as_slack(workspace, opened)}


def publish(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    user = needed(arguments, "user_id")
    if user not in workspace.people:
        raise Refused("user_not_found")
    view = checked(arguments.get("view"), "home")
    home = workspace.homes.get(user)
    if home is None:
        name = f"V{secrets.token_hex(5).upper()}"
        home = workspace.homes.setdefault(user, OpenView(name, user, view, root=name))
    else:
        _no_conflict(arguments, home)
    replace_view(workspace, home, view)
    return {"view": as_slack(workspace, home)}


def _no_conflict(arguments: Arguments, opened: OpenView) -> None:
    if arguments.get("hash") not in (None, "", opened.hash):
        raise Refused("hash_conflict")
