"""One team's caseloads: its totals, its roles and its workers."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.caseload import Caseload, CaseloadExtract, CaseloadRange
from bot.rules.caseload_bands import CaseloadSummary, Group, by_role, ranges_by_role


@dataclass(frozen=True, slots=True)
class Team:
    group: Group
    roles: tuple[Group, ...]
    workers: tuple[Caseload, ...]
    """Every worker of the team in the extract, most cases to their FTE first."""


def team_of(
    extracts: Sequence[CaseloadExtract],
    ranges: Sequence[CaseloadRange],
    summary: CaseloadSummary,
    title: str,
) -> Team:
    """The team of that title in the extract that `summary` sums up. Raises LookupError."""
    group = next((each for each in summary.teams if each.title == title), None)
    extract = next((each for each in extracts if each.day == summary.day), None)
    if group is None or extract is None:
        raise LookupError(f"no team {title} on {summary.day}")
    agreed = ranges_by_role(ranges)
    workers = [each for each in extract.caseloads if each.team == title]
    return Team(
        group=group,
        roles=by_role([each for each in workers if each.open_cases], agreed),
        workers=tuple(sorted(workers, key=lambda each: (-each.open_cases / each.fte, each.worker))),
    )
