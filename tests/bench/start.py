"""How long a server takes from its start to its first answer, and how much memory it holds."""

import time
from pathlib import Path

import psutil

from tests.bench.clients import connected, exchanged, signed
from tests.bench.report import Aim, Line, timed
from tests.bench.servers import Served, planbot
from tests.bench.stores import url_of

RUNS = 7
START = Aim(1000, " ms")
MEMORY = Aim(120, " MB")


def start(path: Path, what: str = "planbot serve, to its first /rag") -> Line:
    """Process start to the whole answer; the interpreter's own start included."""
    return timed(what, [_first_answer(path) for _ in range(RUNS)], START)


def memory(served: Served) -> tuple[Line, ...]:
    """Resident memory of the answering process, and of it with gunicorn's first one."""
    first = psutil.Process(served.process)
    workers = first.children(recursive=True)
    worker = sum(_megabytes(each) for each in workers)
    both = worker + _megabytes(first)
    return (
        Line("RSS of the worker", value=worker, unit="MB", aim=MEMORY),
        Line("RSS of worker and master together", value=both, unit="MB", aim=MEMORY),
    )


def _first_answer(path: Path) -> float:
    begun = time.perf_counter()
    with planbot(url_of(path)) as served, connected(served.port) as connection:
        exchanged(connection, signed("/rag"))
        return time.perf_counter() - begun


def _megabytes(process: psutil.Process) -> float:
    resident: int = process.memory_info().rss
    return resident / 1_000_000
