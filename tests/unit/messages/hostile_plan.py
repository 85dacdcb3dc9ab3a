"""A plan that says one text wherever a file could bring one, and figures of every kind."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import MappingProxyType

from bot.domain.action import Action, ActionState
from bot.domain.caseload import Caseload, CaseloadExtract, CaseloadRange
from bot.domain.comparison import (
    Area,
    AreaFigure,
    Level,
    NeighbourList,
    NeighbourModel,
    Neighbours,
    PublishedMeasure,
)
from bot.domain.indicator import (
    Baseline,
    Benchmark,
    Direction,
    Frequency,
    Indicator,
    Target,
    Tolerance,
    ToleranceKind,
    Unit,
)
from bot.domain.mark import Mark
from bot.domain.outturn import Outturn
from bot.domain.people import Audience, Channel, Person, PersonKind
from bot.domain.period import Period
from bot.domain.plan import Meeting, PrintedFigure, Recommendation
from bot.domain.proposal import Proposal, ProposalDecision, Verdict
from bot.domain.rag import Rag, Rating
from bot.domain.schedule import Post, PostKind, Weekday
from bot.domain.snapshot import Flag, Snapshot, Source
from bot.domain.update import Absence, Ask, FigureNote, Going, Update
from tests.making import AT, plan

NOW = datetime(2018, 11, 5, 8, 0, tzinfo=UTC)
OVERDUE, SOON = date(2018, 9, 30), date(2018, 11, 9)
LAST, NEXT = date(2018, 3, 31), date(2018, 12, 31)


def a_target(text, by=LAST, **fields):
    return Target(by, note=text, **(fields or {"value": Decimal(18)}))


def an_indicator(ref, text, **fields):
    given = {
        "unit": Unit.PERCENT,
        "direction": Direction.LOWER,
        "targets": (a_target(text), a_target(text, NEXT, value=Decimal(16))),
        "baseline": Baseline(text, Decimal("14.2"), words=text, note=text),
        "benchmarks": (
            Benchmark(text, text, Decimal("21.9"), text, text, text, text, per=text),
            Benchmark(text, "2019", Decimal("22.9"), text, text, text, text),
        ),
        "published": PublishedMeasure((text,), text),
    }
    return Indicator(
        ref=ref,
        title=text,
        short=text,
        definition=text,
        owner=text,
        note=text,
        **(given | fields),
    )


def figures_of(ref, text, *values, provisional=True, **fields):
    periods = ("2018-07", "2018-08", "2018-09", "2018-10")[-len(values) :]
    return tuple(
        Outturn(
            ref,
            Period.parse(period),
            None if value is None else Decimal(value),
            provisional=provisional,
            illustrative=True,
            source=text,
            note=text,
            recorded=NOW,
            **fields,
        )
        for period, value in zip(periods, values, strict=True)
    )


def every_kind(number, text):
    """One indicator of each kind with its figures: left green, came back, missing, in words …"""

    def ref(place):
        return f"{number}.{place}"

    words = {"unit": Unit.WORDS, "direction": None, "targets": (a_target(text, words=text),)}
    higher = {
        "direction": Direction.HIGHER,
        "tolerance": Tolerance(ToleranceKind.FLOOR, Decimal(10)),
    }
    between = {
        "direction": Direction.RANGE,
        "unit": Unit.CASES,
        "targets": (a_target(text, low=Decimal(18), high=Decimal(20)),),
    }
    said = {"value": None, "words": text, "source": text, "note": text}
    return [
        (
            an_indicator(ref(1), text),
            figures_of(ref(1), text, 17, 20, numerator=Decimal(3), denominator=Decimal(37)),
        ),
        (an_indicator(ref(2), text, **higher), figures_of(ref(2), text, 12, 19)),
        (an_indicator(ref(3), text, **between), figures_of(ref(3), text, 24, 25)),
        (an_indicator(ref(4), text), figures_of(ref(4), text, 17, None)),
        (an_indicator(ref(5), text, **words), (Outturn(ref(5), Period.parse("2018-10"), **said),)),
        (an_indicator(ref(6), text, targets=(Target(NEXT, note=text),), baseline=None), ()),
        (an_indicator(ref(7), text, unit=Unit.COUNT), figures_of(ref(7), text, 4, 30)),
        (an_indicator(ref(8), text, frequency=Frequency.WEEKLY), figures_of(ref(8), text, 15)[:1]),
        (
            an_indicator(ref(9), text),
            (Outturn(ref(9), Period.parse("2018/19 to 2018-09"), Decimal("16.5"), note=text),),
        ),
    ]


def a_recommendation(number, text, indicators=(), ratings=None):
    down = (
        Rating(Rag.GREEN, date(2018, 9, 3), text, text),
        Rating(Rag.AMBER, date(2018, 11, 1), text, text, derived=True),
    )
    return Recommendation(
        number=number,
        title=text,
        short=text,
        aim=text,
        lead=(text, text, text, text),
        ratings=down if ratings is None else ratings,
        indicators=tuple(indicators),
        evidence=(text,) * 9,
        actions=(
            Action(text, ActionState.OPEN, OVERDUE, text, text, text),
            Action(text, ActionState.OPEN, SOON, None, None, text),
            Action(text, ActionState.DONE, OVERDUE, text, text, text),
            Action(text, ActionState.OPEN, None, text, text, text),
        ),
        notes=(text, text, text),
    )


def a_plan(text, recommendations):
    return plan(
        *recommendations,
        name=text,
        title=text,
        source=text,
        authority=text,
        neighbours=Neighbours(NeighbourModel.MAY_2025),
        meanings=dict.fromkeys(Rag, text),
        caseload_ranges=(CaseloadRange(text, 12, 15, text),),
        people=(Person(text, text, PersonKind.TEAM_MANAGER, ("U0TM",), Audience.WIDE, text),),
        channels=(Channel("C0SMM", text, Audience.NAMED),),
        schedule=(Post(PostKind.WEEKLY_DIGEST, "C0SMM", time(8, 30), Weekday.MON),),
        meetings=(Meeting(text, text, text, text),),
        figures=(PrintedFigure(text, Decimal(49), Unit.COUNT),),
        notes=(text, text),
    )


def an_extract(text, teams=1, workers=8):
    """`workers` in each of `teams`; all of the first name, so that they share it when it is one."""
    cases = tuple(
        Caseload(
            worker=f"{text}{worker}",
            role=text,
            team=text if team == 0 else f"{text[:20]} {team}",
            fte=Decimal("0.8"),
            agency=worker % 3 == 0,
            open_cases=(worker * 7) % 34,
        )
        for team in range(teams)
        for worker in range(workers)
    )
    return CaseloadExtract(date(2018, 9, 30), cases, text, illustrative=True)


def a_snapshot(text, kinds, recommendations, extracts, flags=()):
    return Snapshot(
        revision=1,
        plan=a_plan(text, recommendations),
        outturns=MappingProxyType({each.ref: figures for each, figures in kinds}),
        caseloads=tuple(extracts),
        flags=tuple(flags),
        sources=(Source("outturns", text, NOW, 40, True, AT), Source("plan", text, NOW, 17)),
        proposals=tuple(proposals_of(text)),
        updates=tuple(updates_of(text, recommendations)),
        asks=tuple(Ask(AT, each.number, text) for each in recommendations),
        absences=(Absence(text, NOW, AT),),
        digests=(datetime(2018, 10, 29, 8, 0, tzinfo=UTC),),
        neighbours=NeighbourList(NeighbourModel.MAY_2025, own_area(text), text, ("803", "916")),
        areas={each.ref: tuple(areas_of(each.ref, text)) for each, _ in kinds[:6]},
        of_teams={each.ref: tuple(teams_of(each.ref, text, of)) for each, of in kinds},
    )


def own_area(text):
    return Area(text, Level.AUTHORITY, "855")


def areas_of(ref, text):
    """Two years of the council, a neighbour, another that has no figure, the region and England."""
    others = (
        Area(text, Level.AUTHORITY, "803"),
        Area(text, Level.REGION),
        Area(text, Level.COUNTRY),
    )
    for year in ("2016/17", "2017/18"):
        period = Period.parse(year)
        for place, area in enumerate((own_area(text), *others)):
            yield AreaFigure(ref, area, period, Decimal(20 + place), text, per=text)
        silent = Area(text, Level.AUTHORITY, "916")
        yield AreaFigure(ref, silent, period, None, text, Mark.UNRELIABLE, text)


def teams_of(ref, text, figures):
    """Each figure as that of two teams: they make more than the whole."""
    for each in figures:
        yield replace(each, team=text)
        yield replace(each, team=f"{text[:20]} 2")


def proposals_of(text):
    """One that waits, and one for each thing that can become of it."""
    waits = Proposal(1, 5, Rag.AMBER, Rag.GREEN, text, text, text, "U0", NOW)
    yield waits
    for number, verdict in enumerate(Verdict, 2):
        rag = None if verdict in (Verdict.RETURN, Verdict.WITHDRAWN) else Rag.RED
        decided = ProposalDecision(verdict, NOW, text, text, rag)
        yield replace(waits, id=number, decision=decided)


def updates_of(text, recommendations):
    """One of each recommendation but the last, whose lead officer is silent."""
    for place, each in enumerate(recommendations[:-1]):
        notes = tuple(FigureNote(one.ref, text, "2019-03") for one in each.indicators[:10])
        going = list(Going)[place % 3]
        yield Update(place, each.number, AT, NOW, text, going, text, text, text, NEXT, notes)


def a_flag(number, ref, text=None, period="2018-10"):
    return Flag(number, ref, period, NOW, None, None, text, NOW if text else None)


def hostile_snapshot(text):
    """Three recommendations: one with every kind of indicator, one rated Green, one bare."""
    kinds = every_kind(5, text)
    green = (Rating(Rag.GREEN, date(2018, 9, 3), text, text, derived=True),)
    off = an_indicator("6.1", text)
    everything = [*kinds, (off, figures_of("6.1", text, 40, 41))]
    recommendations = [
        a_recommendation(5, text, [each for each, _ in kinds]),
        a_recommendation(6, text, [off], green),
        a_recommendation(7, text, (), ()),
    ]
    flags = [a_flag(1, "5.1", text), a_flag(2, "5.7")]
    return a_snapshot(text, everything, recommendations, [an_extract(text)], flags)
