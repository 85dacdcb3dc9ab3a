"""What people and channels are called on the page."""

from bot.playground.nouns import Channel
from bot.playground.people_acting import SLACKBOT
from bot.playground.workspace import Workspace


class Names:
    """Looks ids up in the workspace; an id that nobody has is shown as it is."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def person(self, user: str) -> str:
        if user == SLACKBOT:
            return "Slackbot"
        known = self._workspace.people.get(user)
        return known.real_name if known else user

    def channel(self, channel: str) -> str:
        """The name without the # that stands before it."""
        known = self._workspace.channels.get(channel)
        return self.of(known) if known else channel

    def of(self, channel: Channel) -> str:
        bot = self._workspace.bot_user
        return self.person(bot) if channel.is_im else channel.name
