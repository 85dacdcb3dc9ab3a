"""Home tabs that are open, published again when something changed elsewhere."""

from threading import Event, Thread

from commands.desk import Desk

LOOKS_SECONDS = 5.0
"""How soon what another process changed stands on a Home tab."""


class HomeWatch:
    """Publishes Home tabs again when something changed that this process did not do: the worker, an
    import, another process, or a day that is over. Looked at every five seconds.
    """

    def __init__(self, desk: Desk, seconds: float = LOOKS_SECONDS) -> None:
        self._desk = desk
        self._seconds = seconds
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="home", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends it; what it is at is finished first."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        rest = self._seconds
        while not self._stopping.wait(rest):
            rest = max(self._seconds, self._look())

    def _look(self) -> float:
        """Publishes what is no longer true; the seconds that Slack asks to wait for."""
        for opened in tuple(self._desk.at_home.values()):
            wait = 0.0 if self._stopping.is_set() else opened.publish(opened)
            if wait:
                return wait
        return 0.0
