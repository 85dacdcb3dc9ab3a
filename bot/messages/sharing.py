"""The button that shows an answer to the whole channel."""

from bot.messages.parts import Button
from bot.messages.view import View


def share_button(view: View, *, main: bool = True) -> tuple[Button, ...]:
    """Asks the same command again for everyone there; none where nobody typed one: a post."""
    return (Button("Share here", "share", view.command, main=main),) if view.command else ()
