"""The watched folder: what appears in it is imported, and moved aside with a report.

1. A file is taken once it has stayed the same from one look to the next: it may still be on its
   way in. Plans first, then the oldest.
2. It is moved into `taking`, so that a new file of the same name is another file.
3. It is imported from there. A process that dies in the middle left nothing stored, and one that
   dies afterwards left all of it: the next process takes what is in `taking` first, and importing
   again changes nothing.
4. It is moved to `done` or to `refused`, beside a report. One that changed while it was read is
   read again first.
5. One that only a person can say how to read is moved to `waiting`, and its questions are listed.
   It is taken again once a recipe was changed.
"""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.domain.incoming import Incoming, IncomingState
from bot.domain.message import Message
from bot.domain.recipe import KeptRecipe
from bot.importing import Asked, Refused, is_plan
from bot.messages.incoming import nothing_new_message, refused_message
from bot.messages.words import counted
from bot.services.imports import Imported, import_file
from bot.services.inbox_questions import InFolder, keep_questions, settle, settle_those_gone
from bot.services.incoming_stored import stored_words
from bot.store import Store, Work

_LOG = logging.getLogger(__name__)

TURN_SECONDS = 1.0
REST_SECONDS = 30.0
"""After the folder itself failed: a full disk, or rights that are missing."""
BY = "the watched folder"
"""Who brings its files in."""
TAKING = "taking"
DONE = "done"
REFUSED = "refused"
WAITING = "waiting"


@dataclass(slots=True)
class Inbox:
    """One worker at a time looks after a folder; the others leave it alone."""

    store: Store
    folder: Path
    now: Callable[[], datetime]
    reached: Callable[[str], None] = lambda _: None
    """Called at named points, where tests kill the process."""
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _tried: tuple[KeptRecipe, ...] | None = None
    """The recipes that what waits was last tried with."""

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
        self._try_again(taking)
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

    def _try_again(self, taking: Path) -> None:
        """What waits is taken once more where a recipe is another than it was."""
        folder = self.folder / WAITING
        waiting = sorted(_files(folder)) if folder.exists() else []
        settle_those_gone(self.store, {path.name for path in waiting})
        if not waiting or self.store.recipes() == self._tried:
            return
        for path in waiting:
            taken = taking / path.name
            path.replace(taken)
            self._take(taken)
        self._tried = self.store.recipes()

    def _take(self, path: Path) -> None:
        before = _state(path)
        self.reached("taken")
        found, known, now, kept = InFolder.at(path), self.store.snapshot(), self.now(), False

        def ends(work: Work) -> None:
            nonlocal kept
            kept = True
            to = IncomingState.LEFT if work.imports.added is None else IncomingState.STORED
            settle(work, found, to, now, lambda file: stored_words(work, file, known, now))
            work.commit()

        try:
            brought = import_file(self.store, path, now, by=BY, ends=ends)
        except Asked as asked:
            self._wait(path, found, asked, before)
            return
        except Refused as refused:
            problems = [str(problem) for problem in refused.problems]
            says = partial(refused_message, problems=problems)
            self._settled(found, IncomingState.REFUSED, says)
            report = "\n".join(problems)
            aside, said = REFUSED, f"Nothing of this file is stored.\n{report}\n"
        else:
            if not kept:
                says = partial(nothing_new_message, before=brought.before)
                self._settled(found, IncomingState.LEFT, says)
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

    def _settled(
        self, found: InFolder, to: IncomingState, says: Callable[[Incoming], Message]
    ) -> None:
        with self.store.begin(BY) as work:
            settle(work, found, to, self.now(), says)
            work.commit()

    def _wait(
        self, path: Path, found: InFolder, asked: Asked, before: tuple[int, int] | None
    ) -> None:
        keep_questions(self.store, found, asked, self.now(), BY)
        self.reached("asked")
        if _state(path) != before:
            _LOG.info("%s changed while it was read, and is read again", path.name)
            return
        folder = self.folder / WAITING
        folder.mkdir(exist_ok=True)
        path.replace(folder / path.name)
        _LOG.warning("%s waits for answers, recipe %s", path.name, asked.draft.name)

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
    alerts = counted(brought.alerts, "alert")
    remarks = "".join(f"{each}\n" for each in brought.remarks)
    return f"{brought.file}: {brought.kind}: {brought.counts}, {alerts} queued\n{remarks}"
