"""The figures in a table for people, and in a file for whoever compares two runs."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tabulate import tabulate

from tests.bench.figures import Spread, percentile


@dataclass(frozen=True, slots=True)
class Aim:
    """At most `limit`, or where `least` is set at least; `of` says in what unit or against what."""

    limit: float
    of: str
    least: bool = False

    def met(self, value: float) -> bool:
        return value >= self.limit if self.least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:.4g}{self.of}"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. `p50` and `p99` in milliseconds; `value` is what the aim is held against."""

    what: str
    p50: float | None = None
    p99: float | None = None
    ratio: Spread | None = None
    value: float | None = None
    unit: str = ""
    aim: Aim | None = None

    @property
    def met(self) -> bool | None:
        if self.aim is None or self.value is None:
            return None
        return self.aim.met(self.value)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def timed(what: str, seconds: Sequence[float], aim: Aim | None = None) -> Line:
    """A line of times; an aim is held against their median, in milliseconds."""
    p50, p99 = (1000 * percentile(seconds, share) for share in (0.5, 0.99))
    return Line(what, p50, p99, value=p50 if aim else None, aim=aim)


def compared(what: str, spread: Spread, aim: Aim) -> Line:
    """A line of one ratio, held against its median over the rounds."""
    return Line(what, ratio=spread, value=spread.median, aim=aim)


def printed(sections: Sequence[Section]) -> str:
    rows: list[list[str]] = []
    for section in sections:
        rows.append([section.title.upper()])
        rows.extend(_row(line) for line in section.lines)
    return tabulate(
        rows,
        headers=["", "p50 ms", "p99 ms", "ratio (quartiles)", "value", "aim", ""],
        disable_numparse=True,
        preserve_whitespace=True,
        colalign=("left", "right", "right", "right", "right", "right", "left"),
    )


def written(sections: Sequence[Section], path: Path) -> None:
    """The same as JSON, for comparing runs."""
    path.parent.mkdir(exist_ok=True)
    lines = [
        {"section": section.title}
        | asdict(line)
        | {"aim": line.aim and str(line.aim)}
        | {"met": line.met}
        for section in sections
        for line in section.lines
    ]
    path.write_text(json.dumps(lines, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _row(line: Line) -> list[str]:
    met = {True: "met", False: "NOT MET", None: ""}[line.met]
    value = "" if line.value is None or not line.unit else f"{line.value:.4g} {line.unit}"
    return [
        f"  {line.what}",
        _milliseconds(line.p50),
        _milliseconds(line.p99),
        str(line.ratio or ""),
        value,
        str(line.aim or ""),
        met,
    ]


def _milliseconds(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}" if value < 1 else f"{value:.2f}"
