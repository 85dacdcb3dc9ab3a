"""What it costs to refuse a file that unpacks to far more than it is, or to read past nothing."""

from pathlib import Path

from tests.bench.report import Aim, Line, Section
from tests.faults.bombs import BOMBS, blank_rows, in_a_child, styled_rows
from tests.faults.files_xlsx import by_hand

AIM = Aim(20, " s")
NOTHING = 300_000


def hostile(folder: Path) -> Section:
    """Processor time in seconds of a child that reads each file."""
    path = folder / "hostile.xlsx"
    lines = []
    for name, made in BOMBS.items():
        path.write_bytes(made())
        lines.append(_line(f"refuse {name}", path))
    for rows in (blank_rows, styled_rows):
        path.write_bytes(by_hand(rows(NOTHING)))
        lines.append(_line(f"read past {NOTHING:,} {rows.__name__}", path))
    return Section("hostile files, seconds of the processor", tuple(lines))


def _line(what: str, path: Path) -> Line:
    _, seconds, _ = in_a_child(path)
    return Line(what.replace("_", " "), value=seconds, unit="s", aim=AIM)
