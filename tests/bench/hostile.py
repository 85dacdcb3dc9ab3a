"""What it costs to refuse a file that unpacks to far more than it is, or to read past nothing."""

from pathlib import Path

from tests.bench.report import Aim, Line, Section
from tests.faults.bombs import (
    BOMBS,
    FULL_ROWS,
    MOST_MEGABYTES,
    blank_rows,
    filled_rows,
    in_a_child,
    styled_rows,
)
from tests.faults.files_xlsx import by_hand

AIM = Aim(20, " s")
MEMORY = Aim(MOST_MEGABYTES, " MB")
NOTHING = 300_000


def hostile(folder: Path) -> Section:
    """Seconds of the processor for a child to read each file; its megabytes for the most rows."""
    path = folder / "hostile.xlsx"
    lines = []
    for name, made in BOMBS.items():
        path.write_bytes(made())
        lines.append(_line(f"refuse {name}", path))
    path.write_bytes(by_hand(filled_rows(FULL_ROWS)))
    _, seconds, megabytes = in_a_child(path)
    named = "refuse as many rows as are read"
    lines.append(Line(named, value=seconds, unit="s", aim=AIM))
    lines.append(Line(f"{named}, memory", value=megabytes, unit="MB", aim=MEMORY))
    for rows in (blank_rows, styled_rows):
        path.write_bytes(by_hand(rows(NOTHING)))
        lines.append(_line(f"read past {NOTHING:,} {rows.__name__}", path))
    return Section("hostile files, seconds of the processor", tuple(lines))


def _line(what: str, path: Path) -> Line:
    _, seconds, _ = in_a_child(path)
    return Line(what.replace("_", " "), value=seconds, unit="s", aim=AIM)
