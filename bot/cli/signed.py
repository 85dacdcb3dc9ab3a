"""Requests as Slack sends them: the same form, really signed."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier

SECRET = "planbot-on-this-machine"  # noqa: S105 - signs what planbot asks itself, nothing else
DIRECT = "D0PLANBOT"


@dataclass(frozen=True, slots=True)
class Typed:
    """A slash command and who types it where, in Slack's ids."""

    line: str
    workspace: str
    user: str
    channel: str


def slash_request(typed: Typed, secret: str = SECRET) -> BoltRequest:
    """The signed request for a slash command."""
    command, *words = typed.line.split(maxsplit=1)
    return _signed(
        {
            "command": command,
            "text": "".join(words).strip(),
            "team_id": typed.workspace,
            "user_id": typed.user,
            "channel_id": typed.channel,
            "channel_name": "directmessage" if typed.channel == DIRECT else typed.channel.lower(),
            "api_app_id": "A0PLANBOT",
            "is_enterprise_install": "false",
            "response_url": "https://hooks.slack.invalid/commands/none",
            "trigger_id": uuid4().hex,
        },
        secret,
    )


def form_request(payload: Mapping[str, Any], secret: str = SECRET) -> BoltRequest:
    """The signed request for what a person did in a message or a form."""
    return _signed({"payload": json.dumps(payload)}, secret)


def _signed(fields: Mapping[str, str], secret: str) -> BoltRequest:
    body = urlencode(fields)
    sent_at = str(int(time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=sent_at, body=body)
    return BoltRequest(
        body=body,
        headers={
            "content-type": ["application/x-www-form-urlencoded"],
            "x-slack-request-timestamp": [sent_at],
            "x-slack-signature": [signature or ""],
        },
    )
