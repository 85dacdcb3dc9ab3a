"""The bytes of an .xlsx → a grid: the one door to workbooks. `read_apart` is what planbot calls."""

import io
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple

from bot.importing.problems import Unreadable
from bot.importing.workbook.book import open_book
from bot.importing.workbook.bounds import Package
from bot.importing.workbook.conditional import Rule
from bot.importing.workbook.grid import Sheet, Workbook
from bot.importing.workbook.looks import Look
from bot.importing.workbook.sheet import packed_sheet

MOST_SECONDS = 60
"""From the start of the child to its last word."""
_MOST_PACKED = 64 * 1024 * 1024
"""Bytes of all rows, packed: 50,000 rows of 60 numbers are fewer."""
_COMMAND = (sys.executable, "-m", "bot.importing.workbook.child")
_TOO_MUCH = "keep only the sheet with the figures, and save it again"
_log = logging.getLogger(__name__)


def read_here(content: bytes) -> Workbook:
    """The workbook, read in this process. Raises Unreadable."""
    book = open_book(Package(content))
    sheets: list[Sheet] = []
    left = _MOST_PACKED
    for listed in book.sheets:
        sheets.append(packed_sheet(book, listed, left))
        left -= sum(map(len, sheets[-1].packed))
    return Workbook(tuple(sheets))


def read_apart(content: bytes, seconds: float = MOST_SECONDS) -> Workbook:
    """The workbook, read by a child process that has bounds on its memory and time, no rights to
    write, and nothing of planbot's environment. Raises Unreadable.
    """
    Package(content)  # what is no workbook needs no child to be refused
    try:
        done = subprocess.run(  # noqa: S603 - our own module, and the file on its standard input
            _COMMAND,
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"the workbook takes too long to read; {_TOO_MUCH}") from error
    if done.returncode:
        raise _ended(done.returncode, done.stderr)
    return _workbook(io.BytesIO(done.stdout))


def told(workbook: Workbook) -> Iterator[bytes]:
    """The workbook in lines, for `read_apart` to read."""
    for sheet in workbook.sheets:
        yield json.dumps(
            {
                "name": sheet.name,
                "visible": sheet.visible,
                "rows": len(sheet.packed),
                "hidden_columns": sorted(sheet.hidden_columns),
                "merges": sheet.merges,
                "rules": [astuple(each) for each in sheet.rules],
                "filtered": sheet.filtered,
                "stopped": sheet.stopped,
            }
        ).encode()
        yield from sheet.packed


def _workbook(lines: Iterator[bytes]) -> Workbook:
    sheets = []
    for line in lines:
        head = json.loads(line)
        if "refused" in head:
            raise Unreadable(head["refused"], head["row"])
        packed = tuple(next(lines).rstrip(b"\n") for _ in range(head["rows"]))
        sheets.append(
            Sheet(
                head["name"],
                head["visible"],
                packed,
                frozenset(head["hidden_columns"]),
                tuple(head["merges"]),
                tuple(_rule(*each) for each in head["rules"]),
                head["filtered"],
                tuple(head["stopped"]) if head["stopped"] else None,
            )
        )
    return Workbook(tuple(sheets))


def _rule(
    areas: list[list[int]], kind: str, operator: str, operands: list[str], look: list[str | None]
) -> Rule:
    places = tuple((left, right, top, bottom) for left, right, top, bottom in areas)
    return Rule(places, kind, operator, tuple(operands), Look(*look) if look else None)


def _ended(code: int, said: bytes) -> Unreadable:
    """Why a child ended before its last word."""
    if code == -signal.SIGXCPU:
        return Unreadable(f"the workbook takes too long to read; {_TOO_MUCH}")
    _log.warning(
        "reading a workbook ended with %d: %s", code, said[-2000:].decode(errors="replace")
    )
    return Unreadable(f"the workbook could not be read within its bounds; {_TOO_MUCH}")
