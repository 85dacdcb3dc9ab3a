"""A preview: an import as it would be, left without a commit; and what the store would hold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.domain.outbox import Outgoing
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Snapshot
from bot.rules.import_changes import ImportChanges, import_changes
from bot.services.as_of import moment_of
from bot.services.imports import Imported, import_file
from bot.store import Store, Work


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would bring and change, and what it would tell to whom."""

    imported: Imported
    changes: ImportChanges
    told: tuple[Outgoing, ...] = ()
    plan: Plan | None = None
    """The plan that would be in force."""


def preview_file(  # noqa: PLR0913, PLR0917 - how it is read
    store: Store,
    path: Path,
    now: datetime,
    chosen: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    recipe: str | None = None,
) -> Preview:
    """Runs the import of the file as on the moment the plan is read at, and keeps nothing of it.

    Raises Asked where only a person can say how it is read, Refused with every problem of the file,
    StoreUnavailable.
    """
    seen: list[tuple[Snapshot | None, Snapshot | None, tuple[Outgoing, ...]]] = []

    def look(work: Work) -> None:
        # The store itself still holds what was there: nobody else can change it meanwhile.
        seen.append((store.snapshot(), work.snapshot(), tuple(work.outbox.enqueued)))

    imported = import_file(
        store, path, now, chosen, progress, by="a preview", recipe=recipe, ends=look
    )
    if not seen:
        now_known = store.snapshot()
        return Preview(imported, ImportChanges(), (), now_known.plan if now_known else None)
    before, after, told = seen[0]
    if after is None:
        return Preview(imported, ImportChanges())
    at = london_day(moment_of(after.plan, now, chosen))
    return Preview(imported, import_changes(before, after, at), told, after.plan)
