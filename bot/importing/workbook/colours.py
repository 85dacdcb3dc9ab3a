"""Colours as a workbook writes them."""

from bot.importing.workbook.xml import Attributes

BLACK, WHITE = "000000", "FFFFFF"
_INDEXED = {"0": BLACK, "8": BLACK, "64": BLACK, "1": WHITE, "9": WHITE, "65": WHITE}
_THEMES = {"0": WHITE, "1": BLACK}


def colour(attributes: Attributes, automatic: str) -> str:
    """Reads a colour as six digits, or as what tells it from others."""
    tint = attributes.get("tint", "0")
    if tint not in ("0", "0.0"):
        return str(sorted(attributes.items()))
    if rgb := attributes.get("rgb"):
        return rgb[-6:].upper()
    if theme := attributes.get("theme"):
        return _THEMES.get(theme, f"theme {theme}")
    if indexed := attributes.get("indexed"):
        return _INDEXED.get(indexed, f"indexed {indexed}")
    return automatic
