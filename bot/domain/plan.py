"""The improvement plan: recommendations, what is measured, what is done, who meets about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.action import Action
from bot.domain.caseload import CaseloadRange
from bot.domain.comparison import Neighbours
from bot.domain.indicator import Frequency, Indicator, Tolerance, Unit
from bot.domain.people import Audience, Channel, Person, PersonKind
from bot.domain.period import Period
from bot.domain.rag import Rag, Rating
from bot.domain.schedule import Post, PostKind
from bot.domain.source import DataSource


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a measure or an action, as far as the source says."""

    role: str | None = None
    """None where the source leaves it open."""
    as_lead: bool = False
    """True for the one lead officer of the recommendation, where no owner is named."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    number: int
    title: str
    short: str
    """Two to five words, for a table cell."""
    aim: str | None = None
    lead: tuple[str, ...] = ()
    """Lead officers who are people of the plan: the titles of their roles."""
    lead_words: tuple[str, ...] = ()
    """Lead officers in the source's words, whom nobody here can ask."""
    ratings: tuple[Rating, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    evidence: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[str, ...] = ()
    """What the source leaves open or contradicts."""
    elsewhere: tuple[str, ...] = ()
    """What other sources say of it; each names its own."""
    publish: bool = False
    """True where its evidence, its further actions and the reasons of its ratings may be said to
    the public.
    """

    def owner_of(self, own: str | None) -> Owner:
        """The `own` owner of a measure or an action, else the recommendation's only lead.

        Where there are several, the source does not say which of them answers for what.
        """
        if own is not None:
            return Owner(own)
        return Owner(self.leads[0], as_lead=True) if len(self.leads) == 1 else Owner()

    @property
    def leads(self) -> tuple[str, ...]:
        """Names every lead officer as they are shown."""
        return (*self.lead, *self.lead_words)


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure the source prints outside its table of indicators."""

    title: str
    value: Decimal
    unit: Unit
    period: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    recommendation: int | None = None
    indicator: str | None = None
    published: date | None = None
    """The day the figure became public; None while it is the council's own."""
    note: str | None = None
    elsewhere: str | None = None
    """What another source says of it, which it names."""

    @property
    def dated(self) -> Period | None:
        """The period where planbot can read it; None where it is in the source's words, or open."""
        try:
            return Period.parse(self.period or "")
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where the plan is gone through. Source: the report's own list of meetings."""

    name: str
    cadence: str
    who: str
    purpose: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for an indicator that states none of its own."""

    tolerance: Tolerance
    frequency: Frequency


@dataclass(frozen=True, slots=True)
class Plan:
    name: str
    title: str
    as_of: date
    """The day the plan speaks as of."""
    source: str
    workspace: str
    defaults: Defaults
    meanings: dict[Rag, str]
    """What each rating means, in the plan's words; blue only where the plan uses it."""
    recommendations: tuple[Recommendation, ...]
    caseload_ranges: tuple[CaseloadRange, ...] = ()
    people: tuple[Person, ...] = ()
    channels: tuple[Channel, ...] = ()
    schedule: tuple[Post, ...] = ()
    sources: tuple[DataSource, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    figures: tuple[PrintedFigure, ...] = ()
    notes: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """What other sources say of the plan as a whole; each names its own."""
    review: int | None = None
    """Months after which a rating is old, and asked about; None for never."""
    escalate_after: int = 2
    """Working days that an alert may wait to be acknowledged."""
    escalate_to: str | None = None
    """The role that is told of one that waits for longer; None for nobody."""
    retention: int | None = None
    """Months after which the audit and the words of messages are deleted; None for never."""
    authority: str | None = None
    """The council's own area in files that have many: its code or its name."""
    teams: tuple[str, ...] = ()
    """Teams and localities that figures come by, beside those of people."""
    neighbours: Neighbours | None = None
    """Whom the council is compared with; None while the plan names no model."""
    sample: bool = False
    """True for the plan that comes with planbot: it then speaks as of its own date."""

    @property
    def indicators(self) -> Iterator[Indicator]:
        for recommendation in self.recommendations:
            yield from recommendation.indicators

    def recommendation(self, number: int) -> Recommendation | None:
        return next((each for each in self.recommendations if each.number == number), None)

    def indicator(self, ref: str) -> Indicator | None:
        return next((each for each in self.indicators if each.ref == ref), None)

    def audience_of(self, channel: str, *, private: bool) -> Audience:
        """Tells what a channel may see: wide, unless the plan names it and it is `private`."""
        named = next((each for each in self.channels if each.id == channel), None)
        return named.audience if named is not None and private else Audience.WIDE

    def users_of(self, kind: PersonKind) -> tuple[str, ...]:
        """The Slack users whose roles are of this kind, in the plan's order."""
        return tuple(user for each in self.people if each.kind is kind for user in each.users)

    def channels_of(self, kind: PostKind) -> tuple[str, ...]:
        """The channels that posts of this kind go to, in the schedule's order."""
        return tuple(post.channel for post in self.schedule if post.kind is kind)

    def owner_of(self, indicator: Indicator) -> Owner:
        """Finds who answers for the indicator, as far as the source says."""
        recommendation = self.recommendation(indicator.recommendation)
        return recommendation.owner_of(indicator.owner) if recommendation else Owner()
