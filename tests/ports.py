"""A port for a program that is told which to take."""

import random
import socket

BELOW_THOSE_GIVEN_OUT = range(20_000, 32_000)
"""The system gives these to nobody who asks for any port, so none goes to another meanwhile."""


def free_port() -> int:
    """One that is free now; each process of a run draws its own."""
    while True:
        port = random.SystemRandom().choice(BELOW_THOSE_GIVEN_OUT)
        with socket.socket() as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listening.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
