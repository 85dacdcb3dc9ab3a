"""Text that people typed, as a paper shows it: every letter, and nothing that plays tricks."""

import re
import unicodedata

from bot.domain.plan import Plan

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_KEPT = "\n"
_MENTION = re.compile(r"<(?P<mark>[@#])(?P<id>[A-Z0-9]+)(?:\|(?P<name>[^>]*))?>")
_ID = re.compile(r"\b[UWCG](?=[A-Z0-9]*[0-9])[A-Z0-9]{7,20}\b")
SOMEBODY = "somebody"


def readable(text: str) -> str:
    """Gives the text without characters that are unseen or turn it round; lines stay lines."""
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(
        each for each in lines if each in _KEPT or unicodedata.category(each) not in _INVISIBLE
    )


def in_roles(text: str, plan: Plan) -> str:
    """Gives the text with the role or the channel in place of each of Slack's ids; whoever is in no
    role of the plan is "somebody".
    """
    mentioned = _MENTION.sub(lambda found: _mention(found, plan), text)
    return _ID.sub(lambda found: _called(found[0], plan) or _unknown(found[0]), mentioned)


def place_of(channel: str, plan: Plan) -> str:
    """Says where something was posted or asked: "#improvement-plan", "direct message to Head of
    Service", "a direct message".
    """
    if channel.startswith(("U", "W")):
        return f"direct message to {_role(channel, plan) or SOMEBODY}"
    if channel.startswith("D"):
        return "a direct message"
    return _called(channel, plan) or channel


def _mention(found: re.Match[str], plan: Plan) -> str:
    known = _called(found["id"], plan)
    if known:
        return known
    return f"#{found['name'] or found['id']}" if found["mark"] == "#" else SOMEBODY


def _unknown(slack_id: str) -> str:
    return slack_id if slack_id.startswith(("C", "G")) else SOMEBODY


def _called(slack_id: str, plan: Plan) -> str | None:
    name = next((f"#{each.name}" for each in plan.channels if each.id == slack_id), None)
    return name or _role(slack_id, plan)


def _role(user: str, plan: Plan) -> str | None:
    return next((each.title for each in plan.people if user in each.users), None)
