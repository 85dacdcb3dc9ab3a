"""Caseloads against the agreed ranges: the average, and the distribution that matters more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.caseload import Caseload, CaseloadExtract, CaseloadRange
from bot.domain.figures import rounded

OUTLIER = 30
"""Open cases at which a worker is named an outlier: the inspection's own figure."""


class Band(StrEnum):
    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    NO_RANGE = "no range agreed"


@dataclass(frozen=True, slots=True)
class Group:
    """A role, a team or everyone: counts of workers who hold at least one case."""

    title: str
    workers: int
    bands: Mapping[Band, int]
    outliers: int
    most: int
    agency: int
    open_cases: int
    fte: Decimal

    @property
    def average(self) -> Decimal | None:
        """The open cases ÷ FTE of workers holding a case, agency included, to one decimal.

        Source: DfE, children's social work workforce, "average caseload".
        """
        return rounded(self.open_cases / self.fte) if self.fte else None


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
    """Workers who hold no case: outside the average and the distribution."""
    before: Group | None = None
    before_day: date | None = None


def band_of(caseload: Caseload, ranges: Mapping[str, CaseloadRange]) -> Band:
    """Places a caseload against its role's range, scaled by the worker's FTE."""
    agreed = ranges.get(caseload.role.casefold())
    if agreed is None:
        return Band.NO_RANGE
    if caseload.open_cases < agreed.low * caseload.fte:
        return Band.BELOW
    return Band.ABOVE if caseload.open_cases > agreed.high * caseload.fte else Band.WITHIN


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
    working = [each for each in latest.caseloads if each.open_cases]
    return CaseloadSummary(
        day=latest.day,
        source=latest.source,
        illustrative=latest.illustrative,
        everyone=group("All", working, agreed),
        roles=by_role(working, agreed),
        teams=tuple(
            group(team, [w for w in working if w.team == team], agreed)
            for team in sorted({each.team for each in working})
        ),
        idle=len(latest.caseloads) - len(working),
        before=group("All", [w for w in before.caseloads if w.open_cases], agreed)
        if before
        else None,
        before_day=before.day if before else None,
    )


def by_role(workers: Sequence[Caseload], agreed: Mapping[str, CaseloadRange]) -> tuple[Group, ...]:
    """Makes a group for each role, those with an agreed range first and in the plan's order."""
    order = {role: place for place, role in enumerate(agreed)}
    roles = sorted(
        {each.role for each in workers},
        key=lambda role: (order.get(role.casefold(), len(order)), role),
    )
    return tuple(
        group(_role_title(role, agreed), [each for each in workers if each.role == role], agreed)
        for role in roles
    )


def group(title: str, workers: Sequence[Caseload], agreed: Mapping[str, CaseloadRange]) -> Group:
    """The counts of `workers`, each of whom holds at least one case."""
    bands = dict.fromkeys(Band, 0)
    for worker in workers:
        bands[band_of(worker, agreed)] += 1
    return Group(
        title=title,
        workers=len(workers),
        bands=bands,
        outliers=sum(worker.open_cases >= OUTLIER for worker in workers),
        most=max((worker.open_cases for worker in workers), default=0),
        agency=sum(worker.agency for worker in workers),
        open_cases=sum(worker.open_cases for worker in workers),
        fte=sum((worker.fte for worker in workers), Decimal(0)),
    )


def _role_title(role: str, agreed: Mapping[str, CaseloadRange]) -> str:
    known = agreed.get(role.casefold())
    return known.title if known else role
