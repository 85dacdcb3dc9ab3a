"""What administrators are told: a post could not be made, a channel can be read by everybody."""

from bot.domain.message import Message
from bot.messages.composing import compose
from bot.messages.parts import Note, Say, Title
from bot.messages.text import imported

SHARED = "shared with another organisation"
"""Why nothing is posted to such a channel."""

_WAYS = {
    "not_in_channel": "Invite planbot to the channel.",
    "is_archived": "Unarchive the channel, or name another one in the plan.",
    "channel_not_found": "Correct the id in the plan.",
    SHARED: "Name another channel in the plan, or end the sharing.",
}


def undeliverable_message(
    channel: str, what: str, reason: str, *, uncertain: bool, edit: bool
) -> Message:
    """Says that `what` was not posted, or an `edit` not brought up to date; `reason` is Slack's
    name for the error. With `uncertain` an earlier attempt may have got through unseen.
    """
    if edit:
        title = "A message was not brought up to date"
        text = f"{what} in {channel} could not be brought up to date: {reason}."
        ways = (_WAYS.get(reason), "/flags shows how it stands.")
    else:
        title = "A message was not posted"
        text = (
            f"{what} may not have been posted to {channel}: {reason}. planbot cannot look whether "
            "it stands there."
            if uncertain
            else f"{what} was not posted to {channel}: {reason}."
        )
        check = "Check the channel's id in the plan and planbot's place in it."
        anew = "Then ask for it anew: /flags, or planbot digest --now."
        ways = (_WAYS.get(reason, check), anew)
    return compose(
        text,
        [
            Title(title),
            Say(f"{text}\n{' '.join(filter(None, ways))}"),
            Note("told once for each cause  ·  planbot doctor lists what was not posted"),
        ],
    )


PUBLIC = "is public: anybody in the workspace can read it, so it gets what a wide channel gets"
MAKE_PRIVATE = "make it private in Slack, or call it wide in the plan"


def public_channel_message(name: str) -> Message:
    """Says why small counts are hidden in the channel of that name, and what to do."""
    text = f"#{imported(name, 80)} {PUBLIC}."
    return compose(
        text,
        [
            Title("A channel that everybody can read"),
            Say(
                f"{text} Counts of people under five are hidden there as [c].\n"
                "The plan calls it *named*, which is for a private channel. To show every figure, "
                f"{MAKE_PRIVATE}."
            ),
            Note("told once for each channel  ·  planbot doctor says it as long as it is so"),
        ],
    )


def source_failed_message(name: str, reason: str) -> Message:
    """Says that caseloads could not be read from a database, and why."""
    text = f"Caseloads could not be read from {imported(name, 80)}: {imported(reason, 600)}"
    text = text if text.endswith(".") else f"{text}."
    return compose(
        text,
        [
            Title("A database could not be read"),
            Say(f"{text}\nThe last extract stands. planbot tries again every quarter of an hour."),
            Note("told once for each cause  ·  planbot doctor shows how it stands"),
        ],
    )
