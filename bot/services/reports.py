"""Writing a report: what was known on its day, read at one moment, as the bytes of a file."""

from dataclasses import dataclass
from datetime import date

from bot.domain.report import ReportKind
from bot.papers.brief import brief_of
from bot.papers.reports import MAKERS
from bot.rules.assessment import assess
from bot.store import Store


class NoPlanError(LookupError):
    """There is no plan to report on."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report, as at which day; compared with `since`, where there is one."""

    kind: ReportKind
    at: date
    since: date | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """`since` is the day that it was compared with."""

    wanted: Wanted
    name: str
    content: bytes
    since: date | None


def make_report(store: Store, wanted: Wanted) -> Report:
    """Writes the report from one moment of the store. Raises NoPlanError."""
    days = [wanted.at, *([wanted.since] if wanted.since else [])]
    known = store.known_on(*days)
    if known is None:
        raise NoPlanError("No plan is stored, so there is nothing to report on")
    now, *before = [assess(each, day) for each, day in zip(known, days, strict=True)]
    brief = brief_of(now, before[0] if before else None, public=wanted.public)
    maker = MAKERS[wanted.kind]
    public = "-public" if wanted.public else ""
    name = f"{wanted.kind}-{wanted.at}{public}{maker.suffix}"
    return Report(wanted, name, maker.make(brief), wanted.since)
