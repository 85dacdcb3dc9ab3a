"""What was filled in, as Slack sends it, read into plain fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any

Fields = Mapping[str, str]
"""What each field holds, by its name: words, the value of a choice, a day as 2018-11-05, or "yes".
A field that was left empty is not in it.
"""


def fields_of(values: Mapping[str, Any]) -> Fields:
    """Reads a view's `state.values`; what has no shape of Slack's is left out."""
    found = {}
    for name, elements in values.items():
        given = next(iter(elements.values()), None) if isinstance(elements, dict) else None
        said = _said(given) if isinstance(given, dict) else ""
        if said:
            found[str(name)] = said
    return found


def day_of(said: str | None) -> date | None:
    """Reads a field that holds a day; None where it was left empty."""
    try:
        return date.fromisoformat(said or "")
    except ValueError:
        return None


def _said(given: Mapping[str, Any]) -> str:
    match given.get("type"):
        case "plain_text_input":
            return str(given.get("value") or "").strip()
        case "datepicker":
            return str(given.get("selected_date") or "")
        case "checkboxes":
            return "yes" if given.get("selected_options") else ""
        case _:
            chosen = given.get("selected_option")
            return str(chosen.get("value", "")) if isinstance(chosen, dict) else ""
