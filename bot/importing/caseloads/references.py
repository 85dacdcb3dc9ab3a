"""Names of workers → references that only the council's own key can make again."""

import hmac
import re
from dataclasses import dataclass

from bot.importing.problems import Unreadable
from bot.importing.tables.caseload_words import read_worker

_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-])*"
_FULL_NAME = re.compile(rf"{_WORD}(?:,? {_WORD}){{1,4}}")
_IN_BRACKETS = re.compile(r"(?P<name>.*?\S)\s*[(\[](?P<inside>[^()\[\]]*)[)\]]")
_NO_PERSON = re.compile(
    r"\b(and|or|with|team|manager|workers?|officer|duty|agency|practitioner|social|staff|posts?|"
    r"service|group|locality|student|bank|cover|qualified)\b"
)
"""In what is called by two words and is no person, or more than one."""
_ACCOUNT = re.compile(r"[^\s@]{1,64}@[^\s@]{3,64}|(?=[^\s]*[0-9])[A-Za-z0-9._/{}-]{21,64}")
"""What a system calls its users by where a reference is too long, or is their address."""
_DIGITS = 10
"""Hexadecimal digits of a reference: among 1,000 names two are alike once in two million keys."""


@dataclass(frozen=True, slots=True)
class References:
    """Makes references of names with a secret `key`, the same for the same name each time."""

    key: bytes

    def of(self, written: str) -> str:
        """The reference of a worker: as it is written where that is one, alone or in brackets
        behind a name, else made of the name. Spaces, marks, capitals, the order of its words and
        what else stands in brackets are no part of a name: Smith, Jo (Agency) is Jo Smith.
        """
        name, reference = _parted(written)
        return reference or self.of_name(name)

    def of_full_name(self, text: str) -> str | None:
        """The reference of what can only be one person's name, two to five words of letters, or
        that stands behind one in brackets, or of an account; None for anything else.
        """
        if _ACCOUNT.fullmatch(text):
            return self.of_name(text)
        name, reference = _parted(text)
        if (
            reference == text
            or not _FULL_NAME.fullmatch(name)
            or _NO_PERSON.search(name.casefold())
        ):
            return None
        return reference or self.of_name(name)

    def of_name(self, name: str) -> str:
        """The reference of a name, such as W-3f9a02c4d1."""
        words = sorted(re.findall(r"[^\W_]+", name.casefold()))
        digest = hmac.digest(self.key, " ".join(words).encode(), "sha256")
        return f"W-{digest.hex()[:_DIGITS]}"


def _parted(written: str) -> tuple[str, str | None]:
    """The name, and the reference that is written in its place or behind it."""
    found = _IN_BRACKETS.fullmatch(written)
    name, inside = (found["name"], found["inside"].strip()) if found else (written, written)
    try:
        return name, read_worker(inside)
    except Unreadable:
        return name, None
