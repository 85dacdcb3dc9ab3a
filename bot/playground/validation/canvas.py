"""What a canvas takes: markdown with headings to level 3, and one change a call; of the changes
those that planbot makes.

Source: docs.slack.dev/reference/methods/canvases.edit.
"""

import re
from collections.abc import Iterator
from typing import Any

from bot.playground.validation.grammar import array, fault, one_of, record, string

MOST_MARKDOWN = 1_048_576
"""Characters of a call."""
Faults = tuple[str, tuple[str, ...]] | None
"""What is wrong: with the `content` or the `form`, and the sentences; None where nothing is."""

_CONTENT = record("markdown", required={"markdown": string(MOST_MARKDOWN)})
_SECTION = {"section_id": string(255)}
_DOCUMENT = {"document_content": _CONTENT}


_CHANGES = {
    "insert_at_start": record(None, required={"operation": one_of("insert_at_start"), **_DOCUMENT}),
    "replace": record(
        None, required={"operation": one_of("replace"), **_DOCUMENT}, optional=_SECTION
    ),
}


def _by_operation(value: Any, at: str) -> Iterator[str]:
    operation = value.get("operation") if isinstance(value, dict) else None
    if not isinstance(operation, str) or operation not in _CHANGES:
        yield fault(f"must be one of: {', '.join(_CHANGES)}", f"{at}/operation")
    else:
        yield from _CHANGES[operation](value, at)


_LIST = array(_by_operation, 1)
_CRITERIA = record(None, required={"contains_text": string(3000)})


def check_content(content: Any) -> Faults:
    """Checks a `document_content`."""
    if faults := tuple(_CONTENT(content, "/document_content")):
        return "form", faults
    if faults := tuple(_unknown_marks(content["markdown"], "/document_content/markdown")):
        return "content", faults
    return None


def check_changes(changes: Any) -> Faults:
    """Checks the `changes` of one call."""
    if faults := tuple(_LIST(changes, "/changes")):
        return "form", faults
    content = changes[0]["document_content"]
    if faults := tuple(_unknown_marks(content["markdown"], "/changes/0/document_content")):
        return "content", faults
    return None


def check_criteria(criteria: Any) -> Faults:
    """Checks the `criteria` of a look-up."""
    faults = tuple(_CRITERIA(criteria, "/criteria"))
    return ("form", faults) if faults else None


def _unknown_marks(markdown: str, at: str) -> Iterator[str]:
    if re.search(r"^#{4,} ", markdown, re.MULTILINE):
        yield fault("headings go to level 3", at)
