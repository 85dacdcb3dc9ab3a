"""The watched folder: what appears in it is imported, and moved aside with a report."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.importing import Refused
from bot.services.imports import Imported, import_file
from bot.store import Store

_LOG = logging.getLogger(__name__)

TURN_SECONDS = 1.0
DONE = "done"
REFUSED = "refused"


@dataclass(slots=True)
class Inbox:
    """A file is taken once it has stayed the same from one look to the next: it may still be on
    its way in. Oldest first. A process that dies between import and move imports it again on its
    return, which changes nothing.
    """

    store: Store
    folder: Path
    now: Callable[[], datetime]
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def turn(self) -> float:
        """One look; seconds until the next. Raises StoreUnavailable: the file stays where it is."""
        self.folder.mkdir(parents=True, exist_ok=True)
        sizes = {path: _size(path) for path in self._waiting()}
        ready = [path for path, size in sizes.items() if self._seen.get(path) == size]
        self._seen = sizes
        for path in sorted(ready, key=lambda each: (sizes[each][1], each.name)):
            self._take(path)
            self._seen.pop(path, None)
        return TURN_SECONDS

    def _waiting(self) -> list[Path]:
        return [
            path
            for path in self.folder.iterdir()
            if path.is_file() and not path.is_symlink() and not path.name.startswith((".", "~"))
        ]

    def _take(self, path: Path) -> None:
        try:
            brought = import_file(self.store, path, self.now())
        except Refused as refused:
            report = "\n".join(str(problem) for problem in refused.problems)
            self._move(path, REFUSED, f"Nothing of this file is stored.\n{report}\n")
            _LOG.warning("%s was refused: %d problems", path.name, len(refused.problems))
        else:
            self._move(path, DONE, _report(brought))
            _LOG.info("%s", _report(brought).strip())

    def _move(self, path: Path, aside: str, report: str) -> None:
        folder = self.folder / aside
        folder.mkdir(exist_ok=True)
        stamp = f"{self.now():%Y%m%dT%H%M%S%f}"
        target = folder / f"{stamp}-{path.name}"
        (folder / f"{target.name}.report.txt").write_text(report, encoding="utf-8")
        path.replace(target)


def _size(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _report(brought: Imported) -> str:
    counts = f"{brought.new} new, {brought.revised} revised, {brought.same} as before"
    return f"{brought.file}: {brought.kind}: {counts}, {brought.alerts} alerts queued\n"
