"""The check-up in words, for the terminal and for administrators in Slack."""

from collections.abc import Sequence

from bot.domain.finding import Finding, Level
from bot.domain.message import Message
from bot.messages.composing import compose
from bot.messages.parts import Say, Table, Title, listing
from bot.messages.text import clip, imported
from bot.messages.words import counted

_MARK = {Level.OK: "🟢 OK", Level.LOOK: "🟠 Look", Level.BAD: "🔴 Bad"}
MOST = 60


def findings_message(findings: Sequence[Finding]) -> Message:
    """Tells what is wrong first, then everything that was looked at."""
    bad = [each for each in findings if each.level is Level.BAD]
    look = [each for each in findings if each.level is Level.LOOK]
    text = "Everything works."
    if bad:
        text = f"{_of(bad, findings)} failed."
    elif look:
        want = "wants" if len(look) == 1 else "want"
        text = f"Everything works; {_of(look, findings)} {want} a look."
    ways = [f"*{each.what}*: {imported(each.do, 200)}" for each in (*bad, *look) if each.do]
    return compose(
        text,
        [
            Title("Check-up"),
            Say(f"*{text}*"),
            Table(
                header=("State", "Checked", "Found"),
                rows=tuple(
                    (_MARK[each.level], clip(imported(each.what, 40), 30), imported(each.said, 160))
                    for each in findings[:MOST]
                ),
            ),
            listing("What to do", ways, 12),
        ],
    )


def _of(some: Sequence[Finding], findings: Sequence[Finding]) -> str:
    return f"{len(some)} of {counted(len(findings), 'check')}"
