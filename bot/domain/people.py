"""Who planbot answers, and what a channel may see."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    NAMED = "named"
    """Sees every figure."""
    WIDE = "wide"
    """Sees counts of people under five as [c], unless they are published."""


class PersonKind(StrEnum):
    ASSISTANT_DIRECTOR = "assistant director"
    SENIOR_MANAGER = "senior manager"
    TEAM_MANAGER = "team manager"
    PERFORMANCE = "performance"
    ADMINISTRATOR = "administrator"


KINDS = {
    PersonKind.ASSISTANT_DIRECTOR: "the Assistant Director",
    PersonKind.SENIOR_MANAGER: "senior managers",
    PersonKind.TEAM_MANAGER: "team managers",
    PersonKind.PERFORMANCE: "the performance team",
    PersonKind.ADMINISTRATOR: "administrators",
}
"""As people call them."""

ACKNOWLEDGING = (
    PersonKind.ASSISTANT_DIRECTOR,
    PersonKind.SENIOR_MANAGER,
    PersonKind.PERFORMANCE,
)
"""Those who answer for the plan, and so may acknowledge what left green."""


@dataclass(frozen=True, slots=True)
class Person:
    """A role in the plan and the Slack users who hold it. No names."""

    role: str
    """ "assistant-director": what `--as` takes."""
    title: str
    kind: PersonKind
    users: tuple[str, ...]
    sees: Audience
    """What a direct message to this role shows."""
    team: str | None = None
    deputy: str | None = None
    """The role that is asked while this one is away."""


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What Slack says of a channel: whether people of other organisations are in it, and whether
    only its members can read it.
    """

    shared: bool
    private: bool


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    name: str
    audience: Audience
    shared: bool = False
    """True for a channel shared with another organisation: it gets no data."""
    canvas: bool = False
    """True where minutes are also written into the channel's canvas."""
