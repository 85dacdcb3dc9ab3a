"""What an administrator is told when a channel cannot be posted to."""

from bot.messages.composing import compose
from bot.messages.message import Message
from bot.messages.parts import Note, Say, Title

_WAYS = {
    "not_in_channel": "Invite planbot to the channel, then import the plan again or restart.",
    "is_archived": "Unarchive the channel, or name another one in the plan.",
    "channel_not_found": "Correct the channel's id in the plan.",
}


def undeliverable_message(channel: str, what: str, reason: str) -> Message:
    """`what` was not posted; `reason` is Slack's name for the error."""
    text = f"planbot cannot post to {channel}: {reason}. “{what}” was not posted."
    way = _WAYS.get(reason, "Check the channel's id in the plan and planbot's place in it.")
    return compose(
        text,
        [
            Title("A channel cannot be posted to"),
            Say(f"{text}\n{way}"),
            Note("told once a channel  ·  planbot doctor checks every channel"),
        ],
    )
