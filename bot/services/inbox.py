"""The watched folder: what appears in it is imported, and moved aside with a report.

1. A file is taken once it has stayed the same from one look to the next: it may still be on its
   way in. Plans first, then the oldest.
2. It is moved into `taking`, so that a new file of the same name is another file.
3. It is imported from there. A process that dies in the middle left nothing stored, and one that
   dies afterwards left all of it: the next process takes what is in `taking` first, and importing
   again changes nothing.
4. It is moved to `done` or to `refused`, beside a report. One that changed while it was read is
   read again first.
"""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.importing import Refused, is_plan
from bot.messages.words import counted
from bot.services.imports import Imported, import_file
from bot.store import Store

_LOG = logging.getLogger(__name__)

TURN_SECONDS = 1.0
REST_SECONDS = 30.0
"""After the folder itself failed: a full disk, or rights that are missing."""
BY = "the watched folder"
"""Who brings its files in."""
TAKING = "taking"
DONE = "done"
REFUSED = "refused"


@dataclass(slots=True)
class Inbox:
    """One worker at a time looks after a folder; the others leave it alone."""

    store: Store
    folder: Path
    now: Callable[[], datetime]
    reached: Callable[[str], None] = lambda _: None
    """Called at named points, where tests kill the process."""
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def turn(self) -> float:
        """Takes one look; gives seconds to the next. Raises StoreUnavailable: the file stays."""
        try:
            if not self.folder.exists():
                # Where the folder above it is gone too, it may be a disk that is not there.
                self.folder.mkdir()
                _LOG.warning("the inbox %s was not there, and has been made", self.folder)
            with _alone(self.folder) as alone:
                if alone:
                    self._look()
        except OSError as error:
            _LOG.error("the inbox %s: %s", self.folder, error)
            return REST_SECONDS
        return TURN_SECONDS

    def _look(self) -> None:
        taking = self.folder / TAKING
        taking.mkdir(exist_ok=True)
        for path in sorted(_files(taking)):
            self._take(path)
        waiting = _files(self.folder)
        ready = [path for path, state in waiting.items() if self._seen.get(path) == state]
        self._seen = waiting
        for path in sorted(
            ready, key=lambda path: (not is_plan(path), waiting[path][1], path.name)
        ):
            taken = taking / path.name
            # One of the same name may still be there, because it changed while it was read.
            if not taken.exists():
                path.replace(taken)
                self._take(taken)

    def _take(self, path: Path) -> None:
        before = _state(path)
        self.reached("taken")
        try:
            brought = import_file(self.store, path, self.now(), by=BY)
        except Refused as refused:
            report = "\n".join(str(problem) for problem in refused.problems)
            aside, said = REFUSED, f"Nothing of this file is stored.\n{report}\n"
        else:
            aside, said = DONE, _report(brought)
        self.reached("imported")
        if _state(path) != before:
            _LOG.info("%s changed while it was read, and is read again", path.name)
            return
        _LOG.log(
            logging.WARNING if aside == REFUSED else logging.INFO,
            "%s is %s: %s",
            path.name,
            aside,
            said.strip(),
        )
        self._move(path, aside, said)

    def _move(self, path: Path, aside: str, report: str) -> None:
        folder = self.folder / aside
        folder.mkdir(exist_ok=True)
        target = folder / f"{self.now():%Y%m%dT%H%M%S%f}-{path.name}"
        (folder / f"{target.name}.report.txt").write_text(report, encoding="utf-8")
        path.replace(target)


def _files(folder: Path) -> dict[Path, tuple[int, int]]:
    """The plain files in `folder` that are no one's working copies, each with its state."""
    found = {}
    for path in folder.iterdir():
        if path.name.startswith((".", "~")) or path.is_symlink() or not path.is_file():
            continue
        state = _state(path)
        if state is not None:
            found[path] = state
    return found


def _state(path: Path) -> tuple[int, int] | None:
    """Size and time of the last change; None for a file that is gone."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """False while another process is looking after the folder. The lock is gone when its process
    is.
    """
    with (folder / ".worker").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _report(brought: Imported) -> str:
    counts = f"{brought.new} new, {brought.revised} revised, {brought.same} as before"
    alerts = counted(brought.alerts, "alert")
    remarks = "".join(f"{each}\n" for each in brought.remarks)
    return f"{brought.file}: {brought.kind}: {counts}, {alerts} queued\n{remarks}"
