"""What Word's accessibility checker looks for, in each report and version."""

import io
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from bot.papers.brief import brief_of
from bot.papers.committee import committee_document
from bot.papers.exceptions import exceptions_document
from bot.papers.word import word_file
from bot.papers.word.looks import HEAD_FILL, REMARK_FILL
from tests.integration.papers.test_exceptions import fullest
from tests.integration.papers.test_public_reports import written

WHITE, BLACK, LEAST = "FFFFFF", "000000", 4.5
"""The contrast that WCAG asks of text at level AA."""


@pytest.fixture(
    scope="module",
    params=[
        (kind, public)
        for kind in (committee_document, exceptions_document)
        for public in (False, True)
    ],
    ids=lambda of: f"{of[0].__name__}{'-public' if of[1] else ''}",
)
def document(request):
    kind, public = request.param
    full = fullest()
    before = brief_of(written(1), full.now, public=public)
    briefs = (before, brief_of(full.now, None, public=public))
    return [docx.Document(io.BytesIO(word_file(kind(each)))) for each in briefs]


def tables(documents):
    return [table for each in documents for table in each.tables]


def test_it_has_a_title_and_a_language(document):
    for each in document:
        assert each.core_properties.title
        assert each.core_properties.language == "en-GB"
        (lang,) = each.settings.element.iter(qn("w:themeFontLang"))
        assert lang.get(qn("w:val")) == "en-GB"


def test_no_level_of_headings_is_skipped(document):
    for each in document:
        names = [one.style.name for one in each.paragraphs]
        levels = [int(name[-1]) for name in names if name.startswith("Heading")]
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))


def test_no_paragraph_is_empty(document):
    assert [one for each in document for one in each.paragraphs if not one.text.strip()] == []


def test_each_table_has_a_name_of_its_own_and_a_description(document):
    for each in document:
        names, about = (
            [one._tbl.tblPr.find(qn(name)).get(qn("w:val")) for one in each.tables]
            for name in ("w:tblCaption", "w:tblDescription")
        )
        assert len(set(names)) == len(names) > 0
        assert all(about)


def test_each_table_has_one_marked_row_of_headings_and_none_is_empty(document):
    for table in tables(document):
        head, *below = table.rows
        assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert not [row for row in below if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
        assert all(cell.text for cell in head.cells)


def test_no_cell_is_merged(document):
    for table in tables(document):
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))


def test_a_colour_has_its_letter_and_can_be_read(document):
    for table in tables(document):
        for row in table.rows[1:]:
            for cell in row.cells:
                shade = cell._tc.find(f".//{qn('w:shd')}")
                if shade is not None:
                    assert cell.text[0] in "GARB"
                    assert contrast(shade.get(qn("w:fill")), BLACK) >= LEAST


def test_headings_of_tables_and_remarks_can_be_read():
    assert contrast(HEAD_FILL, WHITE) >= LEAST
    assert contrast(REMARK_FILL, BLACK) >= LEAST


def test_nothing_links_anywhere(document):
    for each in document:
        assert not list(each.element.body.iter(qn("w:hyperlink")))


def test_a_heading_stays_with_what_it_is_of(document):
    """What stands above a table is kept with it, and the row of headings with the one below."""
    for table in tables(document):
        above = table._tbl.getprevious()
        heads = [cell.paragraphs[0] for cell in table.rows[0].cells]
        kept = [above.pPr.find(qn("w:keepNext")), *(one._p.pPr.keepNext for one in heads)]
        style = above.style or ""
        assert all(each is not None for each in kept[1:])
        assert kept[0] is not None or style.startswith("Heading")


def contrast(one, other):
    """As the Web Content Accessibility Guidelines reckon it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
