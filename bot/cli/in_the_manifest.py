"""What the manifest switches on in Slack, for the playground; a test holds manifest.json to it.

The manifest itself is no part of what is installed.
"""

from bot.playground.page.visit import Shortcut

SHORTCUTS = (
    Shortcut(
        "Record as decision",
        "record_decision",
        "Keeps what was said as a decision of the meeting.",
    ),
    Shortcut(
        "Record as action",
        "record_action",
        "Adds what was said to the plan's further actions.",
    ),
)
"""The entries in a message's menu, and those beside the composer."""
HOME_OPENS = True
"""True where planbot listens to `app_home_opened`, and its Home tab is switched on."""
