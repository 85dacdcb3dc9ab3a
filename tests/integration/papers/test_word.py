"""A document becomes Word: whatever people typed is text in it, and nothing else."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn

from bot.domain.action import Action
from bot.domain.indicator import Unit
from bot.papers.brief import brief_of
from bot.papers.committee import committee_document
from bot.papers.committee.spread import spread
from bot.papers.document import Look, Paragraph
from bot.papers.exceptions import exceptions_document
from bot.papers.word import word_file
from bot.rules.assessment import assess
from tests.making import indicator, outturn, plan, rating, recommendation, snapshot, target

AT = date(2018, 11, 5)
LONG = "word " * 999 + "last."
HOSTILE = {
    "a formula": "=cmd|' /C calc'!A0",
    "a field": '{ HYPERLINK "http://example.invalid" }',
    "mark-up": "<w:p><w:r/></w:p> & <script>alert(1)</script>",
    "bold of one's own": "*not bold* and *",
    "control characters": "a\x00b\x07c\x1bd\x0ce",
    "right to left": "a\u202eb\u2066c\u200fd",
    "half a character": "a\ud800b",
    "5,000 characters": LONG,
}


def written(text, kind=committee_document):
    measure = indicator("1.1", title=text, short=text, note=text)
    whole = recommendation(
        1,
        [measure],
        [rating("amber")],
        title=text,
        short=text,
        lead=(text,),
        evidence=(text,),
        actions=(Action(text, printed=text, owner=text, progress=text),),
    )
    of = plan(whole, name=text, title=text, source=text)
    figures = outturn("2018-09", 60, printed=text, note=text, updated=text)
    return word_file(kind(brief_of(assess(snapshot(of, figures), AT), None, public=False)))


@pytest.mark.parametrize("kind", [committee_document, exceptions_document])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_inert(text, kind):
    content = written(text, kind)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.testzip() is None
        body = parts.read("word/document.xml").decode()
        links = parts.read("word/_rels/document.xml.rels").decode()
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))  # noqa: S314 - we wrote it
    assert "example.invalid" not in links
    assert "TargetMode" not in links
    assert not {"\u202e", "\u2066", "\u200f", "\x07", "\x1b"} & set(body)
    document = docx.Document(io.BytesIO(content))
    for name in ("w:fldChar", "w:fldSimple", "w:hyperlink", "w:instrText"):
        assert not list(document.element.body.iter(qn(name)))


def test_a_long_text_is_whole():
    document = docx.Document(io.BytesIO(written(LONG)))
    assert LONG in document.tables[-1].rows[1].cells[8].text


def test_bold_is_only_what_planbot_says():
    document = docx.Document(io.BytesIO(written(HOSTILE["bold of one's own"])))
    cell = document.tables[-1].rows[1].cells[1]
    assert cell.text == "*not bold* and *"
    assert not [run for each in cell.paragraphs for run in each.runs if run.bold]


@pytest.mark.parametrize(
    ("lengths", "rows", "dealt"),
    [
        ([10, 10, 10], 3, [1, 1, 1]),
        ([10], 3, [1, 0, 0]),
        ([300, 10, 10], 3, [1, 0, 2]),
        ([10, 10, 10, 10], 1, [4]),
        ([10, 10], 4, [1, 0, 1, 0]),
    ],
)
def test_lines_are_dealt_out_in_their_order_over_the_rows(lengths, rows, dealt):
    lines = [Paragraph(str(number) * length, Look.BULLET) for number, length in enumerate(lengths)]
    cells = spread(lines, rows)
    assert [len(each.lines) for each in cells] == dealt
    assert [line for each in cells for line in each.lines] == lines
    assert [each.goes_on for each in cells] == [False] + [True] * (rows - 1)


@pytest.mark.parametrize("kind", [committee_document, exceptions_document])
def test_a_running_total_is_set_against_its_share(kind):
    by_march = target("2019-03-31", 24)
    counted = indicator("1.1", targets=(by_march,), unit=Unit.COUNT, cumulative=True)
    of = plan(recommendation(1, [counted], [rating("amber")]))
    assessment = assess(snapshot(of, outturn("2018-09", 6)), AT)
    file = word_file(kind(brief_of(assessment, None, public=False)))
    document = docx.Document(io.BytesIO(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(each.splitlines()[0].endswith("12 of 24") for each in cells if each)


def test_of_figures_on_other_kinds_of_period_the_newest_comes_first():
    figures = (outturn("2017/18", 54), outturn("2018/19 Q2", 53))
    whole = recommendation(1, [indicator("1.1", targets=(60,))], [rating("amber")])
    assessment = assess(snapshot(plan(whole), *figures), AT)
    document = committee_document(brief_of(assessment, None, public=False))
    row = docx.Document(io.BytesIO(word_file(document))).tables[-1].rows[1]
    (said,) = (cell.text for cell in row.cells if cell.text.startswith("53%"))
    assert said.splitlines() == ["53%, in 2018/19 Q2", "54%, in 2017/18"]
