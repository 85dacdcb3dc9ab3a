"""Caseloads against the agreed ranges: the average, and the distribution that matters more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.caseload import (
    UNTYPED,
    Caseload,
    CaseloadExtract,
    CaseloadRange,
    Mix,
    families_of,
    mixed,
)
from bot.domain.figures import rounded
from bot.rules.caseload_workers import Workers, holdings, workers_of

OUTLIER = 30
"""Open cases at which a worker is named an outlier: the inspection's own figure."""


class Band(StrEnum):
    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    NO_RANGE = "no range agreed"


@dataclass(frozen=True, slots=True)
class Registered:
    """The registered social workers of a group."""

    workers: int
    open_cases: int
    fte: Decimal

    @property
    def average(self) -> Decimal | None:
        """The open cases of these ÷ their FTE, to one decimal.

        Source: DfE, children's social work workforce, "average caseload".
        """
        return _average(self.open_cases, self.fte)


@dataclass(frozen=True, slots=True)
class Group:
    """A role, a team or everyone: counts of workers who hold at least one case. A worker in two
    teams is counted in each, and once among everyone; bands, outliers and the most are of all that
    a worker holds.
    """

    title: str
    workers: int
    bands: Mapping[Band, int]
    outliers: int
    most: int
    agency: int
    open_cases: int
    fte: Decimal
    families: int | None = None
    """The families of the open cases, a family once for each worker; None where not all tell."""
    registered: Registered | None = None
    """None where not everyone is said to be a registered social worker or none."""
    known_leads: int = 0
    """Those who are said to be no registered social workers, whatever is said of the others."""

    @property
    def average(self) -> Decimal | None:
        """The open cases ÷ FTE of everyone who holds a case, agency included, to one decimal."""
        return _average(self.open_cases, self.fte)

    @property
    def families_average(self) -> Decimal | None:
        """The same of families."""
        return None if self.families is None else _average(self.families, self.fte)

    @property
    def lead_cases(self) -> int:
        return self.open_cases - self.registered.open_cases if self.registered else 0


@dataclass(frozen=True, slots=True)
class CaseloadSummary:
    """One extract, summed up; `before` is everyone in the extract before it."""

    day: date
    source: str
    illustrative: bool
    everyone: Group
    roles: tuple[Group, ...]
    teams: tuple[Group, ...]
    idle: int
    """Workers at work who hold no case: outside the average and the distribution."""
    away: int = 0
    """Workers not at work (FTE 0) who hold cases: outside them too."""
    away_cases: int = 0
    unallocated: int | None = None
    """Open cases that nobody holds; None where the source says nothing of them."""
    cases: int = 0
    """Every open case of the extract, those of `away` and the unallocated among them."""
    mix: Mix = UNTYPED
    """The same by type."""
    before: Group | None = None
    before_day: date | None = None
    before_source: str | None = None


def band_of(caseload: Caseload, ranges: Mapping[str, CaseloadRange]) -> Band:
    """Places a caseload against its role's range, scaled by the worker's FTE."""
    agreed = ranges.get(caseload.role.casefold())
    if agreed is None:
        return Band.NO_RANGE
    if caseload.open_cases < agreed.low * caseload.fte:
        return Band.BELOW
    return Band.ABOVE if caseload.open_cases > agreed.high * caseload.fte else Band.WITHIN


@dataclass(frozen=True, slots=True)
class Placed:
    """The workers of an extract, and the band that each one's whole caseload stands in, by the
    worker's reference, folded.
    """

    workers: Workers
    bands: Mapping[str, Band]


def placed(caseloads: Iterable[Caseload], agreed: Mapping[str, CaseloadRange]) -> Placed:
    """Places every worker once."""
    workers = workers_of(caseloads)
    return Placed(workers, {key: band_of(each, agreed) for key, each in workers.wholes.items()})


def ranges_by_role(ranges: Iterable[CaseloadRange]) -> dict[str, CaseloadRange]:
    return {each.role.casefold(): each for each in ranges}


