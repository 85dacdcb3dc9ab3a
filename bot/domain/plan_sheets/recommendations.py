"""The sheets on recommendations: how they are judged, what is done, and how one knows."""

from bot.domain.action import ActionState
from bot.domain.plan_sheets.columns import OWNER, Column, Kind, Sheet, Under
from bot.domain.plan_sheets.measures import TITLES
from bot.domain.rag import Rag

_NUMBERS = ("Recommendations", "Number")
_ITS_NUMBER = Column(
    "Recommendation",
    "its number",
    OWNER,
    Kind.WHOLE,
    needed=True,
    choices_from=_NUMBERS,
    width=18,
    telling=True,
)
_NUMBER_OR_NONE = Column(
    "Recommendation",
    "its number; empty for the plan as a whole",
    OWNER,
    Kind.WHOLE,
    choices_from=_NUMBERS,
    width=18,
    telling=True,
)

RECOMMENDATIONS = Sheet(
    "Recommendations",
    "what the plan is to achieve",
    "recommendations",
    Under.PLAN,
    (
        Column("Number", "from 1", "number", Kind.WHOLE, needed=True, width=10, telling=True),
        Column("Title", "what it asks for", "title", needed=True, width=44),
        Column("Short", "two to five words, for a table", "short", needed=True, width=26),
        Column("Aim", "what will be true when it is done", "aim", width=56),
        Column(
            "Lead",
            "roles of the sheet People, one a line (Alt+Enter for the next)",
            "lead",
            Kind.LINES,
            choices_from=TITLES,
            width=40,
        ),
        Column(
            "Lead in words",
            "leads who are not on the sheet People, one a line",
            "lead_words",
            Kind.LINES,
            width=40,
        ),
        Column(
            "Publish",
            "yes where evidence, actions and reasons may be public",
            "publish",
            Kind.YES_NO,
            width=13,
        ),
    ),
)

RATINGS = Sheet(
    "Ratings",
    "judgements of evidence: only ever add a row",
    "ratings",
    Under.RECOMMENDATION,
    (
        _ITS_NUMBER,
        Column(
            "Rating",
            "blue is complete",
            "rag",
            Kind.CHOICE,
            needed=True,
            choices=tuple(Rag),
            width=12,
        ),
        Column(
            "Judged",
            "the day it was judged",
            "judged",
            Kind.DAY,
            needed=True,
            width=14,
            telling=True,
        ),
        Column("By", "the role or meeting that judged", "by", needed=True, width=36, telling=True),
        Column("Reason", "why", "reason", needed=True, width=70),
        Column(
            "Derived",
            "yes where the source prints no letter and it follows from printed counts",
            "derived",
            Kind.YES_NO,
            width=16,
        ),
    ),
)

ACTIONS = Sheet(
    "Actions",
    "what is still to be done, and by when",
    "actions",
    Under.RECOMMENDATION,
    (
        _ITS_NUMBER,
        Column("Action", "what is to be done", "text", needed=True, width=60, telling=True),
        Column(
            "State",
            "open if left empty",
            "state",
            Kind.CHOICE,
            choices=tuple(ActionState),
            width=10,
        ),
        Column("Due", "the last day of the due date", "due", Kind.DAY, width=14),
        Column(
            "Due as printed",
            "as the source prints it, where it is no plain day",
            "printed",
            width=20,
        ),
        Column(
            "Owner",
            "the role that does it; else the recommendation's only lead",
            "owner",
            choices_from=TITLES,
            width=36,
        ),
        Column("Progress", "how far it is", "progress", width=44),
        Column(
            "Id", "by which people name it; planbot gives one where it is empty", "id", width=10
        ),
        Column("First due", "its first due date, where that was moved", "first_due", Kind.DAY),
        Column("Moved", "how often its due date was moved", "slips", Kind.WHOLE, width=10),
    ),
)

EVIDENCE = Sheet(
    "Evidence",
    "how you know",
    "evidence",
    Under.RECOMMENDATION,
    (_ITS_NUMBER, Column("Evidence", "one piece a row", "", needed=True, width=100, telling=True)),
)

NOTES = Sheet(
    "Notes",
    "what the source leaves open or contradicts",
    "notes",
    Under.EITHER,
    (
        _NUMBER_OR_NONE,
        Column(
            "Note",
            "what the source leaves open or contradicts",
            "",
            needed=True,
            width=100,
            telling=True,
        ),
    ),
)

ELSEWHERE = Sheet(
    "Elsewhere",
    "what other sources say; shown as not the plan's own",
    "elsewhere",
    Under.EITHER,
    (
        _NUMBER_OR_NONE,
        Column(
            "What it says",
            "what another source says, naming it",
            "",
            needed=True,
            width=100,
            telling=True,
        ),
    ),
)
