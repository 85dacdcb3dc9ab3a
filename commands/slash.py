"""The slash commands as Slack sends them: each is answered in the reply to its own request."""

from slack_bolt import Ack, App, BoltContext

from bot.domain.message import Message
from commands import planbot
from commands.admission import admitted_in
from commands.asked import Command
from commands.desk import Desk

COMMANDS: tuple[Command, ...] = (*planbot.OTHERS, planbot.COMMAND)


def register(app: App, desk: Desk) -> None:
    """Answers every command; a reply is for the one who asked until they share it."""
    for command in COMMANDS:
        _serve(app, desk, command)


def reply_to(ack: Ack, message: Message) -> None:
    """Answers the request with the message, for the one who asked."""
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


def _serve(app: App, desk: Desk, command: Command) -> None:
    def listen(ack: Ack, body: dict[str, str], context: BoltContext) -> None:
        reply_to(ack, desk.answer(command, body.get("text", ""), admitted_in(context)))

    app.command(command.name)(listen)
