"""The plan as it stands on a day: the one reading that every command and the digest share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import london_day
from bot.domain.plan import Owner, Plan, Recommendation
from bot.domain.rag import Rag, Rating
from bot.domain.snapshot import Flag, Snapshot
from bot.rules.action_changes import as_known
from bot.rules.caseload_bands import CaseloadSummary, summarise
from bot.rules.claims import Facts
from bot.rules.disclosure.wide import WideReader
from bot.rules.episode import Episode
from bot.rules.movement import History
from bot.rules.questions import Question, questions, rating_of
from bot.rules.standing import Known
from bot.rules.taken_back import back_after, taken_back_of


@dataclass(frozen=True, slots=True)
class OpenFlag:
    """An episode that is still off green, with what is recorded of it."""

    episode: Episode
    days: int
    """Days off green: from the end of the period that left green."""
    owner: Owner
    record: Flag | None

    @property
    def indicator(self) -> Indicator:
        return self.episode.indicator

    @property
    def unacknowledged(self) -> bool:
        """Tells whether it waits for somebody to have seen it. Of an earlier day it may be on no
        record: one file brought the figures that opened it, and those that closed it.
        """
        return self.record is None or self.record.acknowledged_at is None


@dataclass(frozen=True, slots=True)
class UnprovenFlag:
    """A flag that stands though `taken_back`, a figure it rests on, is missing by now."""

    indicator: Indicator
    record: Flag
    taken_back: Outturn
    owner: Owner


@dataclass(frozen=True, slots=True)
class OffTarget:
    """A history that is off green: where its stretch began, and its last known figure."""

    history: History
    since: Known
    latest: Known

    @property
    def indicator(self) -> Indicator:
        return self.history.indicator


@dataclass(frozen=True, slots=True)
class Assessment:
    """`plan` holds only the ratings judged by `at`; `histories` is keyed by indicator ref."""

    at: date
    snapshot: Snapshot
    plan: Plan
    histories: Mapping[str, History]
    flags: tuple[OpenFlag, ...]
    unproven: tuple[UnprovenFlag, ...]
    questions: tuple[Question, ...]
    caseloads: CaseloadSummary | None
    wide: WideReader
    """What its figures together keep from a wide audience."""

    def histories_of(self, recommendation: Recommendation) -> tuple[History, ...]:
        return tuple(self.histories[each.ref] for each in recommendation.indicators)

    def rating_of(self, recommendation: Recommendation) -> Rating | None:
        return rating_of(recommendation)

    def rated(self, rag: Rag) -> tuple[Recommendation, ...]:
        """The recommendations whose rating in force is `rag`."""
        return tuple(
            each
            for each in self.plan.recommendations
            if (rating := rating_of(each)) is not None and rating.rag is rag
        )

    def edited_since(self, history: History) -> date | None:
        """The day from which the indicator is off green only because a plan changed its target;
        None where it is not, or left green.
        """
        episode = history.open_episode
        if episode is None:
            return None
        place = (history.indicator.ref, episode.opened)
        for flag in self.snapshot.flags:
            if flag.by_edit and (flag.indicator, flag.opened) == place:
                return london_day(flag.reopened_at or flag.opened_at)
        return None

    @property
    def not_over(self) -> tuple[OpenFlag, ...]:
        """The open flags whose newest figure is on target: by the indicator's own rule not over."""
        return tuple(each for each in self.flags if each.episode.on_target)

    def off_target(self) -> tuple[OffTarget, ...]:
        """Lists every history whose last known status is off green, longest first."""
        off = [
            OffTarget(each, start, last)
            for each in self.histories.values()
            if (start := each.off_since) is not None and (last := each.last_known) is not None
        ]
        return tuple(sorted(off, key=_longest_first))


