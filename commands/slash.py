"""The slash commands as Slack sends them: each is answered in the reply to its own request."""

import re
from collections.abc import Callable, Mapping

from slack_bolt import App, BoltContext, BoltResponse

from commands.admission import admitted_in
from commands.asked import Command
from commands.desk import Desk
from commands.replies import reply


def register(app: App, desk: Desk, commands: Mapping[str, Callable[[], Command]]) -> None:
    """Answers `commands`, by name, each fetched when it is asked; a reply is for the one who asked
    until they share it.

    One listener for all of them: Bolt asks one after the other whether a request is theirs.
    """

    def listen(body: dict[str, str], context: BoltContext) -> BoltResponse:
        command = commands[body["command"]]()
        return reply(desk.answer(command, body.get("text", ""), admitted_in(context)).reply)

    app.command(re.compile(rf"\A({'|'.join(map(re.escape, commands))})\Z"))(listen)
