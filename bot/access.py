"""Who may see what, where: decided from the plan alone, before anything is looked up."""

from dataclasses import dataclass

from bot.domain.people import Audience, Person, PersonKind
from bot.domain.plan import Plan

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


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and from where, in Slack's own ids. `shared` is what Slack says of the channel."""

    workspace: str
    user: str
    channel: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """`audience` is what the place may see; `direct` is True in a direct message."""

    person: Person
    audience: Audience
    direct: bool


@dataclass(frozen=True, slots=True)
class Denied:
    reason: str


def decide(plan: Plan, asker: Asker) -> Allowed | Denied:
    """Known people in the plan's own workspace and in channels of its own are answered.

    A direct message shows what the person's role sees; a channel what the plan says of it, and a
    channel the plan does not name is wide.
    """
    if asker.workspace != plan.workspace:
        return Denied(OTHER_WORKSPACE)
    person = next((each for each in plan.people if asker.user in each.users), None)
    if person is None:
        return Denied(UNKNOWN)
    channel = next((each for each in plan.channels if each.id == asker.channel), None)
    if asker.shared or (channel is not None and channel.shared):
        return Denied(SHARED)
    direct = asker.channel.startswith("D")
    if direct:
        return Allowed(person, person.sees, direct)
    return Allowed(person, plan.audience_of(asker.channel), direct)


def sees_workers(reader: Person | None, team: str) -> bool:
    """Only a team's own manager sees its workers, by reference and in an ephemeral reply: no
    `reader` is whoever is there.
    """
    return reader is not None and reader.kind is PersonKind.TEAM_MANAGER and reader.team == team


def may_acknowledge(person: Person) -> bool:
    """Acknowledging is for those who answer for the plan."""
    return person.kind in (
        PersonKind.ASSISTANT_DIRECTOR,
        PersonKind.SENIOR_MANAGER,
        PersonKind.PERFORMANCE,
    )
