"""Writing a report: what was known on its day, read at one moment, as the bytes of a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.report import ReportKind, ReportMade
from bot.domain.trace import NO_TRACES
from bot.papers.brief import brief_of
from bot.papers.reports import MAKERS
from bot.rules.assessment import assess
from bot.store import Store


class NoPlanError(LookupError):
    """There is no plan to report on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report, as at which day; compared with `since`, or where that is None with the last
    report of its kind that is remembered.
    """

    kind: ReportKind
    at: date
    since: date | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """`since` is the day that it was compared with, `imports` the numbers of those that its plan
    and figures came with.
    """

    wanted: Wanted
    name: str
    content: bytes
    since: date | None
    imports: tuple[int, ...]


def make_report(store: Store, wanted: Wanted) -> Report:
    """Writes the report from one moment of the store. Raises NoPlanError."""
    snapshot = store.snapshot()
    if snapshot is None:
        raise NoPlanError("No plan is stored, so there is nothing to report on")
    last = _last(snapshot.reports, wanted) if wanted.since is None else None
    since = last.as_at if last is not None else wanted.since
    days = [wanted.at, *([since] if since else [])]
    # What came in on its day once it was made is news to whoever has it.
    known = store.known_on(*days, by={last.as_at: last.made_at} if last is not None else {})
    if known is None:
        raise NoPlanError("No plan is stored, so there is nothing to report on")
    now, *before = [assess(each, day) for each, day in zip(known, days, strict=True)]
    maker = MAKERS[wanted.kind]
    traces = store.traces() if maker.traced else NO_TRACES
    brief = brief_of(
        now,
        before[0] if before else None,
        public=wanted.public,
        traces=traces,
    )
    public = "-public" if wanted.public else ""
    return Report(
        wanted,
        f"{wanted.kind}-{wanted.at}{public}{maker.suffix}",
        maker.make(brief),
        since,
        tuple(sorted(each.number for each in known[0].sources if each.number is not None)),
    )


def made_of(report: Report, at: datetime, by: str, file: str) -> ReportMade:
    """Gives what is remembered of the report once it reached somebody at that moment."""
    wanted = report.wanted
    return ReportMade(
        wanted.kind,
        wanted.at,
        report.since,
        wanted.public,
        at,
        by,
        file,
        report.imports,
    )


def remember(store: Store, report: Report, at: datetime, by: str, file: str) -> None:
    """Keeps that the report reached somebody at that moment: called once it did, never before."""
    made = made_of(report, at, by, file)
    with store.begin() as work:
        work.made_reports.remember(made)
        work.commit()


def _last(reports: Sequence[ReportMade], wanted: Wanted) -> ReportMade | None:
    """The last report of the kind as at an earlier day. One that is written again on the same day
    takes the place of the first.
    """
    earlier = [each for each in reports if each.kind is wanted.kind and each.as_at < wanted.at]
    return max(earlier, key=lambda each: (each.as_at, each.made_at), default=None)
