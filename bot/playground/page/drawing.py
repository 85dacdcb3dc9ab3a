"""The templates, and what they may call: nothing here decides, it only draws."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.domain.period import say_day
from bot.playground.nouns import Block, with_ids
from bot.playground.page.axes import LEFT, RIGHT, WIDTH
from bot.playground.page.charts import chart
from bot.playground.page.emoji import emoji
from bot.playground.page.filled_in import field_name, shown_in
from bot.playground.page.markdown import markdown
from bot.playground.page.mrkdwn import Mrkdwn, link, mention
from bot.playground.page.names import Names
from bot.playground.workspace import Workspace

_TEMPLATES = Path(__file__).parent / "templates"
_EMOJI = re.compile(r":([a-z0-9_+'-]+):")


class Drawing:
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        names = Names(workspace)
        self._mrkdwn = Mrkdwn(names)
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals |= {
            "names": names,
            "workspace": workspace,
            "text": self.text,
            "mrkdwn": self._mrkdwn.draw,
            "markdown": markdown,
            "emoji": emoji,
            "link": link,
            "mention": mention,
            "chart": chart,
            "chart_size": (WIDTH, LEFT, WIDTH - RIGHT),
            "with_ids": with_ids,
            "field_name": field_name,
            "shown_in": shown_in,
            "say_day": _say_day,
            "quote": _quoted,
        }

    def page(self, template: str, **shown: Any) -> bytes:
        return self._templates.get_template(template).render(**shown).encode()

    def text(self, text: Block) -> Markup:
        """Draws a text object: mrkdwn or plain."""
        if text["type"] == "mrkdwn":
            return self._mrkdwn.draw(text["text"], verbatim=text.get("verbatim", False))
        return plain(text["text"], with_emoji=text.get("emoji", True))


def plain(text: str, *, with_emoji: bool = True) -> Markup:
    """Draws a plain text with its line breaks, and emoji by name unless they are switched off."""
    if with_emoji:
        text = _EMOJI.sub(lambda found: emoji(found[1]), text)
    return Markup("<br>").join(text.split("\n"))


def _say_day(day: date | datetime) -> str:
    return f"{day:%A} {say_day(day.date() if isinstance(day, datetime) else day)}"


def _quoted(text: str) -> str:
    return quote(text, safe="")
