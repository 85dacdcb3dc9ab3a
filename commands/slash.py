"""The slash commands as Slack sends them: each is answered in the reply to its own request."""

from collections.abc import Mapping

from slack_bolt import Ack, App

from bot.access import Asker
from bot.messages.message import Message
from commands import planbot
from commands.asked import Command
from commands.desk import Desk

COMMANDS: tuple[Command, ...] = (*planbot.OTHERS, planbot.COMMAND)


def register(app: App, desk: Desk) -> None:
    """Every command; a reply is for the one who asked until they share it."""
    for command in COMMANDS:
        _serve(app, desk, command)


def asker_of(body: Mapping[str, str]) -> Asker:
    """Who sent a slash command, and from where."""
    return Asker(
        workspace=body.get("team_id", ""),
        user=body.get("user_id", ""),
        channel=body.get("channel_id", ""),
    )


def reply_to(ack: Ack, message: Message) -> None:
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _serve(app: App, desk: Desk, command: Command) -> None:
    def listen(ack: Ack, body: dict[str, str]) -> None:
        reply_to(ack, desk.answer(command, body.get("text", ""), asker_of(body)))

    app.command(command.name)(listen)
