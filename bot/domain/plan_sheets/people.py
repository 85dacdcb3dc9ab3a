"""The sheets on people: who sees what, where it is posted, and what one worker carries."""

from bot.domain.people import Audience, PersonKind
from bot.domain.plan_sheets.columns import Column, Kind, Sheet, Under
from bot.domain.schedule import Cadence, OnHoliday, PostKind, Weekday
from bot.domain.source import READY_MADE

PEOPLE = Sheet(
    "People",
    "roles and the Slack users who hold them; no names",
    "people",
    Under.PLAN,
    (
        Column(
            "Role",
            "a short name, as assistant-director",
            "role",
            needed=True,
            width=40,
            telling=True,
        ),
        Column("Title", "the role's full name; no person's", "title", needed=True, width=56),
        Column(
            "Kind",
            "alerts go to the assistant director",
            "kind",
            Kind.CHOICE,
            needed=True,
            choices=tuple(PersonKind),
            width=20,
        ),
        Column(
            "Slack users",
            "ids, U…, one a line (Alt+Enter for the next); empty while nobody holds it",
            "users",
            Kind.LINES,
            width=20,
        ),
        Column(
            "Sees",
            "named: every figure; wide: small counts as [c]",
            "sees",
            Kind.CHOICE,
            needed=True,
            choices=tuple(Audience),
            width=14,
        ),
        Column("Team", "a team manager's, as the extract writes it", "team", width=34),
        Column("Deputy", "the role that is asked while this one is away", "deputy", width=34),
    ),
)

CHANNELS = Sheet(
    "Channels",
    "Slack channels; one that is not here is wide",
    "channels",
    Under.PLAN,
    (
        Column("Id", "C…, at the foot of its About tab", "id", needed=True, width=18, telling=True),
        Column("Name", "its name", "name", needed=True, width=34),
        Column(
            "Audience",
            "named: every figure; wide: small counts as [c]",
            "audience",
            Kind.CHOICE,
            needed=True,
            choices=tuple(Audience),
            width=16,
        ),
        Column(
            "Shared",
            "yes where another organisation is in it: it gets no data",
            "shared",
            Kind.YES_NO,
            width=18,
        ),
        Column(
            "Canvas",
            "yes: the minutes of its meetings are also written into its canvas",
            "canvas",
            Kind.YES_NO,
            width=18,
        ),
    ),
)

SCHEDULE = Sheet(
    "Schedule",
    "what planbot posts by itself",
    "schedule",
    Under.PLAN,
    (
        Column(
            "Post",
            "what is posted",
            "kind",
            Kind.CHOICE,
            needed=True,
            choices=tuple(PostKind),
            width=20,
            telling=True,
        ),
        Column(
            "Channel",
            "the id of a channel of this plan",
            "channel",
            needed=True,
            choices_from=("Channels", "Id"),
            width=18,
            telling=True,
        ),
        Column(
            "Weekday",
            "empty for ask-for-updates: two working days before the weekly digest",
            "weekday",
            Kind.CHOICE,
            choices=tuple(Weekday),
            width=12,
            telling=True,
        ),
        Column(
            "At",
            "the hour in England, as 08:30",
            "at",
            Kind.HOUR,
            needed=True,
            width=12,
            telling=True,
        ),
        Column(
            "How often",
            "weekly if left empty",
            "cadence",
            Kind.CHOICE,
            choices=tuple(Cadence),
            width=14,
        ),
        Column(
            "Week",
            "monthly: which such weekday, 1 to 4",
            "week",
            Kind.WHOLE,
            choices=("1", "2", "3", "4"),
            width=12,
        ),
        Column("Starts", "fortnightly: a day in one of its weeks", "starts", Kind.DAY, width=14),
        Column(
            "On a bank holiday",
            "next working day if left empty",
            "holiday",
            Kind.CHOICE,
            choices=tuple(OnHoliday),
            width=20,
        ),
    ),
)

CASELOAD_RANGES = Sheet(
    "Caseload ranges",
    "open cases agreed for a full-time worker",
    "caseload_ranges",
    Under.PLAN,
    (
        Column(
            "Role", "as the caseload extract writes it", "role", needed=True, width=34, telling=True
        ),
        Column("Low", "the least", "low", Kind.WHOLE, needed=True, width=10),
        Column("High", "the most", "high", Kind.WHOLE, needed=True, width=10),
        Column("Title", "how messages name the role", "title", needed=True, width=34),
    ),
)

MEETINGS = Sheet(
    "Meetings",
    "where the plan is gone through",
    "meetings",
    Under.PLAN,
    (
        Column("Name", "its name", "name", needed=True, width=36, telling=True),
        Column("How often", "in words", "cadence", needed=True, width=24),
        Column("Who", "who is there", "who", needed=True, width=44),
        Column("Purpose", "what for", "purpose", needed=True, width=56),
        Column("Source", "where that is said", "source", width=30),
    ),
)

SOURCES = Sheet(
    "Sources",
    "databases that caseloads are read from; no addresses",
    "sources",
    Under.PLAN,
    (
        Column("Name", "as messages call it", "name", needed=True, width=40, telling=True),
        Column(
            "Address in",
            "the name of the environment variable that holds it",
            "url",
            needed=True,
            width=30,
        ),
        Column(
            "Hours",
            "in England, as 06:30, one a line (Alt+Enter for the next)",
            "hours",
            Kind.LINES,
            needed=True,
            width=14,
        ),
        Column(
            "Query",
            "a .sql file beside this one; planbot's own if left empty",
            "query",
            choices=(READY_MADE,),
            width=34,
        ),
    ),
)
