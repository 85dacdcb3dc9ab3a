"""Whether the file at a path reads as a plan."""

from pathlib import Path

from bot.importing.decoding import decode
from bot.importing.file_bytes import bytes_of
from bot.importing.file_type import is_archive, meant_as_a_plan
from bot.importing.plan.book.recognising import is_enough, known_name
from bot.importing.problems import Unreadable
from bot.importing.tables.csv_rows import csv_rows
from bot.importing.workbook.book import sheet_names
from bot.importing.workbook.bounds import Package


def is_plan(path: Path) -> bool:
    """Tells whether the file at `path` reads as a plan; False for one that cannot be read."""
    try:
        content = bytes_of(path)
        if is_archive(content):
            return _is_plan_book(content)
        text = decode(content)
    except (Unreadable, OSError):
        return False
    return csv_rows(text) is None and meant_as_a_plan(path.name, text)


def _is_plan_book(content: bytes) -> bool:
    """Raises Unreadable."""
    return is_enough(filter(None, map(known_name, sheet_names(Package(content)))))
