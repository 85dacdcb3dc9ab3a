"""The sheets on what is measured: indicators, their targets, breaks and benchmarks."""

from bot.domain.alert_rule import AlertAt, AlertOn
from bot.domain.comparison import NeighbourModel, Statistic, YearEnd
from bot.domain.indicator import Direction, Frequency, ToleranceKind, Unit
from bot.domain.period import PeriodKind
from bot.domain.plan_sheets.columns import OWNER, Column, Kind, Sheet, Under

REFS = ("Indicators", "Ref")
TITLES = ("People", "Title")
_ITS_REF = Column(
    "Indicator",
    "its ref",
    OWNER,
    Kind.REF,
    needed=True,
    choices_from=REFS,
    width=11,
    telling=True,
)

INDICATORS = Sheet(
    "Indicators",
    "what is measured, and which way is better",
    "indicators",
    Under.RECOMMENDATION,
    (
        Column(
            "Ref",
            "recommendation and place under it, as 5.1",
            "ref",
            Kind.REF,
            needed=True,
            width=11,
            telling=True,
        ),
        Column("Title", "what is measured", "title", needed=True, width=44),
        Column("Short", "two to four words, for a table", "short", needed=True, width=22),
        Column(
            "Unit",
            "percent is 0 to 100; words is a milestone; unstated if the source does not say",
            "unit",
            Kind.CHOICE,
            needed=True,
            choices=tuple(Unit),
            width=13,
        ),
        Column(
            "Direction",
            "which way is better; empty only for words",
            "direction",
            Kind.CHOICE,
            choices=tuple(Direction),
            width=13,
        ),
        Column(
            "Tolerance",
            "how much worse than the target is still amber, if not as on the sheet Plan",
            "tolerance.amount",
            Kind.NUMBER,
            width=13,
        ),
        Column(
            "Tolerance in",
            "percent of the target, amount in its unit, or floor: amber down to it",
            "tolerance.kind",
            Kind.CHOICE,
            choices=tuple(ToleranceKind),
            width=14,
        ),
        Column(
            "Frequency",
            "how often it is reported, if not as on the sheet Plan",
            "frequency",
            Kind.CHOICE,
            choices=tuple(Frequency),
            width=14,
        ),
        Column(
            "Measured by",
            "the period set against the target; a month if left empty",
            "measured",
            Kind.CHOICE,
            choices=tuple(PeriodKind),
            width=14,
        ),
        Column(
            "Cumulative",
            "yes where it counts up from 1 April",
            "cumulative",
            Kind.YES_NO,
            width=13,
        ),
        Column(
            "Alert after",
            "told after so many figures in a row; 1 if left empty",
            "alert.after",
            Kind.WHOLE,
            width=12,
        ),
        Column(
            "Alert back after",
            "over after so many in a row; 1 if left empty",
            "alert.back_after",
            Kind.WHOLE,
            width=14,
        ),
        Column(
            "Alert on",
            "status, a signal of concern, or both: either of them",
            "alert.on",
            Kind.CHOICE,
            choices=tuple(AlertOn),
            width=13,
        ),
        Column(
            "Alert at",
            "the status from which it is told: amber, or red alone",
            "alert.at",
            Kind.CHOICE,
            choices=tuple(AlertAt),
            width=13,
        ),
        Column(
            "Alert if worse",
            "yes: told only where it is also worse than the figure before",
            "alert.if_worse",
            Kind.YES_NO,
            width=14,
        ),
        Column("Codes", "what your own files call it, one a line", "code", Kind.LINES, width=20),
        Column("Per", "for a rate: per how many; 10000 if left empty", "per", Kind.WHOLE, width=12),
        Column("Least", "the least a figure can be, if below 0", "least", Kind.NUMBER, width=12),
        Column("Most", "the most, if a percentage can be over 100", "most", Kind.NUMBER, width=12),
        Column(
            "Published as",
            "what the DfE's files call it, one a line",
            "published.measure",
            Kind.LINES,
            width=22,
        ),
        Column("Published per", "out of what, such as referral", "published.per", width=14),
        Column(
            "Released",
            "the day its newest figures came out",
            "published.released",
            Kind.DAY,
            width=14,
        ),
        Column(
            "Year end",
            "the last day of a published year; 31 March if left empty",
            "published.year_end",
            Kind.CHOICE,
            choices=tuple(YearEnd),
            width=14,
        ),
        Column("Definition", "what exactly is counted", "definition", width=44),
        Column(
            "Owner",
            "the role that answers for it; else the recommendation's only lead",
            "owner",
            choices_from=TITLES,
            width=28,
        ),
        Column(
            "Baseline period",
            "when it stood there, in the source's words",
            "baseline.period",
            width=17,
        ),
        Column("Baseline", "the figure", "baseline.value", Kind.NUMBER, width=12),
        Column(
            "Baseline in words", "what stood there, if no figure did", "baseline.words", width=20
        ),
        Column(
            "Baseline comparable",
            "no where it measures something else",
            "baseline.comparable",
            Kind.YES_NO,
            width=15,
        ),
        Column("Baseline note", "why, or what is open", "baseline.note", width=30),
        Column("Note", "what the source leaves open about it", "note", width=44),
        Column("Elsewhere", "what another source says, naming it", "elsewhere", width=44),
    ),
    by="ref",
)

TARGETS = Sheet(
    "Targets",
    "what is wanted by when, one row a day and indicator",
    "targets",
    Under.INDICATOR,
    (
        _ITS_REF,
        Column(
            "By", "the last day to meet it", "by", Kind.DAY, needed=True, width=14, telling=True
        ),
        Column("Value", "for higher and lower", "value", Kind.NUMBER, width=12),
        Column("Low", "for range: the least wanted", "low", Kind.NUMBER, width=12),
        Column("High", "for range: the most wanted", "high", Kind.NUMBER, width=12),
        Column("Words", "for a milestone", "words", width=30),
        Column("Note", "what the source leaves open", "note", width=56),
    ),
)

BREAKS = Sheet(
    "Breaks",
    "from when on figures are not comparable with those before",
    "breaks",
    Under.INDICATOR,
    (
        _ITS_REF,
        Column(
            "Since",
            "the first day of the first period after it",
            "since",
            Kind.DAY,
            needed=True,
            width=14,
            telling=True,
        ),
        Column("Why", "what changed: recording, definition, team", "why", needed=True, width=56),
    ),
)

BENCHMARKS = Sheet(
    "Benchmarks",
    "where others stand",
    "benchmarks",
    Under.INDICATOR,
    (
        _ITS_REF,
        Column(
            "Area", "England, a region, neighbours", "area", needed=True, width=24, telling=True
        ),
        Column("Year", "as 2017/18", "year", needed=True, width=12, telling=True),
        Column("Value", "the figure", "value", Kind.NUMBER, needed=True, width=12),
        Column("Source", "where it is published", "source", needed=True, width=40, telling=True),
        Column("Method", "how it is measured", "method", needed=True, width=40),
        Column("Quartile", "as the source states it", "quartile", width=16),
        Column("Band", "from where to where that quartile reaches", "band", width=16),
        Column(
            "Statistic",
            "of several areas: mean or median",
            "statistic",
            Kind.CHOICE,
            choices=tuple(Statistic),
            width=12,
        ),
        Column(
            "Model",
            "of neighbours: by which model",
            "model",
            Kind.CHOICE,
            choices=tuple(NeighbourModel),
            width=12,
        ),
        Column("Per", "out of what, such as referral", "per", width=14),
        Column("Released", "the day it was published", "released", Kind.DAY, width=14),
    ),
)
