"""The check-up of everything but Slack: database, plan, sources, schedule, worker, outbox."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.domain.finding import Finding, Level
from bot.domain.outbox import OutboxState
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
from bot.store import Store, StoreUnavailable

WORKER_SILENT = timedelta(seconds=45)
"""From when a worker counts as dead: it is heard every ten seconds."""
CLOCKS_APART = timedelta(minutes=5)
"""From when a stored moment that is later than now is told of."""
WAITING_LONG = timedelta(minutes=15)
RECENT = timedelta(days=7)
"""How long a message that was never delivered is told of."""
UNTAKEN = "no worker took it"
"""Why a message waits that says no reason of its own."""
DATABASE = "database"
NAMED = 8
SOURCE_DAYS = {"outturns": 62, "caseloads": 35}
"""From when the newest figures of a source are old: two months, and a month and a bit."""


def check_store(store: Store, now: datetime) -> list[Finding]:
    """Finds what the store tells of itself, of the outbox and of the workers; `now` is aware."""
    try:
        if not store.schema_is_current():
            said = "its tables are missing, or those of another version"
            return [Finding(DATABASE, Level.BAD, said, "planbot migrate")]
        return [
            Finding(DATABASE, Level.OK, "answers, its tables are current"),
            *_clock(store, now),
            *_workers(store, now),
            *_outbox(store, _queued_at(store, now)),
        ]
    except StoreUnavailable as error:
        return [Finding(DATABASE, Level.BAD, str(error), "check DATABASE_URL and the disk")]


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


def _clock(store: Store, now: datetime) -> Iterator[Finding]:
    latest = store.latest_moment()
    if latest is None or latest - now < CLOCKS_APART:
        return
    said = f"something is stored as of {_at(latest)}, and it is {_at(now)} here"
    do = "a clock jumped, or a file came in with --at: set every machine's clock by NTP"
    yield Finding("clock", Level.BAD, said, do)


def _at(moment: datetime) -> str:
    local = moment.astimezone(LONDON)
    return f"{say_day(local.date())}, {local:%H:%M}"


def _workers(store: Store, now: datetime) -> Iterator[Finding]:
    workers = store.workers()
    alive = [each for each in workers if now - each.beat_at < WORKER_SILENT]
    if not workers:
        yield Finding("worker", Level.LOOK, "none is running", "start one: planbot worker")
        return
    if not alive:
        silent = f"last heard {_ago(now - workers[0].beat_at)}"
        yield Finding("worker", Level.BAD, silent, "it died or hangs: start it again")
        return
    for halted in (each for each in alive if each.halted):
        yield Finding(
            "worker", Level.BAD, f"{halted.name} sends nothing: {halted.halted}", "mend it"
        )
        return
    yield Finding(
        "worker", Level.OK, f"{len(alive)} running, last heard {_ago(now - alive[0].beat_at)}"
    )


def _queued_at(store: Store, now: datetime) -> datetime:
    """The moment by which messages are queued: the sample's own, for the sample."""
    snapshot = store.snapshot()
    return moment_of(snapshot.plan if snapshot else None, now)


def _outbox(store: Store, now: datetime) -> Iterator[Finding]:
    found = store.backlog()
    sent, dead = found.counts[OutboxState.SENT], found.counts[OutboxState.DEAD]
    said = f"{sent} sent, {found.waiting} waiting, {dead} dead"
    oldest, last = found.oldest, found.last_dead
    if oldest is not None and now - oldest.created_at > WAITING_LONG:
        why = oldest.reason or UNTAKEN
        late = f"the oldest came {_ago(now - oldest.created_at)}"
        yield Finding("outbox", Level.BAD, f"{said}; {late}", why)
    elif last is not None and now - last.created_at < RECENT:
        yield Finding("outbox", Level.LOOK, said, f"{last.kind} to {last.channel}: {last.reason}")
    else:
        yield Finding("outbox", Level.OK, said)


def _databases(store: Store, plan: Plan) -> Iterator[Finding]:
    runs = store.source_runs()
    for source in plan.sources:
        run = runs.get(source.name)
        name = f"source {source.name}"
        if run is not None and run.reason is not None and run.failed_at is not None:
            last = f"; last read {_at(run.done_at)}" if run.done_at else "; never read"
            said = f"failed {_at(run.failed_at)}: {run.reason}{last}"
            yield Finding(name, Level.BAD, said, f"mend what it says, and what {source.url} holds")
        elif run is None or run.done_at is None:
            yield Finding(name, Level.LOOK, "not read yet", "a worker reads it: planbot worker")
        else:
            yield Finding(name, Level.OK, f"read {_at(run.done_at)}")


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


def _ago(gap: timedelta) -> str:
    seconds = int(gap.total_seconds())
    if seconds < 15:
        return "just now"
    if seconds < 60:
        return f"{seconds} seconds ago"
    minutes = seconds // 60
    if minutes < 120:
        return f"{counted(minutes, 'minute')} ago"
    hours = minutes // 60
    return f"{counted(hours, 'hour') if hours < 48 else counted(hours // 24, 'day')} ago"
