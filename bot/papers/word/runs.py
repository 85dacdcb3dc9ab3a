"""Text with its marks → the runs of a Word paragraph, and the paragraph's style."""

from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from bot.messages.text import runs

_WHITE = RGBColor(0xFF, 0xFF, 0xFF)


def put_text(into: WordParagraph, text: str, *, white: bool = False) -> None:
    """Adds the text, what is bold as bold. What people wrote has lost whatever is invisible by
    then, and Word takes none of it for a field: it only ever becomes text.
    """
    for each in runs(text):
        run = into.add_run(each.text)
        if each.bold:
            run.bold = True
        if white:
            run.font.color.rgb = _WHITE


def put_style(into: WordParagraph, name: str) -> None:
    """Gives a paragraph the style of that name, where it is not what Word takes by itself."""
    # By its id: looked up by name for each of thousands, it takes longer than all else.
    if name != "Normal":
        into._p.style = name.replace(" ", "")  # noqa: SLF001 - see above
