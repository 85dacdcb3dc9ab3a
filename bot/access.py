"""Who may see what, where: decided from the plan alone, before anything is looked up."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bot.domain.people import (
    ACKNOWLEDGING,
    KINDS,
    Audience,
    ChannelFacts,
    Person,
    PersonKind,
)
from bot.domain.snapshot import Snapshot
from bot.messages.words import listed

OTHER_WORKSPACE = "planbot belongs to another workspace, so it cannot answer here."
SHARED = "planbot does not answer in channels that are shared with other organisations."
UNSURE = (
    "Slack did not say whether this channel is shared with another organisation, so planbot shows "
    "nothing here. Ask in your messages with planbot, invite it to this channel, or try again in a "
    "minute."
)
UNKNOWN = (
    "planbot does not know you, so it cannot show the plan. "
    "Ask the performance team to add your role to it."
)


FactsOf = Callable[[str], ChannelFacts | None]
"""What Slack says of a channel; None where it does not tell."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and from where, in Slack's own ids."""

    workspace: str
    user: str
    channel: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """`audience` is what the place may see; `direct` is True in a direct message; `snapshot` is
    what planbot knew when they were let in.
    """

    asker: Asker
    person: Person
    audience: Audience
    direct: bool
    snapshot: Snapshot

    def __deepcopy__(self, _memo: object) -> "Admitted":
        """Bolt copies a request for what answers it later; what nobody can change is shared."""
        return self


@dataclass(frozen=True, slots=True)
class Denied:
    reason: str


def admit(snapshot: Snapshot, asker: Asker, facts_of: FactsOf) -> Admitted | Denied:
    """Decides who is answered: known people of the plan's own workspace, in channels of its own.

    A direct message shows what the person's role sees. A channel shows what the plan says of it
    while Slack says that it is private: everybody in the workspace can read any other, so it is
    wide, as is a channel that the plan does not name. Where Slack does not tell, a channel that
    the plan names is wide and no other is answered.
    """
    plan = snapshot.plan
    if asker.workspace != plan.workspace:
        return Denied(OTHER_WORKSPACE)
    person = next((each for each in plan.people if asker.user in each.users), None)
    if person is None:
        return Denied(UNKNOWN)
    named = next((each for each in plan.channels if each.id == asker.channel), None)
    if named is not None and named.shared:
        return Denied(SHARED)
    if asker.channel.startswith("D"):
        return Admitted(asker, person, person.sees, direct=True, snapshot=snapshot)
    facts = facts_of(asker.channel)
    if facts is None and named is None:
        return Denied(UNSURE)
    if facts is not None and facts.shared:
        return Denied(SHARED)
    audience = plan.audience_of(asker.channel, private=facts is not None and facts.private)
    return Admitted(asker, person, audience, direct=False, snapshot=snapshot)


def sees_workers(reader: Person | None, team: str) -> bool:
    """Tells whether `reader` sees a team's workers: only its own manager does, by reference and in
    an ephemeral reply. No `reader` is whoever is there.
    """
    return reader is not None and reader.kind is PersonKind.TEAM_MANAGER and reader.team == team


class Deed(Enum):
    """What is not for everybody whom planbot knows, as people call it."""

    ACKNOWLEDGE = "Acknowledging"
    HOLD = "Holding a flag, or handing it on,"
    UPDATE = "Giving an update, or proposing a rating,"
    DECIDE_RATING = "Deciding on a rating"
    CHANGE_ACTION = "Changing an action"
    ADD_ACTION = "Adding an action"
    RECORD = "Recording a decision, or ending a meeting,"
    TAKE_BACK = "Taking back what somebody else shared"
    BE_AWAY = "Being away"
    MAKE_REPORT = "Having a report made"
    IMPORT = "Bringing files in and taking them back"
    CHECK_UP = "The check-up"


_MANAGERS = frozenset(ACKNOWLEDGING)
_LEADERS = _MANAGERS | {PersonKind.TEAM_MANAGER}

MAY = {
    Deed.ACKNOWLEDGE: _MANAGERS,
    Deed.HOLD: _MANAGERS,
    Deed.UPDATE: _LEADERS,
    Deed.DECIDE_RATING: frozenset({PersonKind.ASSISTANT_DIRECTOR}),
    Deed.CHANGE_ACTION: _LEADERS,
    Deed.ADD_ACTION: _MANAGERS,
    Deed.RECORD: _MANAGERS,
    Deed.TAKE_BACK: frozenset({PersonKind.ADMINISTRATOR}),
    Deed.BE_AWAY: frozenset(KINDS),
    Deed.MAKE_REPORT: _MANAGERS,
    Deed.IMPORT: frozenset({PersonKind.PERFORMANCE, PersonKind.ADMINISTRATOR}),
    Deed.CHECK_UP: frozenset({PersonKind.ADMINISTRATOR}),
}
"""Who may do what, by the kind of person. Some deeds ask more: an update is given by whoever leads
the recommendation, or deputises while they are away.
"""


def may(person: Person, deed: Deed) -> bool:
    """Tells whether it is for people of their kind."""
    return person.kind in MAY[deed]


def may_have_report(person: Person, *, public: bool) -> bool:
    """Tells whether a report is for them: for whoever sees only what everybody may, that for the
    public.
    """
    return may(person, Deed.MAKE_REPORT) and (public or person.sees is Audience.NAMED)


def for_whom(deed: Deed) -> str:
    """Says whom it is for: "Deciding on a rating is for the Assistant Director."."""
    kinds = listed([called for kind, called in KINDS.items() if kind in MAY[deed]])
    return f"{deed.value} is for {kinds}."
