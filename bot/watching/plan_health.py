"""The check-up of what is worked with: the plan, its sources and its schedule."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.finding import Finding, Level
from bot.domain.people import Audience
from bot.domain.period import LONDON, london_day, say_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Snapshot
from bot.importing import nobody_has
from bot.messages.text import as_written
from bot.messages.view import View
from bot.messages.words import counted
from bot.rules.assessment import assess
from bot.rules.due import Due
from bot.services.as_of import moment_of
from bot.store import Store
from bot.watching.store_checkup import in_london

NAMED = 8
SOURCE_DAYS = {"outturns": 62, "caseloads": 35}
"""From when the newest figures of a source are old: two months, and a month and a bit."""


def check_plan(
    store: Store, now: datetime, coming: Sequence[Due], owed: Sequence[Due]
) -> list[Finding]:
    """The plan, the age of every source, and the schedule; `coming` and `owed` are its posts."""
    snapshot = store.snapshot()
    if snapshot is None:
        return [Finding("plan", Level.BAD, "none is stored", "planbot import plan.yaml")]
    plan = snapshot.plan
    said = f"{plan.name}, as of {say_day(plan.as_of)}"
    level = Level.LOOK if plan.sample else Level.OK
    do = "this is the sample; import your own: planbot import plan.yaml" if plan.sample else ""
    return [
        Finding("plan", level, said, do),
        *_sources(snapshot, moment_of(plan, now)),
        *_names(snapshot),
        *_databases(store, plan),
        *_periods(snapshot, moment_of(plan, now)),
        *_schedule(plan, coming, owed),
    ]


def _databases(store: Store, plan: Plan) -> Iterator[Finding]:
    runs = store.source_runs()
    for source in plan.sources:
        run = runs.get(source.name)
        name = f"source {source.name}"
        if run is not None and run.reason is not None and run.failed_at is not None:
            last = f"; last read {in_london(run.done_at)}" if run.done_at else "; never read"
            said = f"failed {in_london(run.failed_at)}: {run.reason}{last}"
            yield Finding(name, Level.BAD, said, f"mend what it says, and what {source.url} holds")
        elif run is None or run.done_at is None:
            yield Finding(name, Level.LOOK, "not read yet", "a worker reads it: planbot worker")
        else:
            yield Finding(name, Level.OK, f"read {in_london(run.done_at)}")


def _sources(snapshot: Snapshot, at: datetime) -> Iterator[Finding]:
    today = london_day(at)
    for kind, days in SOURCE_DAYS.items():
        latest = max(
            (each.latest for each in snapshot.sources if each.kind == kind and each.latest),
            default=None,
        )
        if latest is None:
            yield Finding(kind, Level.LOOK, "none imported yet", f"planbot import {kind}.csv")
            continue
        age = (today - latest).days
        level = Level.LOOK if age > days else Level.OK
        do = f"older than {days} days: import newer {kind}" if age > days else ""
        yield Finding(kind, level, f"up to {say_day(latest)}, {counted(age, 'day')} ago", do)


def _names(snapshot: Snapshot) -> Iterator[Finding]:
    """Ranges that no worker of the newest caseloads is held to, and managers who see no team."""
    newest = next(iter(snapshot.caseloads), None)
    told = nobody_has(snapshot.plan, newest)
    for each in told[:NAMED]:
        yield Finding("names", Level.LOOK, each.said, each.do)
    if len(told) > NAMED:
        yield Finding("names", Level.LOOK, f"and {len(told) - NAMED} more roles and teams")


def _periods(snapshot: Snapshot, at: datetime) -> Iterator[Finding]:
    """Indicators that get no status because their newest figures are for other periods than the
    plan's. Small figures are not told: who may see them is not known here.
    """
    view = View(assess(snapshot, london_day(at)), Audience.WIDE)
    said = [
        f"{ref}: {as_written(newer)}"
        for ref, each in view.assessment.histories.items()
        if (newer := view.newer_beside(each.current))
    ]
    do = "say in the plan what each is measured by, or import such figures"
    for each in said[:NAMED]:
        yield Finding("periods", Level.LOOK, each, do)
        do = ""
    if len(said) > NAMED:
        more = counted(len(said) - NAMED, "more indicator")
        yield Finding("periods", Level.LOOK, f"newer figures for other periods: {more}")


def _schedule(plan: Plan, coming: Sequence[Due], owed: Sequence[Due]) -> Iterator[Finding]:
    if not plan.schedule:
        yield Finding("schedule", Level.LOOK, "nothing is posted by itself", "add it to the plan")
        return
    if owed:
        said = ", ".join(f"{each.post.kind} of {say_day(each.period)}" for each in owed)
        yield Finding("schedule", Level.LOOK, f"owed now: {said}", "a running worker posts it")
    for due in coming[:1]:
        local = due.at.astimezone(LONDON)
        said = f"next is {due.post.kind}, {local:%A} {say_day(local.date())} at {local:%H:%M}"
        yield Finding("schedule", Level.OK, said)
