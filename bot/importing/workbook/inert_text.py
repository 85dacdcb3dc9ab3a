"""Text on its way into a spreadsheet: it must stay text."""

import re

_STARTS_A_FORMULA = tuple("=+-@＝＋－＠|%")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")


def inert_cell(text: str) -> str:
    """Writes `text` such that no spreadsheet takes it for a formula: an apostrophe in front of
    whatever would start one, also behind white space. Plain numbers stay as they are.

    Source: OWASP, CSV injection.
    """
    if _NUMBER.fullmatch(text):
        return text
    if text[:1] in ("\t", "\r", "\n") or text.lstrip().startswith(_STARTS_A_FORMULA):
        return f"'{text}"
    return text
