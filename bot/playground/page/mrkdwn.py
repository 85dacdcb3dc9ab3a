"""Slack's mark-up as HTML: *bold*, _italic_, ~strike~, `code`, > quotes, <links|…> and mentions.

Source: docs.slack.dev/messaging/formatting-message-text. Everything is escaped; the only tags are
those written here.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from bot.playground.page.emoji import emoji
from bot.playground.page.names import Names

_PREFORMATTED = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_TOKEN = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|:(?P<emoji>[a-z0-9_+'-]+(?:::skin-tone-[2-6])?):"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?!\w)"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
    r"|(?P<bare>https?://[^\s<>|]+[^\s<>|.,;:!?)])"
    r"|(?P<line>\n)"
)
_TAGS = {"bold": "strong", "italic": "em", "strike": "s"}
_QUOTE = re.compile(r"(?:>|&gt;) ?")


class Mrkdwn:
    def __init__(self, names: Names) -> None:
        self._names = names

    def draw(self, text: str, *, verbatim: bool = False) -> Markup:
        """The text as Slack shows it; `verbatim` leaves bare web addresses as they are."""
        drawn = Markup("")
        for index, part in enumerate(_PREFORMATTED.split(text)):
            if index % 2:
                drawn += Markup("<pre>{}</pre>").format(_unescaped(part))
            elif part.strip("\n"):
                drawn += self._lines(part.strip("\n"), verbatim)
        return drawn

    def _lines(self, text: str, verbatim: bool) -> Markup:
        drawn = Markup("")
        quoted = groupby(text.split("\n"), lambda line: bool(_QUOTE.match(line)))
        for is_quote, lines in quoted:
            if is_quote:
                inner = "\n".join(_QUOTE.sub("", line, count=1) for line in lines)
                drawn += Markup("<blockquote>{}</blockquote>").format(self._run(inner, verbatim))
            else:
                between = Markup("<br>") if drawn and not drawn.endswith("</blockquote>") else ""
                drawn += between + self._run("\n".join(lines), verbatim)
        return drawn

    def _run(self, text: str, verbatim: bool) -> Markup:
        return Markup("").join(self._pieces(text, verbatim))

    def _pieces(self, text: str, verbatim: bool) -> Iterator[Markup]:
        done = 0
        for found in _TOKEN.finditer(text):
            yield escape(_unescaped(text[done : found.start()]))
            done = found.end()
            yield self._token(str(found.lastgroup), found, verbatim)
        yield escape(_unescaped(text[done:]))

    def _token(self, kind: str, found: "re.Match[str]", verbatim: bool) -> Markup:
        said = found[kind]
        match kind:
            case "code":
                return Markup("<code>{}</code>").format(_unescaped(said))
            case "angle":
                return self._angle(said)
            case "emoji":
                return escape(emoji(said))
            case "bare":
                return escape(said) if verbatim else link(_unescaped(said), _unescaped(said))
            case "line":
                return Markup("<br>")
            case _:
                tag = Markup(_TAGS[kind])  # noqa: S704 - one of three tags written above
                inner = self._run(said, verbatim)
                return Markup("<{}>{}</{}>").format(tag, inner, tag)

    def _angle(self, said: str) -> Markup:
        """A mention, a date or a link: what stands between < and >."""
        target, _, label = (_unescaped(part) for part in said.partition("|"))
        match target[:1]:
            case "@":
                return mention(f"@{self._names.person(target[1:])}")
            case "#":
                return mention(f"#{self._names.channel(target[1:])}")
            case "!":
                return self._special(target[1:], label)
        return link(target, label or target)

    def _special(self, target: str, label: str) -> Markup:
        word, _, _ = target.partition("^")
        if word == "date":
            return escape(label)
        return mention(label or f"@{word}")


def mention(text: str) -> Markup:
    return Markup('<span class="mention">{}</span>').format(text)


def link(url: str, label: str) -> Markup:
    """Draws a link that leaves the page; anything but a web or mail address is only text."""
    if not re.match(r"(https?://|mailto:)", url):
        return escape(label)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        url, label
    )


def _unescaped(text: str) -> str:
    """Without Slack's three escapes, which are all it knows."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
