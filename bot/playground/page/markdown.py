"""The `markdown` block: headings, lists, quotes, code, rules, and marks within a line.

Source: docs.slack.dev/reference/block-kit/blocks/markdown-block. Everything is escaped.
"""

import re
from itertools import groupby

from markupsafe import Markup, escape

from bot.playground.page.emoji import emoji
from bot.playground.page.mrkdwn import link

_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```\s*$", re.DOTALL | re.MULTILINE)
_KINDS = (
    ("heading", re.compile(r"(#{1,6}) +(.*)")),
    ("table", re.compile(r"\|(.*)\|\s*$")),
    ("rule", re.compile(r"(-{3,}|\*{3,}|_{3,})\s*$")),
    ("ul", re.compile(r"\s*[-*+] +(?:\[[ x]\] +)?(.*)")),
    ("ol", re.compile(r"\s*\d+[.)] +(.*)")),
    ("quote", re.compile(r"> ?(.*)")),
)
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]+)`"
    r"|\[(?P<label>[^\]\n]+)\]\((?P<url>[^)\s]+)\)"
    r"|\*\*(?P<bold>[^\s*](?:[^\n]*?[^\s*])?)\*\*"
    r"|(?<![\w*])[*](?P<italic>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<under>[^\s_](?:[^_\n]*[^\s_])?)_(?!\w)"
    r"|~~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~~"
    r"|:(?P<emoji>[a-z0-9_+'-]+):"
)
_CELLS = re.compile(r"(?<!\\)\|")
_TAGS = {"bold": "strong", "italic": "em", "under": "em", "strike": "s"}


def markdown(text: str) -> Markup:
    """The text as Slack shows it."""
    drawn = Markup("")
    for index, part in enumerate(_FENCE.split(text)):
        drawn += Markup("<pre>{}</pre>").format(part.rstrip("\n")) if index % 2 else _blocks(part)
    return drawn


def _blocks(text: str) -> Markup:
    drawn = Markup("")
    for kind, lines in groupby(text.split("\n"), _kind):
        said = [_without_mark(kind, line) for line in lines]
        match kind:
            case "heading":
                for line in said:
                    drawn += Markup('<p class="heading">{}</p>').format(_inline(line))
            case "rule":
                drawn += Markup("<hr>")
            case "ul" | "ol":
                items = Markup("").join(
                    Markup("<li>{}</li>").format(_inline(line)) for line in said
                )
                tag = Markup(kind)  # noqa: S704 - "ul" or "ol"
                drawn += Markup("<{}>{}</{}>").format(tag, items, tag)
            case "table":
                drawn += _table(said)
            case "quote":
                drawn += Markup("<blockquote>{}</blockquote>").format(_lines(said))
            case "text":
                drawn += Markup("<p>{}</p>").format(_lines(said))
    return drawn


def _table(lines: list[str]) -> Markup:
    """The second line only says that the first is the header."""
    rows = [[_inline(cell.strip()) for cell in _CELLS.split(line)] for line in lines]
    head = Markup("").join(Markup("<th>{}</th>").format(cell) for cell in rows[0])
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup('<td class="wrapped">{}</td>').format(cell) for cell in row)
        )
        for row in rows[2:]
    )
    return Markup(
        '<div class="table"><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(head, body)


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    return next((kind for kind, pattern in _KINDS if pattern.match(line)), "text")


def _without_mark(kind: str, line: str) -> str:
    pattern = dict(_KINDS).get(kind)
    found = pattern.match(line) if pattern else None
    return found[found.re.groups] if found else line


def _lines(lines: list[str]) -> Markup:
    return Markup("<br>").join(_inline(line) for line in lines)


def _inline(text: str) -> Markup:
    drawn, done = Markup(""), 0
    for found in _INLINE.finditer(text):
        drawn += escape(text[done : found.start()]) + _token(str(found.lastgroup), found)
        done = found.end()
    return drawn + escape(text[done:])


def _token(kind: str, found: "re.Match[str]") -> Markup:
    match kind:
        case "escaped":
            return escape(found["escaped"])
        case "code":
            return Markup("<code>{}</code>").format(found["code"])
        case "url":
            return link(found["url"], found["label"])
        case "emoji":
            return escape(emoji(found["emoji"]))
        case _:
            tag = Markup(_TAGS[kind])  # noqa: S704 - one of three tags written above
            return Markup("<{}>{}</{}>").format(tag, _inline(found[kind]), tag)
