"""Everything planbot knows at one revision of the store: what the rules run on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.caseload import CaseloadExtract
from bot.domain.comparison import AreaFigure, NeighbourList
from bot.domain.decision import Decision, MeetingEnd
from bot.domain.flag_answer import FlagAnswer, FlagDeed
from bot.domain.indicator import Target
from bot.domain.outturn import Outturn
from bot.domain.plan import Plan
from bot.domain.proposal import Proposal
from bot.domain.rag import Status
from bot.domain.report import ReportMade
from bot.domain.update import Absence, Ask, Update

HELD = 260
"""So many of each indicator's figures a snapshot holds, where there are as many: five years of
weeks, or twenty of months. While a flag is open it holds more.
"""


@dataclass(frozen=True, slots=True)
class Flag:
    """What is recorded of an episode off green: when it was opened, seen and closed.

    `opened` and `closed` are the period codes of the outturns that left green and came back.
    """

    id: int
    indicator: str
    opened: str
    opened_at: datetime
    closed: str | None = None
    closed_at: datetime | None = None
    acknowledged_by: str | None = None
    """The title of the role that acknowledged it."""
    acknowledged_at: datetime | None = None
    reopened_at: datetime | None = None
    """When a correction took the return to green back; None once it has come back anew."""
    withdrawn_at: datetime | None = None
    """When the figures or targets changed so that there was no such episode."""
    by_edit: bool = False
    """True where the indicator is off green only because a plan changed its target: it did not
    leave green, nobody was alerted, and there is nothing to acknowledge.
    """
    answers: tuple[FlagAnswer, ...] = ()
    """What people answered to it, oldest first."""

    @property
    def reason(self) -> str:
        """Tells why it was acknowledged, in people's own words; empty where they gave none."""
        seen = self._last(FlagDeed.ACKNOWLEDGED)
        return seen.reason if seen is not None and self.acknowledged_at is not None else ""

    @property
    def hold(self) -> FlagAnswer | None:
        """The hold that it is set aside by; None where there is none, or it is over."""
        last = self._last(FlagDeed.HELD, FlagDeed.HOLD_ENDED)
        held = last is not None and last.deed is FlagDeed.HELD and self.closed is None
        return last if held else None

    @property
    def handed_on(self) -> FlagAnswer | None:
        """Tells to whom it was handed on last, and by when they are to answer."""
        return self._last(FlagDeed.HANDED_ON)

    @property
    def waits_for(self) -> str | None:
        """The title of the role that it was handed on to and that has not answered since; None
        where it waits for nobody in particular.
        """
        handed = self.handed_on
        if handed is None or handed.role is None:
            return None
        by, at = self.acknowledged_by, self.acknowledged_at
        if by == handed.role and at is not None and at >= handed.at:
            return None
        later = self.answers[self.answers.index(handed) + 1 :]
        return None if any(each.by == handed.role for each in later) else handed.role

    @property
    def escalated(self) -> FlagAnswer | None:
        """Tells to whom it was said that nobody had acknowledged it."""
        return self._last(FlagDeed.ESCALATED)

    def _last(self, *deeds: FlagDeed) -> FlagAnswer | None:
        # What came back to green and is open again is answered anew.
        return next(
            (
                each
                for each in reversed(self.answers)
                if each.deed in deeds and (self.reopened_at is None or each.at >= self.reopened_at)
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class TargetEdit:
    """A plan that gave an indicator another target: the same figure reads otherwise since."""

    indicator: str
    edited_at: datetime
    """When the plan came in (UTC)."""
    period: str
    """The code of the period of the latest known figure, which is the one that is told of."""
    before: Target
    """In force for that figure in the plan before."""
    after: Target
    was: Status
    now: Status


@dataclass(frozen=True, slots=True)
class Source:
    """One import that was stored: a file, what it was, when, and how many rows it brought."""

    kind: str
    """ "plan", "outturns" or "caseloads"."""
    file: str
    imported_at: datetime
    rows: int
    illustrative: bool = False
    latest: date | None = None
    """The last day its figures speak about."""
    number: int | None = None
    """The import's."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Immutable; `outturns` holds each indicator's current revisions, oldest period first, and
    `caseloads` the extracts, newest first. Times are UTC.
    """

    revision: int
    plan: Plan
    outturns: Mapping[str, tuple[Outturn, ...]]
    caseloads: tuple[CaseloadExtract, ...] = ()
    flags: tuple[Flag, ...] = ()
    """Those that stand."""
    withdrawn: tuple[Flag, ...] = ()
    """Newer flags that were withdrawn, in the order they were."""
    sources: tuple[Source, ...] = ()
    target_edits: tuple[TargetEdit, ...] = ()
    """The newest, oldest first."""
    updates: tuple[Update, ...] = ()
    """What lead officers said, the newest versions, oldest first."""
    asks: tuple[Ask, ...] = ()
    """Who was asked for an update, oldest first."""
    absences: tuple[Absence, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    """The newest, oldest first, with what was decided on them."""
    decisions: tuple[Decision, ...] = ()
    """The newest, oldest first."""
    meetings: tuple[MeetingEnd, ...] = ()
    """The meetings that were ended, oldest first."""
    digests: tuple[datetime, ...] = ()
    """When the last digests delivered to the plan's first digest channel were put together, oldest
    first.
    """
    reports: tuple[ReportMade, ...] = ()
    """The newest that reached somebody, by the day that they speak of."""
    neighbours: NeighbourList | None = None
    """By the plan's model; None where the plan names none, or its list did not come in."""
    areas: Mapping[str, tuple[AreaFigure, ...]] = field(default_factory=dict)
    """Published figures of areas by indicator, oldest first."""
    benchmarks: int = 0
    """The number of the import or undo that changed published figures or neighbours last."""
    of_teams: Mapping[str, tuple[Outturn, ...]] = field(default_factory=dict)
    """Outturns of teams and localities by indicator, oldest first: no status rests on them."""
