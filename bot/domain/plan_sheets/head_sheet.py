"""The sheet with what the plan says once: each thing in a row of its own."""

from bot.domain.comparison import NeighbourModel
from bot.domain.indicator import Frequency, ToleranceKind
from bot.domain.plan_sheets.columns import Column, Kind

PLAN_SHEET = "Plan"
HEADINGS = ("What", "The plan says", "Help")
"""Over its three columns."""
GUIDE = "Start here"
"""The sheet that says how to use the workbook; it is not read."""

HEAD = (
    Column("Name", "what people call the plan", "name", needed=True),
    Column("Title", "its full title", "title", needed=True),
    Column(
        "As of",
        "the day the plan speaks as of; not after the day it is imported",
        "as_of",
        Kind.DAY,
        needed=True,
    ),
    Column("Source", "where its words and figures come from", "source", needed=True),
    Column(
        "Slack workspace",
        "your workspace's id, T…, from the address of Slack in a browser; others get no data",
        "workspace",
        needed=True,
    ),
    Column(
        "Tolerance",
        "how much worse than its target an indicator may be and still be amber: 10 for 10% of it",
        "defaults.tolerance.amount",
        Kind.NUMBER,
        needed=True,
    ),
    Column(
        "Tolerance in",
        "percent of the target; an indicator may have one of its own",
        "defaults.tolerance.kind",
        Kind.CHOICE,
        needed=True,
        choices=(ToleranceKind.PERCENT,),
    ),
    Column(
        "Frequency",
        "how often an indicator is reported that says nothing else",
        "defaults.frequency",
        Kind.CHOICE,
        needed=True,
        choices=tuple(Frequency),
    ),
    Column("Green means", "in the plan's own words", "meanings.green", needed=True),
    Column("Amber means", "in the plan's own words", "meanings.amber", needed=True),
    Column("Red means", "in the plan's own words", "meanings.red", needed=True),
    Column("Blue means", "complete, where the plan uses it; else leave it empty", "meanings.blue"),
    Column(
        "Authority",
        "your council's code or name, as files with many areas write it",
        "authority",
    ),
    Column(
        "Teams",
        "teams and localities that figures come by, one a line",
        "teams",
        Kind.LINES,
    ),
    Column(
        "Neighbours",
        "the DfE's model of statistical neighbours that you compare with",
        "neighbours.model",
        Kind.CHOICE,
        choices=tuple(NeighbourModel),
    ),
    Column(
        "Review",
        "months after which a rating is old and asked about; never where it is empty",
        "review",
        Kind.WHOLE,
    ),
    Column(
        "Retention",
        "months that the audit and old messages are kept; for ever where it is empty",
        "retention",
        Kind.WHOLE,
    ),
    Column(
        "Escalate after",
        "working days that an alert may wait to be acknowledged: 2 where it is empty",
        "escalate_after",
        Kind.WHOLE,
    ),
    Column(
        "Escalate to",
        "the role that is told of one that waits for longer, as on the sheet People",
        "escalate_to",
    ),
    Column(
        "Sample",
        "yes only for the plan that comes with planbot",
        "sample",
        Kind.YES_NO,
        seldom=True,
    ),
)
