"""A file → its bytes, where they are not too many."""

from pathlib import Path

from bot.importing.problems import Unreadable

_MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * _MEGABYTE
MOST_WORKBOOK_BYTES = 10 * _MEGABYTE
"""A workbook is packed, and holds many times as much."""


def bytes_of(path: Path) -> bytes:
    """Reads the file. Raises Unreadable, FileNotFoundError or another OSError."""
    if "\0" in str(path):
        raise FileNotFoundError
    size = path.stat().st_size
    if not path.is_file():
        raise Unreadable("this is not a file; give the file's own name")
    if size > MOST_BYTES:
        raise Unreadable(too_large("file", MOST_BYTES))
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def too_large(what: str, most: int) -> str:
    """Says that what was brought is larger than `most` bytes."""
    return (
        f"the {what} is larger than {most // _MEGABYTE} MB; keep only the rows and columns that "
        "are needed"
    )
