"""gunicorn: one process that answers with threads, and a small one that looks after it.

Nothing of the bot is imported here: the process that looks after the other stays small, and what
the other opens it opens after the fork.
"""

import gc
import logging
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from bot.serving.whole_requests import WholeRequestWorker

_LOG = logging.getLogger(__name__)

HOST = "0.0.0.0"  # noqa: S104 - the host says who reaches it
THREADS = 8
CONNECTIONS = 500
"""Each may hold a request of a megabyte, and a host may allow 1,024 open files."""
STOP_SECONDS = 10
"""How long answers under way may take after the server was told to stop."""

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Served:
    """What answers, and what is to be done when it stops."""

    answer: Wsgi
    close: Callable[[], None]


class CannotServeError(RuntimeError):
    """What keeps it from serving, in words."""


class Server(BaseApplication):
    """Started from the program instead of gunicorn's command line."""

    def __init__(self, build: Callable[[], Served], port: int) -> None:
        self._build = build
        self._port = port
        self._served: Served | None = None
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", f"{HOST}:{self._port}")
        self.cfg.set("workers", 1)
        self.cfg.set("worker_class", WholeRequestWorker)
        self.cfg.set("worker_connections", CONNECTIONS)
        self.cfg.set("threads", THREADS)
        self.cfg.set("graceful_timeout", STOP_SECONDS)
        self.cfg.set("accesslog", None)
        # A way in that nobody here uses, in a folder that a host may not have.
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("proc_name", "planbot")
        self.cfg.set("worker_exit", lambda _arbiter, _worker: self._close())

    def load(self) -> Any:
        # What is imported now stays: looking through it for garbage only delays the start.
        gc.disable()
        try:
            self._served = self._build()
        except CannotServeError as error:
            _LOG.critical("planbot cannot serve: %s", error)
            sys.exit(Arbiter.WORKER_BOOT_ERROR)
        gc.freeze()
        gc.enable()
        return self._served.answer

    def _close(self) -> None:
        if self._served is not None:
            self._served.close()


def serve(build: Callable[[], Served], port: int) -> None:
    """Serves until it is told to stop; `build` runs in the process that answers."""
    # gunicorn reads the command line, which is planbot's.
    sys.argv = sys.argv[:1]
    Server(build, port).run()
