"""What an administrator is told when a message could not be posted."""

from bot.messages.composing import compose
from bot.messages.message import Message
from bot.messages.parts import Note, Say, Title

_WAYS = {
    "not_in_channel": "Invite planbot to the channel, then import the plan again or restart.",
    "is_archived": "Unarchive the channel, or name another one in the plan.",
    "channel_not_found": "Correct the channel's id in the plan.",
}


def undeliverable_message(channel: str, what: str, reason: str, *, uncertain: bool) -> Message:
    """`what` was not posted; `reason` is Slack's name for the error. With `uncertain` an earlier
    attempt may have got through, and nobody can look.
    """
    text = (
        f"“{what}” may not have been posted to {channel}: {reason}. planbot cannot look whether it "
        "stands there."
        if uncertain
        else f"“{what}” was not posted to {channel}: {reason}."
    )
    way = _WAYS.get(reason, "Check the channel's id in the plan and planbot's place in it.")
    anew = "Then ask for it anew: /flags, or planbot digest --now."
    return compose(
        text,
        [
            Title("A message was not posted"),
            Say(f"{text}\n{way} {anew}"),
            Note("told once for each cause  ·  planbot doctor lists what was not posted"),
        ],
    )
