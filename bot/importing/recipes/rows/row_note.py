"""A note beside months across: it speaks of the newest month that its row has a figure for."""

from bot.domain.period import Period
from bot.importing.recipes.layout import Layout
from bot.importing.tables.no_figure import is_no_figure
from bot.importing.tables.rows import Row


def note_of_newest(row: Row, laid: Layout) -> tuple[int, str] | None:
    """Gives the place among the row's figures of the newest, and the note for it; None where the
    row has no note that stands beside all its months, or no figure.
    """
    if laid.note is None or not (note := laid.note.text_in(row)):
        return None
    ends = [
        (Period.parse(each.period.code).end, -number)
        for number, each in enumerate(laid.figures)
        if each.value and each.period and each.period.code and not each.period.to_date
        if not is_no_figure(each.value.text_in(row))
    ]
    return (-max(ends)[1], note) if ends else None
