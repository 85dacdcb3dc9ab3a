"""Caseloads from the council's own databases, read at their hours; a failure is told once.

1. A source is due once its latest hour has passed and it has not been read since; after a failure
   it is left alone for a while.
2. It is asked outside any transaction: nobody waits for a database that is not ours.
3. What it brought is stored as a file's caseloads are, and that it was read is kept with it.
4. A failure is kept, for the check-up, and told to the administrators once for each reason, until
   the source has been read again.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256

from bot.domain.outbox import OfWords, OutboxKind
from bot.domain.people import PersonKind
from bot.domain.period import london_day
from bot.domain.snapshot import Snapshot
from bot.domain.source import READY_MADE, DataSource, SourceRun
from bot.importing import References, Refused
from bot.importing.database.asking import Answer, SourceError, ask
from bot.importing.database.caseloads import read_answer
from bot.importing.database.ready_made import STANDARD_SAFEGUARDING_DATASET
from bot.importing.tables.caseloads import ReadCaseloads
from bot.messages.administrators import source_failed_message
from bot.rules.due_sources import sources_due
from bot.store import Store
from bot.store.imports import Arrival

_LOG = logging.getLogger(__name__)
BY = "the schedule of sources"
"""Who brings in what a database holds."""
_TOLD_PROBLEMS = 3
_AT_ONCE = 2
"""Sources in one turn: the worker may not be silent for longer than they can take."""


def read_sources(
    store: Store,
    environ: Mapping[str, str],
    at: datetime,
    asked: Callable[[str, str], Answer] = ask,
) -> int:
    """Reads every source that is due at the moment `at`; gives how many could be. The addresses
    stand in `environ`. Raises StoreUnavailable where planbot's own store cannot be reached.
    """
    snapshot = store.snapshot()
    if snapshot is None or not snapshot.plan.sources:
        return 0
    runs = store.source_runs()
    due = sources_due(snapshot.plan.sources, runs, at)
    return sum(
        _read(store, snapshot, each, runs.get(each.name), environ, at, asked) for each in due
    )


def _read(  # noqa: PLR0913, PLR0917 - a source, and what it is read with
    store: Store,
    snapshot: Snapshot,
    source: DataSource,
    run: SourceRun | None,
    environ: Mapping[str, str],
    at: datetime,
    asked: Callable[[str, str], Answer],
) -> bool:
    try:
        sql = STANDARD_SAFEGUARDING_DATASET if source.query == READY_MADE else source.sql
        answer = asked(_address(source, environ), sql)
        references = References(store.reference_key())
        day = london_day(at)
        read = read_answer(source.name, answer, snapshot.plan, day, references, snapshot.caseloads)
    except SourceError as error:
        _failed(store, snapshot, source, run, str(error), at)
        return False
    except Refused as refused:
        said = [str(each) for each in refused.problems[:_TOLD_PROBLEMS]]
        rest = len(refused.problems) - len(said)
        more = f" (and {rest} more)" if rest else ""
        _failed(store, snapshot, source, run, "; ".join(said) + more, at)
        return False
    _keep(store, source, read, at)
    return True


def _address(source: DataSource, environ: Mapping[str, str]) -> str:
    url = environ.get(source.url, "").strip()
    if not url:
        raise SourceError(f"the environment variable {source.url} is not set")
    return url


def _keep(store: Store, source: DataSource, read: ReadCaseloads, at: datetime) -> None:
    digest = sha256(repr(read.extracts).encode()).hexdigest()
    with store.begin(BY) as work:
        counts = work.caseloads.save(read.extracts, Arrival(source.name, digest, at))
        work.source_runs.done(source.name, at)
        work.commit()
    said = "; ".join(str(each) for each in read.remarks)
    _LOG.info("%s: %d new, %d revised. %s", source.name, counts.new, counts.revised, said)


def _failed(  # noqa: PLR0913, PLR0917 - a source, and why it failed
    store: Store,
    snapshot: Snapshot,
    source: DataSource,
    run: SourceRun | None,
    reason: str,
    at: datetime,
) -> None:
    _LOG.warning("%s could not be read: %s", source.name, reason)
    users = snapshot.plan.users_of(PersonKind.ADMINISTRATOR)
    since = run.done_at.isoformat() if run is not None and run.done_at else "never"
    about = OfWords(f"{source.name}: {reason} (read {since})")
    message = source_failed_message(source.name, reason)
    with store.begin(BY) as work:
        work.source_runs.failed(source.name, reason, at)
        work.outbox.tell(OutboxKind.SOURCE_FAILED, about, users, message, at)
        work.commit()
