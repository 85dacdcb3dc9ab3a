"""The slash commands as Slack sends them: each is answered in the reply to its own request."""

import re
from collections.abc import Sequence

from slack_bolt import App, BoltContext, BoltResponse

from commands import caseloads, digest, flags, indicator, rag
from commands.admission import admitted_in
from commands.asked import Command
from commands.desk import Desk
from commands.replies import reply

QUESTIONS: tuple[Command, ...] = (
    rag.COMMAND,
    caseloads.COMMAND,
    indicator.COMMAND,
    flags.COMMAND,
    digest.COMMAND,
)
"""The commands that only ask: they have an answer of their own to whatever is typed."""


def register(app: App, desk: Desk, commands: Sequence[Command]) -> None:
    """Answers `commands`; a reply is for the one who asked until they share it.

    One listener for all of them: Bolt asks one after the other whether a request is theirs.
    """
    by_name = {command.name: command for command in commands}

    def listen(body: dict[str, str], context: BoltContext) -> BoltResponse:
        command = by_name[body["command"]]
        return reply(desk.answer(command, body.get("text", ""), admitted_in(context)).reply)

    app.command(re.compile(rf"\A({'|'.join(map(re.escape, by_name))})\Z"))(listen)
