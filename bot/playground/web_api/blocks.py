"""blocks.validate: whether Slack takes what an app would send, asked without sending it."""

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.refused import Refused
from bot.playground.validation import check_message, check_view
from bot.playground.workspace import Workspace

_CHECKS = {
    "blocks": lambda blocks: check_message({"text": "-", "blocks": blocks}),
    "message": lambda message: check_message({"text": "-", **message}),
    "view": check_view,
}


def validate(workspace: Workspace, arguments: Arguments) -> dict[str, Any]:
    """Returns nothing more where Slack takes the payload; raises `Refused` with every fault.

    Takes exactly one of `blocks`, `message` (blocks without text) and `view`.
    """
    del workspace
    named = [name for name in _CHECKS if arguments.get(name) is not None]
    if len(named) != 1:
        raise Refused("invalid_arguments", ("[ERROR] provide one of blocks, message, view",))
    (name,) = named
    if refusals := _CHECKS[name](arguments[name]):
        faults = tuple(fault for each in refusals for fault in each.messages)
        raise Refused(f"invalid_{name}", faults)
    return {}
