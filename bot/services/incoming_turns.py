"""What the worker does about files that people sent: fetch, look, ask; and import what is wanted.

1. A file is fetched into a folder of its own, which is gone with the turn: nothing of it is kept.
2. One that arrived is previewed: what would change, or the questions, or what is wrong, is said to
   who sent it, in the same unit of work that says how far the file has come.
3. One that is wanted is fetched again, and must be the same. Its import and that it is stored are
   one unit of work: a process that dies leaves both or neither.
4. Of two workers at the same file one is first; what the other did is left without a commit.
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.delivery.files import Fetched, FetchLaterError, FetchRefusedError, may_be_read
from bot.domain.incoming import Incoming, IncomingState
from bot.domain.message import Message
from bot.importing import Asked, Refused
from bot.messages.incoming import (
    Brings,
    asked_message,
    looking_message,
    nothing_new_message,
    refused_message,
    shown_message,
)
from bot.services.imports import import_file
from bot.services.incoming import audience_of, say
from bot.services.incoming_stored import stored_words
from bot.services.previews import Preview, preview_file
from bot.store import Store, Work

_LOG = logging.getLogger(__name__)

SOONEST, LATEST = 5.0, 300.0
"""Seconds to the next try of a file that Slack did not give."""
MOST_TRIES = 12
_FOLDER = "planbot-file-"


class _OvertakenError(RuntimeError):
    """Another worker was faster."""


@dataclass(frozen=True, slots=True)
class FileTurns:
    """The files that people sent, one step of one file a turn. `fetch` raises FetchLaterError and
    FetchRefusedError; `reached` is called at named points, where tests kill the process.
    """

    store: Store
    fetch: Callable[[str], Fetched]
    now: Callable[[], datetime]
    day: Callable[[], date | None] = lambda: None
    """The day that the plan is read on, where one was asked for."""
    reached: Callable[[str], None] = lambda _: None

    def turn(self) -> bool:
        """Takes the next step; False where there is none to take. Raises StoreUnavailable."""
        file = self.store.next_file(self.now())
        if file is None:
            return False
        self.reached("found")
        try:
            fetched = self.fetch(file.origin)
        except FetchLaterError as error:
            self._try_later(file, str(error))
            return True
        except FetchRefusedError as error:
            self._refuse(file, [str(error)], error.name)
            return True
        self.reached("fetched")
        digest = sha256(fetched.content).hexdigest()
        with _kept_for_a_moment(fetched) as path, suppress(_OvertakenError):
            if file.state is IncomingState.WANTED and digest == file.sha256:
                self._take_in(file, path)
            elif file.state is IncomingState.WANTED:
                # It is another file than the one that somebody said yes to.
                self._move(file, IncomingState.ARRIVED, looking_message, name=path.name)
            elif file.user is not None and _is_beside_the_point(file, path):
                self._move(file, IncomingState.LEFT, None, name=path.name)
            else:
                self._look(file, path, digest)
        return True

    def _look(self, file: Incoming, path: Path, digest: str) -> None:
        known: dict[str, Any] = {"name": path.name, "sha256": digest}
        try:
            seen = preview_file(self.store, path, self.now(), self.day())
        except Asked as asked:
            self._ask(file, asked, known)
            return
        except Refused as refused:
            self._refuse(file, _said(refused), path.name)
            return
        self.reached("looked")
        if not seen.changes.any or seen.imported.before is not None:
            before = seen.imported.before
            says = lambda moved: nothing_new_message(moved, before)  # noqa: E731 - one line
            self._move(file, IncomingState.LEFT, says, **known)
            return
        self._move(
            file,
            IncomingState.SHOWN,
            lambda moved: shown_message(moved, _brings(seen, file)),
            **known,
        )

    def _take_in(self, file: Incoming, path: Path) -> None:
        before, now, by = self.store.snapshot(), self.now(), file.by or "somebody"
        kept: list[int | None] = []

        def ends(work: Work) -> None:
            kept.append(work.imports.added)
            # A recipe may be confirmed by it, though no figure is new.
            to = IncomingState.LEFT if kept[0] is None else IncomingState.STORED
            says = lambda moved: stored_words(work, moved, before, now, self.day())  # noqa: E731 - one line
            self._moved(work, file, to, says, import_id=kept[0])
            self.reached("storing")
            work.commit()

        try:
            imported = import_file(self.store, path, now, self.day(), by=by, ends=ends)
        except Asked as asked:
            self._ask(file, asked, {})
            return
        except Refused as refused:
            self._refuse(file, _said(refused), path.name)
            return
        self.reached("imported")
        if not kept:
            at = imported.before
            self._move(file, IncomingState.LEFT, lambda moved: nothing_new_message(moved, at))

    def _ask(self, file: Incoming, asked: Asked, known: dict[str, Any]) -> None:
        draft, questions = asked.draft.name, asked.questions
        self._move(
            file, IncomingState.ASKED, asked_message, draft=draft, questions=questions, **known
        )

    def _refuse(self, file: Incoming, problems: Sequence[str], name: str | None) -> None:
        _LOG.warning("%s is refused: %s", file.origin, "; ".join(problems)[:500])
        known = {} if name is None else {"name": name}
        if file.name is None and name is not None and _is_beside_the_point(file, Path(name)):
            self._move(file, IncomingState.LEFT, None, **known)
            return
        refused = IncomingState.REFUSED
        self._move(file, refused, lambda moved: refused_message(moved, problems), **known)

    def _try_later(self, file: Incoming, why: str) -> None:
        if file.attempts >= MOST_TRIES:
            self._refuse(file, [f"Slack did not give it: {why}. Send it again."], None)
            return
        _LOG.warning("%s is fetched again later: %s", file.origin, why)
        seconds = min(SOONEST * 2.0**file.attempts, LATEST)
        with self.store.begin(alone=False) as work:
            work.incoming.wait(file, self.now() + timedelta(seconds=seconds))
            work.commit()

    def _move(
        self,
        file: Incoming,
        to: IncomingState,
        says: Callable[[Incoming], Message] | None,
        **values: Any,
    ) -> None:
        with self.store.begin() as work:
            self._moved(work, file, to, says, **values)
            self.reached("moving")
            work.commit()
        self.reached("moved")

    def _moved(
        self,
        work: Work,
        file: Incoming,
        to: IncomingState,
        says: Callable[[Incoming], Message] | None,
        **values: Any,
    ) -> None:
        moved = work.incoming.move(file, to, **values)
        if moved is None:
            raise _OvertakenError
        if says is not None:
            say(work, moved, says(moved), self.now())


def _brings(seen: Preview, file: Incoming) -> Brings:
    if seen.plan is None:
        raise AssertionError("a preview that changes something, without a plan")
    audience, brought = audience_of(seen.plan, file.user), seen.imported
    return Brings(seen.plan, seen.changes, brought.beside, seen.told, audience, brought.heed)


def _said(refused: Refused) -> list[str]:
    return [str(each) for each in refused.problems]


def _is_beside_the_point(file: Incoming, path: Path) -> bool:
    """Whether it was shared in a channel and is none that planbot reads: a picture, say."""
    in_channel = file.channel is not None and not file.channel.startswith("D")
    return in_channel and not may_be_read(path.name)


@contextmanager
def _kept_for_a_moment(fetched: Fetched) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=f"{_FOLDER}{os.getpid()}-") as folder:
        path = Path(folder) / _plain_name(fetched.name)
        path.write_bytes(fetched.content)
        yield path


def _plain_name(name: str) -> str:
    """The name as one of this folder, whatever was sent: no path, nothing invisible."""
    seen = "".join(each for each in Path(name).name if each.isprintable())
    return seen.strip(". ").encode()[-200:].decode(errors="ignore") or "file"


def clear_left_behind() -> None:
    """Removes what workers that were killed in the middle of a turn left of files."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        pid = folder.name.removeprefix(_FOLDER).partition("-")[0]
        if pid.isdigit() and not _lives(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # Another user's.
        return True
    return True
