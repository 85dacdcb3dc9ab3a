"""Which of Ofsted's Annex A lists a table is, by its headings, and where the columns stand.

Lists 6 to 9 hold the children who are worked with, a row each, with the worker and the team. They
go back six months: whoever has an end date is no open case.
Source: Ofsted, child-level data, additional guidance and template for Annex A.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.importing.tables.caseload_headings import plain_heading, stated_day
from bot.importing.tables.rows import Row

_CHILD = ("child_unique_id", "child_id")
_WORKER = ("allocated_worker", "allocated_social_worker")
_ADVISER = ("allocated_personal_adviser", "allocated_personal_advisor", "allocated_pa")
_TEAM = ("allocated_team",)


@dataclass(frozen=True, slots=True)
class Kind:
    """A list of open cases: the type of its cases, a heading that only it has, and the one of the
    day on which a case ended.
    """

    number: int
    type: str
    marks: tuple[str, ...]
    ended: str | None


KINDS = (
    Kind(8, "cla", ("date_started_to_be_looked_after",), "date_ceased_to_be_looked_after"),
    Kind(7, "cp", ("child_protection_plan_start_date",), "child_protection_plan_end_date"),
    Kind(
        9,
        "care_leavers",
        ("eligibility_category", "latest_pathway_plan_review_date", "date_of_latest_pathway_plan"),
        None,
    ),
    Kind(6, "cin", ("cin_start_date",), "cin_closure_date"),
)
"""By what a child on several lists counts as: the first of these. List 6 may hold them all."""


@dataclass(frozen=True, slots=True)
class AnnexList:
    """The header of a list: its row, where each column stands, and the day that is written above.

    `kind` is None for a list of the Annex that holds no open cases. A personal adviser holds a care
    leaver who has no other worker.
    """

    kind: Kind | None
    row: int
    child: int
    worker: int
    team: int
    adviser: int | None
    ended: int | None
    day: str | None


def annex_list(opening: Iterable[Row]) -> AnnexList | None:
    """Finds the header of a list of Annex A among the first rows of a table; None where it is
    another table. Raises Unreadable where several days stand above it.
    """
    rows = list(opening)
    for row in rows:
        names = [plain_heading(cell) for cell in row.cells]
        child, worker, team = (_place(names, each) for each in (_CHILD, _WORKER, _TEAM))
        if child is None or worker is None or team is None:
            continue
        kind = next(_kinds(names), None)
        ended = _place(names, (kind.ended,)) if kind and kind.ended else None
        day = stated_day(each for each in rows if each.number < row.number)
        adviser = _place(names, _ADVISER)
        return AnnexList(kind, row.number, child, worker, team, adviser, ended, day)
    return None


def _kinds(names: list[str]) -> Iterator[Kind]:
    return (kind for kind in KINDS if any(each in names for each in kind.marks))


def _place(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(each) for each in wanted if each in names), None)
