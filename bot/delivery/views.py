"""What people see beside messages: forms, and their Home tab."""

from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Views:
    """A trigger is that of a command or click: good for three seconds, and for once. Each call
    raises what `bot.delivery.outcome.FAILURES` lists.
    """

    client: WebClient

    def open_view(self, trigger: str, view: View) -> None:
        """Opens a form."""
        self.client.views_open(trigger_id=trigger, view=view)

    def push_view(self, trigger: str, view: View) -> None:
        """Opens a form on top of the one that was clicked in."""
        self.client.views_push(trigger_id=trigger, view=view)

    def update_view(self, place: str, view: View) -> None:
        """Puts a form in the place of the one with that id."""
        self.client.views_update(view_id=place, view=view)

    def publish_home(self, user: str, view: View) -> None:
        """Puts a view on the Home tab of a user."""
        self.client.views_publish(user_id=user, view=view)
