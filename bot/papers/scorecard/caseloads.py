"""The sheet of caseloads: each extract, everyone first, then by role and by team."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from bot.domain.people import Audience
from bot.papers.brief import Brief
from bot.papers.scorecard.numbers import centred, count
from bot.papers.styled_cell import Shown, Style, Value
from bot.papers.table_sheet import Frame, Heading, write_table
from bot.rules.caseload_bands import OUTLIER, summarise
from bot.rules.disclosure.caseloads import ShownCaseloads, ShownGroup, shown
from bot.rules.disclosure.suppression import HIDDEN

NAME = "Caseloads"
_TYPES = ("cin", "cp", "cla", "care_leavers", "rest")
_WORKERS = (
    *(Heading("Day", 12), Heading("By", 10), Heading("Role or team", 32)),
    *(Heading("Workers with cases", 10), Heading("Below range", 9), Heading("Within", 9)),
    *(Heading("Above", 9), Heading("No range agreed", 9), Heading(f"{OUTLIER} cases or more", 9)),
    *(Heading("Agency", 9), Heading("Average caseload", 10), Heading("Most of one worker", 9)),
    Heading("Source", 28),
)
_CASES = (
    *(Heading("Not allocated", 10), Heading("Child in need", 10)),
    *(Heading("Child protection", 10), Heading("Looked after", 10)),
    *(Heading("Care leavers", 10), Heading("Other cases", 10)),
)


@dataclass(frozen=True, slots=True)
class Extract:
    """What the readers see of an extract."""

    seen: ShownCaseloads
    wide: bool

    @property
    def day(self) -> date:
        return self.seen.day


def extracts_of(brief: Brief) -> list[Extract]:
    """Lists what the readers see of each extract, oldest first."""
    audience = brief.view.audience
    extracts = sorted(brief.now.snapshot.caseloads, key=lambda each: each.day)
    summed = (summarise([each], brief.plan.caseload_ranges, brief.at) for each in extracts)
    return [Extract(shown(each, audience), audience is Audience.WIDE) for each in summed if each]


def write_caseloads(book: Workbook, brief: Brief) -> None:
    """Adds the sheet; the newest extract comes first. What nobody's cases are of has no columns."""
    rows = [row for each in reversed(extracts_of(brief)) for row in _rows(each, brief)]
    known = any(value is not None for row in rows for value in row[len(_WORKERS) :])
    headings = (*_WORKERS, *_CASES) if known else _WORKERS
    frame = Frame(beside=3, apart=(len(_WORKERS),))
    write_table(book, NAME, headings, (row[: len(headings)] for row in rows), frame)


def _rows(extract: Extract, brief: Brief) -> Iterator[list[Value]]:
    seen, everyone = extract.seen, extract.seen.everyone
    types = dict(seen.mix.counts) if seen.mix is not None else {}
    beside: list[Value] = [
        None if brief.public else _source(seen),
        count(seen.unallocated),
        *(_told(types[each]) if each in types else None for each in _TYPES),
    ]
    yield [*_group(extract, "everyone", everyone), *beside]
    blank: list[Value] = [None] * len(beside)
    for by, groups in (("role", seen.roles), ("team", seen.teams)):
        for each in groups:
            yield [*_group(extract, by, each), *blank]


def _group(extract: Extract, by: str, group: ShownGroup) -> list[Value]:
    bold = Style(bold=by == "everyone")
    counts = (
        *(group.workers, group.below, group.within, group.above, group.no_range),
        *(group.outliers, group.agency),
    )
    return [
        extract.day,
        Shown(by, bold),
        Shown(group.title, bold),
        *(_told(each) for each in counts),
        HIDDEN if group.average is None and extract.wide else count(group.average),
        HIDDEN if extract.wide else centred(count(group.most)),
    ]


def _told(number: int | None) -> Value:
    return Shown(HIDDEN, Style(side="right", quiet=True)) if number is None else count(number)


def _source(seen: ShownCaseloads) -> str:
    return f"{seen.source}{', illustrative' if seen.illustrative else ''}"
