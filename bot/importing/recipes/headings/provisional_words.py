"""Words beside a period that say that its figures are provisional: "Oct-26 (prov)", "Draft Q2"."""

import re

_WORDS = (
    r"provisional|provis\.?|prov\.?|draft|interim|preliminary|prelim\.?|unvalidated|unconfirmed|"
    r"unaudited|tbc|to be (?:confirmed|validated)|subject to (?:validation|confirmation)|"
    r"not (?:yet )?(?:final|finalised|validated|confirmed)"
)
_ESTIMATES = r"estimated|estimate|est\.?"
_OF_FIGURES = r"(?: (?:data|figures?|actuals?|outturns?|results?))?"


def _beside(words: str, in_brackets: str) -> re.Pattern[str]:
    said = rf"(?:{words}){_OF_FIGURES}"
    bracketed = rf"[(\[]\s*(?:{in_brackets}|{said})\s*[)\]]"
    behind = rf"\s*(?:[-–—:,]\s*)?(?:{bracketed}|(?<![a-z]){said})$"
    before = rf"^(?:{bracketed}|{said}(?![a-z]))\s*(?:[-–—:,]\s*)?"
    return re.compile(f"{behind}|{before}")


_PROVISIONAL = _beside(_WORDS, "p")
_ESTIMATED = _beside(_ESTIMATES, _ESTIMATES)
_ALONE = re.compile(rf"[(\[]?(?:{_WORDS}|{_ESTIMATES}){_OF_FIGURES}[)\]]?")


def without_provisional(text: str) -> str:
    """Gives `text`, in small letters, without words that say provisional at its end or start."""
    return _PROVISIONAL.sub("", text, count=1)


def without_estimated(text: str) -> str:
    """Gives `text`, in small letters, without words that say estimated: of a year they may say that
    its figures are planned.
    """
    return _ESTIMATED.sub("", text, count=1)


def says_provisional(text: str) -> bool:
    """Tells whether `text` says that figures are provisional, and nothing else."""
    return _ALONE.fullmatch(" ".join(text.casefold().split())) is not None
