"""The reports by their kind: what makes each, and what its file is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.report import ReportKind
from bot.papers.brief import Brief
from bot.papers.committee import committee_document
from bot.papers.exceptions import exceptions_document
from bot.papers.scorecard import scorecard_workbook
from bot.papers.word import word_file


@dataclass(frozen=True, slots=True)
class Maker:
    """`make` writes the bytes of a file that ends in `suffix`."""

    suffix: str
    make: Callable[[Brief], bytes]
    traced: bool = False
    """True where it says where every figure came from."""


MAKERS: Mapping[ReportKind, Maker] = {
    ReportKind.COMMITTEE: Maker(".docx", lambda brief: word_file(committee_document(brief))),
    ReportKind.SCORECARD: Maker(".xlsx", scorecard_workbook, True),
    ReportKind.EXCEPTIONS: Maker(".docx", lambda brief: word_file(exceptions_document(brief))),
}
