"""Files that unpack to far more than they are, and a child that reads one within bounds."""

import os
import subprocess
import sys

from tests.faults.files_xlsx import HEADER, ROW, by_hand, sheet_of, zipped
from tests.waiting import SOON

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 80
"""What a file may cost that is refused; most of it is the packed grid of the most rows."""

CHILD = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
from bot.importing import Refused, read_file
from tests.making import AT, small_plan
def peak():  # getrusage would carry over the parent's
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0])
plan = small_plan()
before = peak()
start = time.process_time()
try:
    print("read", len(read_file(Path(sys.argv[1]), plan, AT).outturns))
except Refused as refused:
    print("refused", refused)
children = resource.getrusage(resource.RUSAGE_CHILDREN)  # the workbook is unpacked in one
print(time.process_time() - start + children.ru_utime + children.ru_stime)
print((peak() - before) / 1024)
"""


def in_a_child(path):
    """What a child with 512 MB of address space makes of the file: words, seconds of the processor
    (its own child's too), megabytes of its own.
    """
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True,
        text=True,
        timeout=5 * SOON,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.returncode == 0, done.stderr
    *words, seconds, megabytes = done.stdout.splitlines()
    return "\n".join(words), float(seconds), float(megabytes)


def blank_rows(count):
    yield sheet_of(HEADER + ROW).replace("</sheetData></worksheet>", "").encode()
    for start in range(0, count, 10_000):
        yield "".join(f'<row r="{n + 3}"/>' for n in range(start, start + 10_000)).encode()
    yield b"</sheetData></worksheet>"


def styled_rows(count):
    yield sheet_of(HEADER + ROW).replace("</sheetData></worksheet>", "").encode()
    for n in range(count):
        yield f'<row r="{n + 3}"><c r="A{n + 3}" s="1"/></row>'.encode()
    yield b"</sheetData></worksheet>"


def filled_rows(count):
    yield sheet_of(HEADER).replace("</sheetData></worksheet>", "").encode()
    for n in range(2, count + 2):
        yield f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>5.3</t></is></c></row>'.encode()
    yield b"</sheetData></worksheet>"


def spaces(count):
    yield sheet_of(HEADER).replace("</sheetData></worksheet>", "").encode()
    for _ in range(count):
        yield b" " * MEGABYTE
    yield b"</sheetData></worksheet>"


def one_long_text(count):
    yield b"<sst><si><t>"
    for _ in range(count):
        yield b"x" * MEGABYTE
    yield b"</t></si></sst>"


def many_texts(count):
    yield b"<sst>"
    for _ in range(count):
        yield b"<si/>" * 10_000
    yield b"</sst>"


FULL_ROWS = 600_000
"""As many rows with content as a sheet may unpack to: the packed grid is held."""
BOMBS = {
    "60 MB of spaces": lambda: by_hand(spaces(60)),
    "a text of 45 MB": lambda: by_hand(sheet_of(HEADER + ROW), sharedStrings=one_long_text(45)),
    "five million texts": lambda: by_hand(sheet_of(HEADER + ROW), sharedStrings=many_texts(500)),
    "two hundred parts of 1 MB": lambda: zipped(
        {"xl/workbook.xml": "<workbook/>"} | {f"xl/m{n}.bin": b"\0" * MEGABYTE for n in range(200)}
    ),
    "two thousand parts": lambda: zipped({f"xl/m{n}.xml": "" for n in range(2_000)}),
}
