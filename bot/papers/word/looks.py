"""How a Word document looks: its styles, its colours and its paper."""

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from bot.domain.rag import Rag
from bot.papers.document import Look

FONT = "Arial"
NAVY = RGBColor(0x1F, 0x38, 0x64)
HEAD_FILL = "1F3864"
REMARK_FILL = "FFF4D6"
LINE = "A9B3C6"
RAG_FILLS = {Rag.GREEN: "B7E1BA", Rag.AMBER: "FFD699", Rag.RED: "F4B6AF", Rag.BLUE: "B9D3F2"}
"""Behind the letter and the word, which say the same: black reads on each of them."""
SIZES = {Look.BODY: 10.5, Look.BULLET: 10.5, Look.SMALL: 8.5, Look.FINE: 7.5}
"""In points."""
REMARK = "Remark"
SMALL, FINE = "Small", "Fine"
BULLETS = {SMALL: "Small Bullet", FINE: "Fine Bullet"}
"""The style of a list beside that of its table's other paragraphs."""
AFTER_TABLE = Pt(10)
"""The room below a table."""
_SHORT, _LONG = Mm(210), Mm(297)
_MARGIN = {False: Mm(20), True: Mm(10)}
_HEADINGS = {"Title": 22.0, "Heading 1": 15.0, "Heading 2": 12.0, "Heading 3": 10.5}
_LANGUAGE = "en-GB"


def prepare(document: WordDocument) -> None:
    """Gives the document its language, and its styles their looks."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        for lang in defaults.iter(qn("w:lang")):
            lang.set(qn("w:val"), _LANGUAGE)
            lang.set(qn("w:eastAsia"), _LANGUAGE)
    # What Word takes new text to be in.
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), _LANGUAGE)
    _look(document, "Normal", SIZES[Look.BODY], after=6)
    for name, size in _HEADINGS.items():
        style = _look(document, name, size, after=4, before=0 if name == "Title" else 10)
        style.font.bold, style.font.color.rgb = True, NAVY
        style.paragraph_format.keep_with_next = True
    borders = document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if borders is not None:
        borders.getparent().remove(borders)
    _look(document, "List Bullet", SIZES[Look.BULLET], after=2)
    _look(document, "Footer", 8, after=0)
    for name, look in ((SMALL, Look.SMALL), (FINE, Look.FINE)):
        _new(document, name, SIZES[look], after=1)
        bullet = _new(document, BULLETS[name], SIZES[look], after=1)
        bullet.base_style = document.styles["List Bullet"]
        bullet.paragraph_format.left_indent = Mm(2.4)
        bullet.paragraph_format.first_line_indent = Mm(-2.4)
    remark = _new(document, REMARK, SIZES[Look.BODY], after=4)
    remark.paragraph_format.left_indent = Mm(3)


def lay_out(section: WordSection, *, landscape: bool) -> None:
    """Puts the section on A4."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    margin = _MARGIN[landscape]
    section.left_margin = section.right_margin = margin
    section.top_margin, section.bottom_margin = Mm(14), Mm(14)
    section.header_distance = section.footer_distance = Mm(7)


def width_of(*, landscape: bool) -> Length:
    """The width of the text on such a page."""
    return Length((_LONG if landscape else _SHORT) - 2 * _MARGIN[landscape])


def _new(document: WordDocument, name: str, size: float, after: float) -> ParagraphStyle:
    style = document.styles.add_style(name, 1)
    style.base_style = document.styles["Normal"]
    return _look(document, name, size, after)


def _look(
    document: WordDocument, name: str, size: float, after: float, before: float = 0
) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme's font comes before one that is named.
    for each in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{each}"), None)
    fonts.set(qn("w:cs"), FONT)
    space = style.paragraph_format
    space.space_after, space.space_before, space.line_spacing = Pt(after), Pt(before), 1.08
    return style
