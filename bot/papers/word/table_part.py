"""A table → Word: real header cells that are repeated on each page, no cell merged."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from bot.messages.text import as_written
from bot.papers.document import Cell, Look, Paragraph, Table
from bot.papers.word.looks import BULLETS, FINE, HEAD_FILL, LINE, RAG_FILLS, SMALL
from bot.papers.word.runs import put_style, put_text

_STYLES = {Look.BODY: "Normal", Look.SMALL: SMALL, Look.FINE: FINE}
_PADDING = "57"
"""In twentieths of a point: one millimetre."""
_EMU_OF_A_TWIP = 635
_WHOLE = 900
"""Characters of the longest cell of a row that is better not broken over two pages."""


def add_table(into: WordDocument, table: Table, room: Length) -> None:
    """Adds the table, its columns in proportion to their widths over all of the `room`."""
    made = into.add_table(rows=1, cols=len(table.columns))
    widths = _widths(table, room)
    _describe(made._tbl, table, widths)  # noqa: SLF001 - the library sets neither titles nor widths
    heads = made.rows[0].cells
    for place, column in enumerate(table.columns):
        put_text(heads[place].paragraphs[0], f"*{column.heading}*", white=True)
        put_style(heads[place].paragraphs[0], _STYLES[table.look])
        heads[place].paragraphs[0].paragraph_format.keep_with_next = True
        _shade(heads[place], HEAD_FILL)
    _mark(made.rows[0]._tr, "w:tblHeader", "w:cantSplit")  # noqa: SLF001 - as above
    below = [*table.rows[1:], ()]
    for row, after in zip(table.rows, below, strict=True):
        added = made.add_row()
        for place, (into_cell, said) in enumerate(zip(added.cells, row, strict=True)):
            into_cell.width = widths[place]
            above, under = said.goes_on, bool(after) and after[place].goes_on
            # The format wants a cell's lines before its shading.
            _open(into_cell, [*["top"] * above, *["bottom"] * under])
            _fill(into_cell, said, FINE if table.look is Look.FINE else SMALL)
            # The words that follow the table do not stand on a page of their own.
            for each in into_cell.paragraphs if not after else ():
                each.paragraph_format.keep_with_next = True
        if max(len(each.text) for each in row) < _WHOLE:
            _mark(added._tr, "w:cantSplit")  # noqa: SLF001 - as above


def _fill(into: WordCell, said: Cell, small: str) -> None:
    styles = {Look.BODY: "Normal", Look.BULLET: BULLETS[small], Look.SMALL: small}
    first: WordParagraph | None = into.paragraphs[0]
    for line in said.lines or (Paragraph("", Look.SMALL),):
        paragraph = first if first is not None else into.add_paragraph()
        first = None
        put_style(paragraph, styles[line.look])
        put_text(paragraph, line.text)
    if said.rag is not None:
        _shade(into, RAG_FILLS[said.rag])


def _widths(table: Table, room: Length) -> list[Length]:
    whole = sum(each.width for each in table.columns)
    return [Length(room * each.width // whole) for each in table.columns]


def _describe(tbl: Any, table: Table, widths: Sequence[Length]) -> None:
    """Fixes widths and borders, and says what the table is to whoever cannot see it."""
    properties = tbl.tblPr
    for name in ("w:tblStyle", "w:tblW", "w:tblLook", "w:tblLayout"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    properties.append(_element("w:tblW", type="dxa", w=str(sum(_twips(each) for each in widths))))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE))
    properties.append(borders)
    properties.append(_element("w:tblLayout", type="fixed"))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w=_PADDING, type="dxa"))
    properties.append(margins)
    properties.append(_element("w:tblLook", val="0020", firstRow="1", firstColumn="0"))
    properties.append(_element("w:tblCaption", val=as_written(table.title)))
    properties.append(_element("w:tblDescription", val=as_written(table.about)))
    for column, width in zip(tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(_twips(width)))
    for found, width in zip(tbl.tr_lst[0].tc_lst, widths, strict=True):
        found.width = width


def _twips(width: Length) -> int:
    return int(width) // _EMU_OF_A_TWIP


def _shade(cell: WordCell, fill: str) -> None:
    shading = _element("w:shd", val="clear", color="auto", fill=fill)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - the library shades no cell


def _open(cell: WordCell, sides: Sequence[str]) -> None:
    """Leaves out the cell's lines on these sides."""
    if not sides:
        return
    borders = OxmlElement("w:tcBorders")
    for side in sides:
        borders.append(_element(f"w:{side}", val="nil"))
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - the library draws no borders


def _mark(row: Any, *names: str) -> None:
    properties = row.get_or_add_trPr()
    for name in names:
        properties.append(OxmlElement(name))


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
