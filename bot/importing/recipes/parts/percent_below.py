"""Rows of percentages beneath a row with a name and whole numbers: which is the figure is asked."""

from collections.abc import Mapping, Sequence

from bot.domain.indicator import Unit
from bot.domain.recipe import Means, Question
from bot.importing.recipes.headings.header_cells import shown
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.parts.percent_words import is_plain_percentage
from bot.importing.recipes.rows.line import Block, is_figure
from bot.importing.recipes.rows.name_above import on_sheet
from bot.importing.recipes.words import same_name
from bot.importing.texts import quoted
from bot.messages.words import listed

PERCENT_BELOW = "percentages below"
"""The rule that says what rows are that are headed "%" beneath a row with a name."""
PERCENT_IN = "percentages in "
"""What a rule begins with that says it of rows with other words, which stand behind it."""
WITHOUT_A_NAME = "percentages without a name"
THE_FIGURES, LEFT_OUT = "the figures", str(Means.LEFT_OUT)
_SHOWN = 4
_QUOTED = 80


def about_of(block: Block) -> str:
    """Gives what an answer names the block's row of percentages by: what that calls itself, as an
    answer for one word is none for another.
    """
    if not (block.word or block.strange):
        return WITHOUT_A_NAME
    if is_plain_percentage(block.word) and not block.strange:
        return PERCENT_BELOW
    words = " / ".join(filter(None, (*block.strange, block.word)))
    return f"{PERCENT_IN}{same_name(words.replace('=', ' '))}"


def said_of(block: Block, rules: Mapping[str, str]) -> bool | None:
    """Tells whether the percentages of the block are its figures; None where nobody has said."""
    said = rules.get(about_of(block))
    return None if said is None else said == THE_FIGURES


def about_percentages(about: str, blocks: Sequence[tuple[str, Layout, Block]]) -> Question:
    """Asks whether the rows of percentages of these blocks, each with its sheet and layout, are the
    figures.
    """
    said = listed(
        [
            f"row {block.percent.row.number}{on_sheet(sheet)} beneath row {block.named.row.number}"
            for sheet, _, block in blocks
        ],
        _SHOWN,
    )
    _, laid, first = blocks[0]
    word = f", {quoted(first.word, _QUOTED)}," if first.word else ""
    kind = "rate" if first.indicator.unit is Unit.RATE else "percentage"
    likely = any(each.likely for _, _, each in blocks)
    bare = all(each.bare for _, _, each in blocks)
    kept = "" if bare else " Where they are left out, what stands beside the names is the figure."
    return Question(
        about,
        f"Rows of a {kind}{word} stand beneath rows with the names of the plan's: {said}."
        f"{_example(first, laid)} Are they the figures, and the numbers above them their counts?"
        f"{kept}",
        (THE_FIGURES, LEFT_OUT) if likely else (LEFT_OUT, THE_FIGURES),
    )


def _example(block: Block, laid: Layout) -> str:
    """What stands in both rows for one period, and what it comes to where that is known."""
    places = [each.value.position for each in laid.figures if each.value]
    percent, counts = block.percent.row, block.counts
    for each in places if counts else ():
        if counts and (found := counts.beside(percent, each, block.indicator)):
            return f" {shown(percent, each)} is {' of '.join(found.values())}."
    for each in places:
        above, below = (shown(row, each) for row in (block.named.row, percent))
        if is_figure(above) and is_figure(below):
            return f" As {above} in row {block.named.row.number} and {below} below it."
    return ""
