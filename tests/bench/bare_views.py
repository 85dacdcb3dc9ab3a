"""The Bolt app to compare views with: it shows a ready one in one call of Slack, and nothing else.

Run as `python -m tests.bench.bare_views PORT FOLDER SLACK_API_URL`; FOLDER holds `form.json`, which
a command opens, and `home.json`, for whoever opens their Home tab.
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

FORM, HOME = "form.json", "home.json"


def bare_views(folder: Path, command: str, api_url: str) -> Wsgi:
    """Answers `command` and `app_home_opened`, each with its view."""
    form, home = (json.loads((folder / name).read_text(encoding="utf-8")) for name in (FORM, HOME))
    client = WebClient("xoxb-bench", base_url=api_url)
    app = App(
        signing_secret=SECRET,
        authorize=_authorize,
        client=client,
        process_before_response=True,
    )

    def opened(ack: Ack, body: dict[str, Any]) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=form)
        ack()

    def published(event: dict[str, Any]) -> None:
        client.views_publish(user_id=event["user"], view=home)

    app.command(command)(opened)
    app.event("app_home_opened")(published)
    wsgi: Wsgi = SlackRequestHandler(app)
    return wsgi


def _authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=enterprise_id,
        team_id=team_id,
        bot_token="xoxb-bench",
    )


if __name__ == "__main__":
    port, replies, command, url = sys.argv[1:]
    serve(lambda: Served(bare_views(Path(replies), command, url), lambda: None), int(port))
