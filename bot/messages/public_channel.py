"""What administrators are told of a channel that is named in the plan and public in Slack."""

from bot.messages.composing import compose
from bot.messages.message import Message
from bot.messages.parts import Note, Say, Title
from bot.messages.text import imported

PUBLIC = "is public: anybody in the workspace can read it, so it gets what a wide channel gets"
MAKE_PRIVATE = "make it private in Slack, or call it wide in the plan"


def public_channel_message(name: str) -> Message:
    """Why small counts are hidden in the channel of that name, and what to do."""
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
