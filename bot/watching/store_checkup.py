"""The check-up of the store: database, its clock, worker, outbox."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.finding import Finding, Level
from bot.domain.outbox import OutboxState
from bot.domain.period import LONDON, say_day
from bot.messages.words import counted
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


def in_london(moment: datetime) -> str:
    """Says a moment by the clock in London."""
    local = moment.astimezone(LONDON)
    return f"{say_day(local.date())}, {local:%H:%M}"


def _clock(store: Store, now: datetime) -> Iterator[Finding]:
    latest = store.latest_moment()
    if latest is None or latest - now < CLOCKS_APART:
        return
    said = f"something is stored as of {in_london(latest)}, and it is {in_london(now)} here"
    do = "a clock jumped, or a file came in with --at: set every machine's clock by NTP"
    yield Finding("clock", Level.BAD, said, do)


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
