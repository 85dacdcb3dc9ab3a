"""A document → the bytes of its Word file: the same document is always the same file."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.text.paragraph import Paragraph as WordParagraph

from bot.messages.text import as_written, clip
from bot.papers.document import Document, Heading, Look, Paragraph, Part, Remark, Table
from bot.papers.timeless_zip import timeless
from bot.papers.word.looks import (
    AFTER_TABLE,
    REMARK,
    REMARK_FILL,
    SMALL,
    lay_out,
    prepare,
    width_of,
)
from bot.papers.word.runs import put_style, put_text
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
        for above, part, below in _with_neighbours(section.parts):
            if isinstance(part, Table):
                add_table(made, part, width_of(landscape=section.landscape))
                continue
            paragraph = _added(made, part)
            if isinstance(above, Table):
                paragraph.paragraph_format.space_before = AFTER_TABLE
            if isinstance(below, Table):
                paragraph.paragraph_format.keep_with_next = True
    _end_sections_with_words(made)
    written = io.BytesIO()
    made.save(written)
    return timeless(written.getvalue())


def _with_neighbours(parts: Sequence[Part]) -> Iterator[tuple[Part | None, Part, Part | None]]:
    return zip((None, *parts[:-1]), parts, (*parts[1:], None), strict=True)


def _added(into: WordDocument, part: Heading | Paragraph | Remark) -> WordParagraph:
    paragraph = into.add_paragraph()
    match part:
        case Heading():
            put_style(paragraph, f"Heading {part.level}")
        case Paragraph():
            put_style(paragraph, _STYLES[part.look])
        case Remark():
            put_style(paragraph, REMARK)
            paragraph._p.get_or_add_pPr().append(_fill())  # noqa: SLF001 - it has no other way
    put_text(paragraph, part.text)
    return paragraph


def _end_sections_with_words(made: WordDocument) -> None:
    """Has each section end with its last paragraph, and not with an empty one of its own."""
    for paragraph in made.paragraphs:
        properties = paragraph._p.pPr  # noqa: SLF001 - the library adds the empty one
        ends = properties.find(qn("w:sectPr")) if properties is not None else None
        last = paragraph._p.getprevious()  # noqa: SLF001 - as above
        if ends is not None and not paragraph.text and last is not None:
            last.get_or_add_pPr().append(ends)
            paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - as above


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
