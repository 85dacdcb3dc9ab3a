"""One team's caseloads: its totals, its roles and its workers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.caseload import Caseload, CaseloadExtract, CaseloadRange, Mix, mixed
from bot.rules.caseload_bands import (
    CaseloadSummary,
    Group,
    by_role,
    placed,
    ranges_by_role,
    summed_up,
    unallocated_of,
)
from bot.rules.caseload_workers import holdings


@dataclass(frozen=True, slots=True)
class TeamWorker:
    """What a worker holds in this team, and in all teams together."""

    post: Caseload
    whole: Caseload

    @property
    def at_work(self) -> bool:
        return self.whole.fte > 0


@dataclass(frozen=True, slots=True)
class Team:
    group: Group
    roles: tuple[Group, ...]
    workers: tuple[TeamWorker, ...]
    """Every worker of the team in the extract, most cases to their FTE first, those not at work
    last.
    """
    unallocated: int | None
    """The team's open cases that nobody holds; None where the source says nothing of them."""
    cases: int
    """Every open case of the team, whoever holds it or nobody does."""
    mix: Mix
    """The same by type."""

    @property
    def away(self) -> tuple[TeamWorker, ...]:
        """The workers not at work who hold cases of the team all the same."""
        return tuple(each for each in self.workers if not each.at_work and each.post.open_cases)


def team_of(
    extracts: Sequence[CaseloadExtract],
    ranges: Sequence[CaseloadRange],
    summary: CaseloadSummary,
    title: str,
) -> Team:
    """The team of that title in the extract that `summary` sums up. Raises LookupError."""
    group = next((each for each in summary.teams if each.title == title), None)
    extract = summed_up(extracts, summary)
    if group is None:
        raise LookupError(f"no team {title} on {summary.day}")
    agreed = ranges_by_role(ranges)
    known = placed(extract.caseloads, agreed)
    workers = known.workers
    posts = [each for each in extract.caseloads if each.team == title]
    every = holdings(extract, title)
    held = [each for each in posts if each.open_cases and workers.at_work(each)]
    return Team(
        group=group,
        roles=by_role(held, agreed, known),
        workers=tuple(
            sorted((TeamWorker(each, workers.whole(each)) for each in posts), key=_most_first)
        ),
        unallocated=unallocated_of(extract, title),
        cases=sum(each.open_cases for each in every),
        mix=mixed(each.mix for each in every),
    )


def _most_first(worker: TeamWorker) -> tuple[bool, Decimal, str]:
    whole = worker.whole
    load = whole.open_cases / whole.fte if whole.fte else Decimal(0)
    return not whole.fte, -load, worker.post.worker
