"""A published file → what it brings, or None where it is none that the plan can use."""

from bot.domain.plan import Plan
from bot.importing.files import BenchmarkFile
from bot.importing.problems import Problems
from bot.importing.published.figures import AreaFigures
from bot.importing.published.forms import figures_header, neighbours_header
from bot.importing.published.neighbours import read_neighbours
from bot.importing.published_remarks import AreasRead, NeighboursRead, NoOwnArea, RowsOfNoArea
from bot.importing.remarks import Remark
from bot.importing.tables.csv_rows import CsvRows

_SAYS = ("geographic_level", "la and regions", "sn1", "sn_1")
"""What the first line of a published file has one of."""


def read_published(
    text: str, plan: Plan | None, digest: str, problems: Problems
) -> BenchmarkFile | None:
    """Reads a CSV of the DfE by its first row. Raises Refused with every problem, Unreadable where
    a row cannot be read.
    """
    opening = text.lstrip().partition("\n")[0].casefold()
    if plan is None or not any(each in opening for each in _SAYS):
        return None
    source = CsvRows(text, ",")
    first = next(source.rows(1), None)
    if first is None:
        return None
    if (listed := neighbours_header(first)) is not None:
        neighbours = read_neighbours(source.rows(), listed, problems)
        problems.refuse()
        told = NeighboursRead(listed.model.value, len(neighbours))
        return BenchmarkFile(problems.file, digest, neighbours=neighbours, remarks=(told,))
    header = figures_header(first, plan)
    if header is None:
        return None
    reading = AreaFigures(header, problems)
    figures = reading.read(source.rows())
    if not figures and not problems.count:
        problems.add("no row is for an area and an indicator of the plan", header.row)
    problems.refuse()
    remarks: list[Remark] = [AreasRead.of(figures)]
    if plan.authority and not any(each.area.is_called(plan.authority) for each in figures):
        remarks.append(NoOwnArea(plan.authority))
    if reading.left_out:
        remarks.append(RowsOfNoArea(tuple(reading.left_out)))
    return BenchmarkFile(problems.file, digest, figures, remarks=tuple(remarks))