def summarise(
    extracts: Sequence[CaseloadExtract], ranges: Sequence[CaseloadRange], at: date
) -> CaseloadSummary | None:
    """The latest extract taken by `at`, against the one before it; None when there is none."""
    known = sorted((each for each in extracts if each.day <= at), key=lambda each: each.day)
    if not known:
        return None
    latest, before = known[-1], known[-2] if len(known) > 1 else None
    agreed = ranges_by_role(ranges)
    persons = placed(latest.caseloads, agreed)
    workers = persons.workers
    posts = [each for each in latest.caseloads if each.open_cases and workers.at_work(each)]
    return CaseloadSummary(
        day=latest.day,
        source=latest.source,
        illustrative=latest.illustrative,
        everyone=group("All", workers.working, persons),
        roles=by_role(workers.working, agreed, persons),
        teams=tuple(
            group(team, [each for each in posts if each.team == team], persons)
            for team in sorted({each.team for each in posts})
        ),
        idle=workers.idle,
        away=len(workers.away),
        away_cases=sum(each.open_cases for each in workers.away),
        unallocated=unallocated_of(latest),
        cases=sum(each.open_cases for each in holdings(latest)),
        mix=mixed(each.mix for each in holdings(latest)),
        before=_everyone(before, agreed) if before else None,
        before_day=before.day if before else None,
        before_source=before.source if before else None,
    )


def summed_up(extracts: Sequence[CaseloadExtract], summary: CaseloadSummary) -> CaseloadExtract:
    """The extract that `summary` sums up. Raises LookupError."""
    found = [each for each in extracts if each.day == summary.day]
    if not found:
        raise LookupError(f"no extract of {summary.day}")
    return found[-1]


def unallocated_of(extract: CaseloadExtract, team: str | None = None) -> int | None:
    """Counts the open cases that nobody holds, of one team or of all; None where the source
    says nothing.
    """
    if not extract.unallocated:
        return None
    return sum(each.open_cases for each in extract.unallocated if team in (None, each.team))


def _everyone(extract: CaseloadExtract, agreed: Mapping[str, CaseloadRange]) -> Group:
    known = placed(extract.caseloads, agreed)
    return group("All", known.workers.working, known)


def by_role(
    posts: Sequence[Caseload], agreed: Mapping[str, CaseloadRange], known: Placed
) -> tuple[Group, ...]:
    """Makes a group, as `group` does, for each role: those with an agreed range first and in the
    plan's order.
    """
    order = {role: place for place, role in enumerate(agreed)}
    roles = sorted(
        {each.role for each in posts},
        key=lambda role: (order.get(role.casefold(), len(order)), role),
    )
    return tuple(
        group(_role_title(role, agreed), [each for each in posts if each.role == role], known)
        for role in roles
    )


def group(title: str, posts: Sequence[Caseload], known: Placed) -> Group:
    """The counts of `posts`, each with at least one case, and of the workers who hold them."""
    keys = [each.worker.casefold() for each in posts]
    wholes = [known.workers.wholes[each] for each in keys]
    stand = [known.bands[each] for each in keys]
    bands = {each: stand.count(each) for each in Band}
    held = [worker.open_cases for worker in wholes]
    return Group(
        title=title,
        workers=len(wholes),
        bands=bands,
        outliers=sum([cases >= OUTLIER for cases in held]),
        most=max(held, default=0),
        agency=sum([worker.agency for worker in wholes]),
        open_cases=sum([post.open_cases for post in posts]),
        fte=sum([post.fte for post in posts], Decimal(0)),
        families=families_of(posts),
        registered=_registered(posts),
        known_leads=sum([post.registered is False for post in posts]),
    )


def _registered(posts: Sequence[Caseload]) -> Registered | None:
    if any(post.registered is None for post in posts):
        return None
    those = [post for post in posts if post.registered]
    return Registered(
        workers=len(those),
        open_cases=sum(post.open_cases for post in those),
        fte=sum((post.fte for post in those), Decimal(0)),
    )


def _average(count: int, fte: Decimal) -> Decimal | None:
    return rounded(count / fte) if fte else None


def _role_title(role: str, agreed: Mapping[str, CaseloadRange]) -> str:
    known = agreed.get(role.casefold())
    return known.title if known else role
