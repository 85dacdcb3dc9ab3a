"""Servers under measurement, each a process of its own with waitress as planbot starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from tests.bench.clients import HOST, SECRET
from tests.ports import free_port

PATIENCE_SECONDS = 30
_LOOK_EVERY = 0.002


@dataclass(frozen=True, slots=True)
class Served:
    port: int
    process: int


class DidNotStartError(RuntimeError):
    """Holds what the server printed."""


@contextmanager
def planbot(database_url: str, slack: str | None = None) -> Iterator[Served]:
    """`planbot serve` on a database, as the Procfile starts it; with `slack`, the address of a Web
    API, it calls that.
    """
    port = free_port()
    environment = {"DATABASE_URL": database_url, "SLACK_SIGNING_SECRET": SECRET, "PORT": str(port)}
    if slack is not None:
        environment |= {"SLACK_API_URL": slack, "SLACK_BOT_TOKEN": "xoxb-bench"}
    command = [str(Path(sys.executable).with_name("planbot")), "serve"]
    with _started(command, environment, port) as served:
        yield served


@contextmanager
def bare(folder: Path, kind: str) -> Iterator[Served]:
    """The bare listener with the replies in `folder`: tuned, or as Bolt comes."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.bare", str(port), str(folder), kind]
    with _started(command, {}, port) as served:
        yield served


@contextmanager
def bare_with_views(folder: Path, command: str, slack: str) -> Iterator[Served]:
    """The bare listener that shows the views in `folder`, by the Web API at `slack`."""
    port = free_port()
    started = [sys.executable, "-m", "tests.bench.bare_views", str(port), str(folder)]
    with _started([*started, command, slack], {}, port) as served:
        yield served


@contextmanager
def _started(command: Sequence[str], environment: dict[str, str], port: int) -> Iterator[Served]:
    with TemporaryFile() as log:
        process = subprocess.Popen(
            command, env=os.environ | environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            if not _answers(port, process):
                log.seek(0)
                raise DidNotStartError(log.read().decode(errors="replace"))
            yield Served(port, process.pid)
        finally:
            process.terminate()
            process.wait()


def _answers(port: int, process: "subprocess.Popen[bytes]") -> bool:
    """Waits until somebody listens; False when the process ended, or took too long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(_LOOK_EVERY)
        else:
            return True
    return False
