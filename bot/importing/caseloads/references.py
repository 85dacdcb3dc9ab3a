"""Names of workers → references that only the council's own key can make again."""

import hmac
import re
from dataclasses import dataclass

from bot.importing.problems import Unreadable
from bot.importing.tables.caseload_cells import read_worker

_FULL_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:,? [^\W\d_][^\W\d_'’.-]*){1,4}")
_DIGITS = 10
"""Hexadecimal digits of a reference: among 1,000 names two are alike once in two million keys."""


@dataclass(frozen=True, slots=True)
class References:
    """Makes references of names with a secret `key`, the same for the same name each time."""

    key: bytes

    def of(self, written: str) -> str:
        """The reference of a worker: as it is written where that is one, else made of the name.
        Spaces, marks, capitals and the order of its words are no part of a name: Smith, Jo is Jo
        Smith.
        """
        try:
            return read_worker(written)
        except Unreadable:
            return self.of_name(written)

    def of_full_name(self, text: str) -> str | None:
        """The reference of what can only be a person's name: two to five words of letters; None
        for anything else.
        """
        return self.of_name(text) if _FULL_NAME.fullmatch(text) else None

    def of_name(self, name: str) -> str:
        """The reference of a name, such as W-3f9a02c4d1."""
        words = sorted(re.findall(r"[^\W_]+", name.casefold()))
        digest = hmac.digest(self.key, " ".join(words).encode(), "sha256")
        return f"W-{digest.hex()[:_DIGITS]}"