def assess(snapshot: Snapshot, at: date) -> Assessment:
    """Works out all that follows from `snapshot` on `at`; later figures, ratings are left out."""
    plan = _as_known(snapshot.plan, at)
    histories = _histories(snapshot, plan, at)
    written = _as_written(snapshot, plan, histories, at)
    return Assessment(
        at=at,
        snapshot=snapshot,
        plan=plan,
        histories=histories,
        flags=_open_flags(snapshot, plan, histories, at),
        unproven=tuple(_unproven(snapshot, plan, histories, at)),
        questions=questions(plan.recommendations, histories, written),
        caseloads=summarise(snapshot.caseloads, plan.caseload_ranges, at),
        wide=WideReader(plan, snapshot.outturns),
    )


def _as_written(
    snapshot: Snapshot, plan: Plan, histories: Mapping[str, History], at: date
) -> Facts | None:
    """What was known when the plan's texts were written; None before that day."""
    if at < plan.as_of:
        return None
    then = histories if at == plan.as_of else _histories(snapshot, plan, plan.as_of)
    return Facts(plan.recommendations, then, plan.figures)


def _histories(snapshot: Snapshot, plan: Plan, at: date) -> dict[str, History]:
    return {
        each.ref: History(each, snapshot.outturns.get(each.ref, ()), plan.defaults, at)
        for each in plan.indicators
    }


def _as_known(plan: Plan, at: date) -> Plan:
    known = [_rated_by(as_known(each, at), at) for each in plan.recommendations]
    return replace(plan, recommendations=tuple(known))


def _rated_by(recommendation: Recommendation, at: date) -> Recommendation:
    ratings = tuple([each for each in recommendation.ratings if each.judged <= at])
    every = len(ratings) == len(recommendation.ratings)
    return recommendation if every else replace(recommendation, ratings=ratings)


def _open_flags(
    snapshot: Snapshot, plan: Plan, histories: Mapping[str, History], at: date
) -> tuple[OpenFlag, ...]:
    recorded = {(each.indicator, each.opened): each for each in snapshot.flags}
    flags = [
        OpenFlag(
            episode=episode,
            days=(at - episode.left.outturn.period.end).days,
            owner=plan.owner_of(history.indicator),
            record=_known_record(recorded.get((history.indicator.ref, episode.opened)), at),
        )
        for history in histories.values()
        if (episode := history.open_episode) is not None
        and not _by_edit(recorded.get((history.indicator.ref, episode.opened)))
    ]
    return tuple(sorted(flags, key=lambda each: (-each.days, _order(each.indicator))))


def _unproven(
    snapshot: Snapshot, plan: Plan, histories: Mapping[str, History], at: date
) -> Iterator[UnprovenFlag]:
    for flag in snapshot.flags:
        history = histories.get(flag.indicator)
        if flag.closed is not None or history is None or history.open_episode is not None:
            continue
        if london_day(flag.opened_at) > at or back_after(history, flag) is not None:
            continue
        if (missing := taken_back_of(history, flag)) is not None:
            record = _known_record(flag, at) or flag
            yield UnprovenFlag(history.indicator, record, missing, plan.owner_of(history.indicator))


def _by_edit(flag: Flag | None) -> bool:
    return flag is not None and flag.by_edit


def _known_record(flag: Flag | None, at: date) -> Flag | None:
    """The record as it could be read on `at`: what was acknowledged later was not yet."""
    if flag is None:
        return None
    if any(london_day(each.at) > at for each in flag.answers):
        by_then = tuple(each for each in flag.answers if london_day(each.at) <= at)
        flag = replace(flag, answers=by_then)
    if flag.acknowledged_at is None or london_day(flag.acknowledged_at) <= at:
        return flag
    return replace(flag, acknowledged_at=None, acknowledged_by=None)


def _longest_first(off: OffTarget) -> tuple[date, tuple[int, ...]]:
    return off.since.outturn.period.end, _order(off.indicator)


def _order(indicator: Indicator) -> tuple[int, ...]:
    return tuple(int(part) for part in indicator.ref.split("."))
