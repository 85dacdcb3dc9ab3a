"""How long a server takes from its start to its first answer, and how much memory it holds."""

import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from tests.bench.clients import connected, exchanged, signed
from tests.bench.report import Aim, Line, timed
from tests.bench.servers import Served, planbot
from tests.bench.stores import url_of

MEGABYTE = 1_000_000
START = Aim(1000, " ms")
MEMORY = Aim(120, " MB")


def start(path: Path, runs: int) -> tuple[Line, ...]:
    """Process start to the whole answer, the interpreter's own start included; and the
    processor's time of both processes until then, which other programs at work do not lengthen.
    """
    taken = [_first_answer(path) for _ in range(runs)]
    return (
        timed("planbot serve, to its first /rag", [wall for wall, _ in taken], START),
        timed("the processor's time of that", [busy for _, busy in taken]),
    )


def memory(served: Served) -> tuple[Line, ...]:
    """Resident memory of the answering process, and of it with gunicorn's first one; on Linux
    also what the two hold when pages that they share count once.
    """
    first = psutil.Process(served.process)
    workers = first.children(recursive=True)
    resident = (
        _resident("RSS of the worker", workers, MEMORY),
        _resident("RSS of worker and master added up", [first, *workers], MEMORY),
    )
    if not psutil.LINUX:
        return resident
    proportional = sum(_shared(each) for each in [first, *workers])
    return *resident, Line("PSS of both: shared pages once", value=proportional, unit="MB")


def _first_answer(path: Path) -> tuple[float, float]:
    begun = time.perf_counter()
    with planbot(url_of(path)) as served, connected(served.port) as connection:
        exchanged(connection, signed("/rag"))
        wall = time.perf_counter() - begun
        first = psutil.Process(served.process)
        return wall, sum(_busy(each) for each in [first, *first.children(recursive=True)])


def _resident(what: str, processes: Sequence[psutil.Process], aim: Aim) -> Line:
    resident = sum(each.memory_info().rss for each in processes) / MEGABYTE
    return Line(what, value=resident, unit="MB", aim=aim)


def _shared(process: psutil.Process) -> float:
    proportional: int = process.memory_full_info().pss
    return proportional / MEGABYTE


def _busy(process: psutil.Process) -> float:
    times = process.cpu_times()
    seconds: float = times.user + times.system
    return seconds
