"""Taking in a file: read, stored, flags settled and alerts queued, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bot.domain.imports import say_brought
from bot.domain.period import london_day
from bot.domain.snapshot import Snapshot
from bot.importing import (
    Asked,
    BenchmarkFile,
    CaseloadFile,
    LeftAsReported,
    ManyChange,
    OutturnFile,
    PlanFile,
    Problem,
    References,
    Refused,
    Remark,
    TakenBack,
    WithoutCounts,
    many_change,
    new_teams,
    nobody_has,
    other_periods,
    plan_changed,
    read_file,
)
from bot.importing.texts import quoted
from bot.rules.action_numbers import Clash, Numbered
from bot.services.as_of import moment_of
from bot.services.flags import apply_flags, decide_flags, settle_flags
from bot.services.garbage import garbage_left
from bot.services.own_rags import rags_that_differ
from bot.services.ratings import tell_of_ratings
from bot.services.recipes import confirmed, keep_draft
from bot.store import Arrival, Counts, Store, Work, foreseen


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought: `kind` is plan, outturns or caseloads, counted in its own things."""

    file: str
    kind: str
    new: int = 0
    revised: int = 0
    same: int = 0
    alerts: int = 0
    empty: int = 0
    """How many of the new are periods without a figure."""
    before: datetime | None = None
    """Tells when this very file was imported, where it was before: nothing is changed then."""
    remarks: tuple[Remark, ...] = ()
    """What should be known, though nothing stands against it."""

    @property
    def counts(self) -> str:
        """Says how many it brought: "83 new, 2 revised, 0 as before"."""
        return say_brought(self.new, self.revised, self.empty, self.same)

    @property
    def changed(self) -> bool:
        return bool(self.new or self.revised)

    @property
    def heed(self) -> str:
        """Says what should be read before anything else; "" where nothing should."""
        return next((str(each) for each in self.remarks if isinstance(each, ManyChange)), "")

    @property
    def beside(self) -> tuple[str, ...]:
        """Says all other remarks."""
        return tuple(str(each) for each in self.remarks if not isinstance(each, ManyChange))


_Figures = OutturnFile | CaseloadFile | BenchmarkFile
Ends = Callable[[Work], None]
"""How a unit of work ends: kept by its commit, or looked at and left."""


@garbage_left()
def import_file(  # noqa: PLR0913 - how it is read, and what is kept beside it
    store: Store,
    path: Path,
    now: datetime,
    chosen: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    by: str,
    recipe: str | None = None,
    ends: Ends = Work.commit,
) -> Imported:
    """Stores all of the file or nothing of it, as on the moment that the plan is read at; `by` is
    who brought it. A file in a council's own form is read by the `recipe` of that name where one is
    given, else by the one for its shape; the recipe is kept with it. `ends` is called with the unit
    of work when all is done.

    Raises Asked where only a person can say how it is read, Refused with every problem of the file,
    StoreUnavailable when nothing can be written.
    """
    snapshot = store.snapshot()
    plan = snapshot.plan if snapshot else None
    earlier = snapshot.caseloads if snapshot else ()
    day = london_day(moment_of(plan, now, chosen))
    kept, references = store.recipes(), References(store.reference_key())
    stored = snapshot.outturns if snapshot else {}
    try:
        read = read_file(path, plan, day, progress, earlier, kept, references, recipe, stored)
    except Asked as asked:
        keep_draft(store, asked.draft, by)
        raise
    at = moment_of(read.plan if isinstance(read, PlanFile) else plan, now, chosen)
    if isinstance(read, PlanFile):
        return _plan_taken_in(store, read, at, by, ends)
    if isinstance(read, OutturnFile):
        brought, counts = _outturns_taken_in(store, read, at, by, ends)
    elif isinstance(read, BenchmarkFile):
        brought, counts = _benchmarks_taken_in(store, read, at, by, ends)
    else:
        brought, counts = _caseloads_taken_in(store, read, at, by, ends)
    if brought.before is not None:
        return brought
    return replace(brought, remarks=(*brought.remarks, *_remarks(read, counts, snapshot)))


def _plan_taken_in(store: Store, read: PlanFile, at: datetime, by: str, ends: Ends) -> Imported:
    with store.begin(by) as work:
        known = work.snapshot()
        if clashes := work.actions.clashing(read.plan):
            raise Refused(tuple(_clash(read.file, each) for each in clashes))
        change = work.plans.save(read.plan, Arrival(read.file, read.sha256, at))
        newest = next(iter(known.caseloads), None) if known is not None else None
        remarks = (*read.remarks, *nobody_has(read.plan, newest))
        if not change.changed:
            remarks = (*remarks, *_changed(read, known, known, ()))
            return Imported(read.file, kind_of(read), same=1, remarks=remarks)
        told = tell_of_ratings(work, change.new_ratings, at)
        told += settle_flags(work, at, before=known.plan if known is not None else None)
        changed = _changed(read, known, work.snapshot(), change.near_actions)
        remarks = (*remarks, *changed)
        ends(work)
    return Imported(read.file, kind_of(read), new=1, alerts=told, remarks=remarks)


