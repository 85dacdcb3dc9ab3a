"""When an indicator's figures are told: the plan's own rule, or the one that holds without it."""

import re
from dataclasses import dataclass
from enum import StrEnum


class AlertOn(StrEnum):
    """What a figure is told by."""

    STATUS = "status"
    SIGNAL = "signal"
    """A signal of concern on its control chart, whatever its status."""
    BOTH = "both"
    """Either of the two."""


class AlertAt(StrEnum):
    """The status from which a figure counts."""

    AMBER = "amber"
    RED = "red"


MOST_PERIODS = 12
"""The longest that a rule can wait, in figures."""


@dataclass(frozen=True, slots=True)
class AlertRule:
    """Without anything said it speaks at once where a figure leaves green, and where it is back.

    `after` so many figures in a row that count it is told, and after `back_after` in a row that
    do not that it is over.
    """

    after: int = 1
    back_after: int = 1
    on: AlertOn = AlertOn.STATUS
    at: AlertAt = AlertAt.AMBER
    if_worse: bool = False
    """Only a figure that is also worse than the one before it counts: its direction of travel."""

    @property
    def by_status(self) -> bool:
        return self.on is not AlertOn.SIGNAL

    @property
    def by_signal(self) -> bool:
        return self.on is not AlertOn.STATUS


DEFAULT_RULE = AlertRule()

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_PERIODS = rf"\s+{_NUMBER}(?:\s+(?:periods?|figures?|months?))?"
_WORDS = {
    "back_after": re.compile(r"\bback\s+after" + _PERIODS),
    "after": re.compile(r"\bafter" + _PERIODS),
    "on": re.compile(r"\bon\s+(?P<word>status|signal|both)"),
    "at": re.compile(r"\bat\s+(?P<word>amber|red)"),
    "if_worse": re.compile(r"\bif\s+worse\b(?:\s+(?:yes|true))?"),
}
WRITTEN = "after 2 periods, back after 2 periods, on signal, at red, if worse"
"""Each of the words that a rule may be written in, once."""


def rule_in_words(text: str) -> AlertRule:
    """Reads a rule that somebody typed: some of the words of `WRITTEN`, in any order. Raises
    ValueError, with a sentence, for anything else.
    """
    rest, read = re.sub(r"[_=:]", " ", text.casefold()), {}
    for name, pattern in _WORDS.items():
        match = pattern.search(rest)
        if match is None:
            continue
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
        read[name] = match.groupdict()
    if left := re.sub(r"\band\b|[{},;.]", " ", rest).split():
        raise ValueError(f"“{' '.join(left)[:40]}” is not part of a rule. Write: {WRITTEN}")
    periods = {name: _number(read.get(name, {}).get("number")) for name in ("after", "back_after")}
    if not all(1 <= each <= MOST_PERIODS for each in periods.values()):
        raise ValueError(f"A rule waits for 1 to {MOST_PERIODS} periods.")
    rule = AlertRule(
        **periods,
        on=AlertOn(read.get("on", {}).get("word", AlertOn.STATUS)),
        at=AlertAt(read.get("at", {}).get("word", AlertAt.AMBER)),
        if_worse="if_worse" in read,
    )
    if not rule.by_status and (rule.if_worse or "at" in read):
        raise ValueError("“at” and “if worse” are about the status, and the rule goes by signals.")
    return rule


def _number(word: str | None) -> int:
    return 1 if word is None else _NUMBERS.get(word) or int(word)
