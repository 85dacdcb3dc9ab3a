"""The sheet of the figures that the source prints outside its table of indicators."""

from bot.domain.indicator import Unit
from bot.domain.plan_sheets.columns import Column, Kind, Sheet, Under
from bot.domain.plan_sheets.measures import REFS

FIGURES = Sheet(
    "Figures",
    "figures printed outside the table of indicators",
    "figures",
    Under.PLAN,
    (
        Column("Title", "what it is", "title", needed=True, width=44, telling=True),
        Column("Value", "the figure", "value", Kind.NUMBER, needed=True, width=12),
        Column(
            "Unit",
            "percent is 0 to 100",
            "unit",
            Kind.CHOICE,
            needed=True,
            choices=tuple(Unit),
            width=13,
        ),
        Column("Period", "when, in the source's words", "period", width=20, telling=True),
        Column("Numerator", "what was counted", "numerator", Kind.NUMBER, width=13),
        Column("Denominator", "out of how many", "denominator", Kind.NUMBER, width=14),
        Column(
            "Recommendation",
            "the number it belongs to, if any",
            "recommendation",
            Kind.WHOLE,
            choices_from=("Recommendations", "Number"),
            width=18,
        ),
        Column(
            "Indicator",
            "the ref it belongs to, if any",
            "indicator",
            Kind.REF,
            choices_from=REFS,
            width=12,
        ),
        Column("Published", "the day it became public", "published", Kind.DAY, width=14),
        Column("Note", "what a reader should know", "note", width=44),
        Column("Elsewhere", "what another source says, naming it", "elsewhere", width=44),
    ),
)
