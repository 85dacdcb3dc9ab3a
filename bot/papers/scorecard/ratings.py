"""The sheet of ratings over time: what was in force on each day that something was judged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl import Workbook

from bot.domain.plan import Recommendation
from bot.domain.rag import Rag, Rating
from bot.papers.brief import Brief
from bot.papers.styled_cell import CENTRE, Shown, Style, Value
from bot.papers.table_sheet import Frame, Heading, write_table

NAME = "Ratings"
_BEFORE = (Heading("Rec.", 7), Heading("Recommendation", 52))
_AFTER = (Heading("Judged by", 30), Heading("Reason", 60))
_MOST_DAYS = 60


def write_ratings(book: Workbook, brief: Brief) -> None:
    """Adds the sheet: a row for each recommendation, and below them how many had which rating. What
    was judged on the day is bold, what still held is grey.
    """
    days = _days(brief)
    headings = (*_BEFORE, *(Heading(f"{day:%d %b %Y}", 12) for day in days), *_AFTER)
    write_table(book, NAME, headings, _rows(brief, days), Frame(beside=2, filtered=False))


def counts_on(brief: Brief, day: date) -> Counter[Rag | None]:
    """Counts how many recommendations had which rating on a day."""
    found = (in_force(each, day) for each in brief.plan.recommendations)
    return Counter(each.rag if each is not None else None for each in found)


def in_force(recommendation: Recommendation, day: date) -> Rating | None:
    """Finds the rating that counted on a day."""
    judged = [each for each in recommendation.ratings if each.judged <= day]
    return max(judged, key=lambda each: each.judged, default=None)


def _days(brief: Brief) -> list[date]:
    judged = {each.judged for rec in brief.plan.recommendations for each in rec.ratings}
    return sorted(judged)[-_MOST_DAYS:]


def _rows(brief: Brief, days: Sequence[date]) -> Iterator[list[Value]]:
    for each in brief.plan.recommendations:
        row: list[Value] = [Shown(each.number, Style(side="left", bold=True)), each.title]
        row += [_on(each, day) for day in days]
        rating = in_force(each, brief.at)
        row += _judged(brief, each, rating)
        yield row
    blank: list[Value] = [None, None]
    known = [each for each in Rag if each is not Rag.BLUE or each in brief.plan.meanings]
    for rag in (*known, None):
        name = rag.value.capitalize() if rag is not None else "Not rated"
        counted = [counts_on(brief, day)[rag] for day in days]
        if rag is None and not any(counted):
            continue
        cells: list[Value] = [Shown(each, CENTRE) for each in counted]
        yield [None, Shown(name, Style(rag=rag, bold=True)), *cells, *blank]


def _judged(
    brief: Brief, recommendation: Recommendation, rating: Rating | None
) -> tuple[Value, Value]:
    if rating is None:
        return None, None
    by = rating.by if brief.names(rating.by) else None
    return by, rating.reason if brief.says(recommendation.number, rating.reason) else None


def _on(recommendation: Recommendation, day: date) -> Value:
    rating = in_force(recommendation, day)
    if rating is None:
        return Shown("–", Style(side="center", quiet=True))
    fresh = rating.judged == day
    style = Style(side="center", rag=rating.rag, bold=fresh, quiet=not fresh)
    return Shown(rating.rag.value.capitalize(), style)
