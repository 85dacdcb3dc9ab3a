"""People at work in a workspace with the bot in it."""

from dataclasses import dataclass

from slack_sdk import WebClient

from bot.playground.server import SlackServer
from tests.integration.dispatch.asking import AD, Front


@dataclass(frozen=True, slots=True)
class Town:
    slack: SlackServer
    bot: Front

    def ask(self, line, user=AD, channel=None):
        """The reply as it is shown."""
        answer = self.slack.command(user, line, channel)
        assert not answer.error, (answer.error, answer.refusals)
        return answer.shown

    def press(self, user, shown, action, value=None):
        """Press the first button that does `action`; with `value`, the one that holds it."""
        return self.slack.press(user, shown, action_id(shown, action, value), value=value)

    def post_alerts(self):
        """Each alert to whoever it is for, as the sender will post it."""
        client = WebClient(self.slack.token, base_url=self.slack.api_url, retry_handlers=[])
        for row in self.bot.desk.store.outbox_rows():
            client.chat_postMessage(
                channel=row.channel, text=row.message.text, blocks=list(row.message.blocks)
            )
        return self.slack.messages(AD)

    def post_button(self, action, value, channel=AD):
        """A message with one button, as an older version might have left it."""
        button = {
            "type": "button",
            "action_id": f"{action}.0.0",
            "text": {"type": "plain_text", "text": "Press"},
            "value": value,
        }
        client = WebClient(self.slack.token, base_url=self.slack.api_url, retry_handlers=[])
        client.chat_postMessage(
            channel=channel, text="old", blocks=[{"type": "actions", "elements": [button]}]
        )
        return self.slack.messages(channel)[-1]

    def told(self, user, count=1):
        """What only `user` sees, once there are `count` of them: the newest."""
        assert self.slack.wait_until(lambda: len(self.slack.ephemerals(user)) >= count)
        return self.slack.ephemerals(user)[-1]

    def shown_in(self, channel, count=1):
        """What everybody in `channel` sees, once there are `count` messages: the newest."""
        assert self.slack.wait_until(lambda: len(self.slack.messages(channel)) >= count)
        return self.slack.messages(channel)[-1]

    def edited(self, channel):
        """The first message of `channel`, once it was edited."""
        assert self.slack.wait_until(lambda: bool(self.slack.messages(channel)[0].edits))
        return self.slack.messages(channel)[0]


def action_id(shown, action, value=None):
    return next(
        element["action_id"]
        for block in shown.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"].startswith(f"{action}.") and value in (None, element["value"])
    )
