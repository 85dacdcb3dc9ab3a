"""`python -m tests.bench`: measures everything, prints it, and keeps it in build/bench.json."""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import beside, bulk, files, large, papers, views
from tests.bench.delivery import measure
from tests.bench.hostile import hostile
from tests.bench.in_process import in_process
from tests.bench.million import with_a_million
from tests.bench.over_http import over_http
from tests.bench.report import Section, printed, written
from tests.bench.start import start
from tests.bench.stores import decade, sample

KEPT = Path("build/bench.json")


def main() -> None:
    begun, load = time.monotonic(), os.getloadavg()[0]
    with TemporaryDirectory(prefix="planbot-bench-") as name:
        sections = _measured(Path(name))
    written(sections, KEPT)
    print(printed(sections))  # noqa: T201 - what it is run for
    print(  # noqa: T201 - as above
        f"\n{time.monotonic() - begun:.0f} s; kept in {KEPT}. Other work on the machine's "
        f"{os.cpu_count()} processors at the start: {load:.1f} (0 is quiet)."
    )


def _measured(folder: Path) -> tuple[Section, ...]:
    plain = sample(folder)
    long = decade(plain)
    million, long_million = with_a_million(plain), with_a_million(long)
    replies = folder / "replies"
    replies.mkdir()
    return (
        *over_http(replies, plain, million),
        Section("start", start(plain, 7)),
        Section("start, with a million rows", start(million, 3)),
        Section("in process, the sample", in_process(plain, million, 30)),
        Section("in process, with ten years of months", in_process(long, long_million, 6)),
        *measure(plain),
        large.measure(folder, plain),
        bulk.measure(folder, plain),
        files.measure(folder, plain),
        beside.measure(folder, plain),
        views.measure(folder, plain),
        papers.measure(folder, plain),
        hostile(folder),
    )


if __name__ == "__main__":
    main()
