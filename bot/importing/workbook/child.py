"""The process that reads one workbook: from standard input to lines of JSON, within its bounds."""

import json
import resource
import sys

from bot.importing.problems import Unreadable
from bot.importing.workbook.reader import read_here, told

MOST_MEMORY = 512 * 1024 * 1024
"""Bytes of address space; reading 43,000 rows takes a tenth of it."""
MOST_PROCESSOR = 30
"""Seconds of processor time."""


def main() -> None:
    """Reads the workbook on standard input. What stands against it is a line as well."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_PROCESSOR, MOST_PROCESSOR + 1))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(kind, (0, 0))
    try:
        for line in told(read_here(sys.stdin.buffer.read())):
            sys.stdout.buffer.write(line + b"\n")
    except Unreadable as error:
        _refuse(str(error), error.row)
    except MemoryError:
        _refuse("the workbook needs too much memory; keep only the sheet with the figures", None)


def _refuse(text: str, row: int | None) -> None:
    sys.stdout.buffer.write(json.dumps({"refused": text, "row": row}).encode() + b"\n")


if __name__ == "__main__":
    main()