def _clash(file: str, clash: Clash) -> Problem:
    of = f"{quoted(clash.goes)} of recommendation {clash.of}"
    return Problem(
        file,
        None,
        None,
        f"recommendation {clash.recommendation}: {quoted(clash.text)} has the id {clash.id}, but "
        f"{of} goes by it; give one of them another id, or that one its own",
    )


def _changed(
    read: PlanFile, before: Snapshot | None, after: Snapshot | None, near: Sequence[Numbered]
) -> tuple[Remark, ...]:
    if before is None or after is None:
        return ()
    return plan_changed(before.plan, read.plan, after.plan, near)


def _outturns_taken_in(
    store: Store, read: OutturnFile, at: datetime, by: str, ends: Ends
) -> tuple[Imported, Counts]:
    """Compared and decided while others go on; under the lock only what was written meanwhile is
    looked at again.
    """
    refs = {each.indicator for each in read.outturns if each.team is None}
    compared = store.compare(read.outturns, at)
    expected = foreseen(store.snapshot(), compared) if compared.fresh else None
    decided = decide_flags(expected, at, refs) if expected is not None else None
    told = 0
    with store.begin(by) as work:
        if (known := _known(work, read)) is not None:
            return known, Counts()
        if work.revision != compared.revision:
            compared, decided = work.figures.compare(read.outturns, at, work.snapshot()), None
        work.figures.save(compared, Arrival(read.file, read.sha256, at))
        if decided is not None and expected is not None:
            work.foresees(expected)
        if read.recipe is not None:
            work.recipes.save(confirmed(read.recipe, by, at))
        if compared.fresh and decided is not None:
            told = apply_flags(work, decided)
        elif compared.fresh:
            told = settle_flags(work, at, refs)
        apart: tuple[Remark, ...] = ()
        after = (expected if decided is not None else work.snapshot()) if read.rags else None
        if after is not None:
            apart = rags_that_differ(after, read.rags, at)
        ends(work)
    brought = replace(_brought(read, compared.counts, told), remarks=apart)
    return brought, compared.counts


def _caseloads_taken_in(
    store: Store, read: CaseloadFile, at: datetime, by: str, ends: Ends
) -> tuple[Imported, Counts]:
    with store.begin(by) as work:
        if (known := _known(work, read)) is not None:
            return known, Counts()
        counts = work.caseloads.save(read.extracts, Arrival(read.file, read.sha256, at))
        ends(work)
    return _brought(read, counts), counts


def _benchmarks_taken_in(
    store: Store, read: BenchmarkFile, at: datetime, by: str, ends: Ends
) -> tuple[Imported, Counts]:
    with store.begin(by) as work:
        if (known := _known(work, read)) is not None:
            return known, Counts()
        arrival = Arrival(read.file, read.sha256, at)
        counts = work.comparisons.save(read.figures, read.neighbours, arrival)
        ends(work)
    return _brought(read, counts), counts


def _known(work: Work, read: _Figures) -> Imported | None:
    """A file of figures counts once: after a correction, the old file takes nothing back."""
    before = work.imports.before(read.sha256)
    if before is None:
        return None
    return Imported(read.file, kind_of(read), same=size_of(read), before=before)


def _brought(read: _Figures, counts: Counts, told: int = 0) -> Imported:
    return Imported(
        read.file, kind_of(read), counts.new, counts.revised, counts.same, told, counts.empty
    )


def _remarks(read: _Figures, counts: Counts, before: Snapshot | None) -> tuple[Remark, ...]:
    if before is None:
        return ()
    if isinstance(read, BenchmarkFile):
        return read.remarks
    if isinstance(read, CaseloadFile):
        return (*read.remarks, *(new_teams(read.extracts, before) if counts.changed else ()))
    taken_back = (TakenBack(counts.taken_back),) if counts.taken_back else ()
    left = (LeftAsReported(counts.left),) if counts.left else ()
    bare = (WithoutCounts(counts.bare),) if counts.bare else ()
    many = many_change(counts.others, counts.repeated)
    whole = [each for each in read.outturns if each.team is None]
    beside = other_periods(whole, before.plan) if counts.changed else ()
    return (*many, *taken_back, *left, *bare, *read.remarks, *beside)


def kind_of(read: PlanFile | _Figures) -> str:
    match read:
        case PlanFile():
            return "plan"
        case OutturnFile():
            return "outturns"
        case CaseloadFile():
            return "caseloads"
        case BenchmarkFile():
            return "benchmarks"


def size_of(read: _Figures) -> int:
    """Counts how many things a file holds, as imports count them: outturns, extracts, or figures
    of areas and lists of neighbours.
    """
    match read:
        case OutturnFile():
            return len(read.outturns)
        case CaseloadFile():
            return len(read.extracts)
        case BenchmarkFile():
            return len(read.figures) + len(read.neighbours)
