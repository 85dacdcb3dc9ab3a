"""waitress: one process reads every request without waiting and answers whole ones in threads."""

import errno
import logging
import signal
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from waitress.server import create_server

from bot.serving.spare_time import for_good

HOST = "0.0.0.0"  # noqa: S104 - the host says who reaches it
THREADS = 8
MOST_BYTES = 1024 * 1024
"""The longest body that is read; no request of Slack's comes near it."""
CONNECTIONS = 500
"""Each may hold a request of a megabyte, and a host may allow 1,024 open files."""
IDLE_SECONDS = 5
"""From when a connection that brings nothing is closed; Slack gives up after three."""

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Served:
    """What answers, and what is to be done when it stops."""

    answer: Wsgi
    close: Callable[[], None]


class CannotServeError(RuntimeError):
    """What keeps it from serving, in words."""


def serve(build: Callable[[], Served], port: int) -> None:
    """Serves until it is told to stop, and lets answers under way be given.

    The port is taken first, so that `build` is not waited for in vain. Raises CannotServeError
    where it cannot be had, and passes on what `build` raises.
    """
    with _bound(port) as listening:
        with for_good():
            served = build()
        server = create_server(
            served.answer,
            sockets=[listening],
            threads=THREADS,
            connection_limit=CONNECTIONS,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=1,
            # The length from which a body is refused.
            max_request_body_size=MOST_BYTES + 1,
            asyncore_use_poll=True,
            # Whoever hangs up before the answer is no error of ours.
            log_socket_errors=False,
            ident=None,
        )
        # A request that waits for a thread is answered a moment later: nothing to warn of.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, _stop)
        try:
            server.run()
        finally:
            server.close()
            served.close()


def _stop(_number: int, _frame: object) -> NoReturn:
    # What waitress takes for the word to stop.
    raise SystemExit(0)


def _bound(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise CannotServeError(
                f"port {port} is taken by another program; set PORT to another one"
            ) from error
        raise CannotServeError(
            f"port {port} cannot be opened ({error.strerror}); set PORT to another one"
        ) from error
    return listening
