"""A document → the bytes of its Word file: the same document is always the same file."""

import io
from datetime import datetime, time
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as WordSection

from bot.messages.text import as_written, clip
from bot.papers.document import Document, Heading, Look, Paragraph, Part, Remark, Table
from bot.papers.timeless_zip import timeless
from bot.papers.word.looks import (
    REMARK,
    REMARK_FILL,
    SMALL,
    lay_out,
    prepare,
    width_of,
)
from bot.papers.word.runs import put_text
from bot.papers.word.table_part import add_table

_STYLES = {Look.BODY: "Normal", Look.BULLET: "List Bullet", Look.SMALL: SMALL}
_BY = "planbot"
_LONGEST = 255
"""Characters that a property of the file may have."""


def word_file(document: Document) -> bytes:
    """Writes the .docx: A4, in British English, headings as headings, with no trace of when it was
    written.
    """
    made = docx.Document()
    prepare(made)
    _tell(made, document)
    put_text(made.add_paragraph(style="Title"), document.title)
    for text in (document.subtitle, *document.lead):
        put_text(made.add_paragraph(), text)
    for place, section in enumerate(document.sections):
        pages = made.sections[0] if place == 0 else made.add_section(WD_SECTION.NEW_PAGE)
        lay_out(pages, landscape=section.landscape)
        if place == 0:
            _foot(pages, document.footer)
        for part in section.parts:
            _add(made, part, landscape=section.landscape)
    written = io.BytesIO()
    made.save(written)
    return timeless(written.getvalue())


def _add(into: WordDocument, part: Part, *, landscape: bool) -> None:
    match part:
        case Heading():
            put_text(into.add_paragraph(style=f"Heading {part.level}"), part.text)
        case Paragraph():
            put_text(into.add_paragraph(style=_STYLES[part.look]), part.text)
        case Remark():
            paragraph = into.add_paragraph(style=REMARK)
            paragraph._p.get_or_add_pPr().append(_fill())  # noqa: SLF001 - it has no other way
            put_text(paragraph, part.text)
        case Table():
            add_table(into, part, width_of(landscape=landscape))
            # Two tables without a paragraph between them are one to Word.
            into.add_paragraph(style=SMALL)


def _tell(made: WordDocument, document: Document) -> None:
    told = made.core_properties
    told.title, told.subject = (
        clip(as_written(each), _LONGEST) for each in (document.title, document.subject)
    )
    told.author = told.last_modified_by = _BY
    told.language, told.comments, told.keywords, told.revision = "en-GB", "", "", 1
    package = made.part.package
    picture = next((key for key, rel in package.rels.items() if rel.reltype == RT.THUMBNAIL), None)
    if picture is not None:
        # It shows python-docx's own template.
        package.rels.pop(picture)
    told.created = told.modified = datetime.combine(document.day, time())


def _foot(section: WordSection, text: str) -> None:
    paragraph = section.footer.paragraphs[0]
    put_text(paragraph, f"{text}  ·  page ")
    _field(paragraph.add_run()._r, "PAGE")  # noqa: SLF001 - it has no other way
    put_text(paragraph, " of ")
    _field(paragraph.add_run()._r, "NUMPAGES")  # noqa: SLF001 - it has no other way


def _field(run: Any, name: str) -> None:
    for kind in ("begin", "", "end"):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = name
            run.append(instruction)


def _fill() -> Any:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", REMARK_FILL)):
        shading.set(qn(f"w:{name}"), value)
    return shading
