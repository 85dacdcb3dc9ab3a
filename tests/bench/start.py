"""How long a server takes from its start to its first answer, and how much memory it holds."""

import time
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
    processor's time until then, which other programs at work do not lengthen.
    """
    taken = [_first_answer(path) for _ in range(runs)]
    return (
        timed("planbot serve, to its first /rag", [wall for wall, _ in taken], START),
        timed("the processor's time of that", [busy for _, busy in taken]),
    )


def memory(served: Served) -> tuple[Line, ...]:
    """Resident memory of the answering process."""
    resident = psutil.Process(served.process).memory_info().rss / MEGABYTE
    return (Line("RSS", value=resident, unit="MB", aim=MEMORY),)


def _first_answer(path: Path) -> tuple[float, float]:
    begun = time.perf_counter()
    with planbot(url_of(path)) as served, connected(served.port) as connection:
        exchanged(connection, signed("/rag"))
        wall = time.perf_counter() - begun
        times = psutil.Process(served.process).cpu_times()
        return wall, times.user + times.system
