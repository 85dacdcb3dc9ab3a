"""The Bolt app to compare with: one listener that sends a ready reply, and nothing else.

Run as `python -m tests.bench.bare PORT FOLDER tuned|default`; FOLDER holds each command's reply.
"""

import json
import sys
from pathlib import Path
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.serving.server import Served, Wsgi, serve
from tests.bench.clients import SECRET

TUNED = "tuned"
DEFAULT = "default"


def reply_file(folder: Path, line: str) -> Path:
    """Where the reply to `line` stands: /rag 12 in rag.json."""
    return folder / f"{line.split(maxsplit=1)[0].removeprefix('/')}.json"


def bare_app(folder: Path, tuned: bool) -> Wsgi:
    """Answers every command that `folder` holds a reply for, from a constant."""
    app = App(
        signing_secret=SECRET,
        authorize=_authorize,
        client=WebClient(),
        process_before_response=tuned,
    )
    for path in sorted(folder.glob("*.json")):
        _answer(app, f"/{path.stem}", json.loads(path.read_text(encoding="utf-8")))
    wsgi: Wsgi = SlackRequestHandler(app)
    return wsgi


def _answer(app: App, command: str, reply: dict[str, Any]) -> None:
    def listen(ack: Ack) -> None:
        ack(text=reply["text"], blocks=reply["blocks"], response_type=reply["response_type"])

    app.command(command)(listen)


def _authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)


if __name__ == "__main__":
    port, replies, kind = sys.argv[1:]
    serve(lambda: Served(bare_app(Path(replies), kind == TUNED), lambda: None), int(port))
