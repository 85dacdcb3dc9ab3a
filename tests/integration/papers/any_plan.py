"""Any plan that planbot could have read from a file, its texts as nasty as they may be."""

from datetime import date, time
from decimal import Decimal

from hypothesis import strategies as st

from bot.domain.action import Action, ActionState
from bot.domain.alert_rule import AlertAt, AlertOn, AlertRule
from bot.domain.break_in_series import Break
from bot.domain.caseload import CaseloadRange
from bot.domain.comparison import (
    NeighbourModel,
    Neighbours,
    PublishedMeasure,
    Statistic,
    YearEnd,
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
from bot.domain.people import Audience, Channel, Person, PersonKind
from bot.domain.period import PeriodKind
from bot.domain.plan import Defaults, Meeting, Plan, PrintedFigure, Recommendation
from bot.domain.rag import Rag, Rating
from bot.domain.schedule import Cadence, OnHoliday, Post, PostKind, Weekday
from bot.domain.source import READY_MADE, DataSource

AS_OF = date(2018, 11, 5)
NASTY = (
    *("=1+1", "@SUM(A1)", "+5", "-5", "#N/A", "null", "~", "yes", "5.10", "2018-09-30", "08:30"),
    *("_x0041_", "__x000D__", "(needed)", "'it", "12%"),
)
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"))
LINES = st.text(CHARACTERS, max_size=24).map(lambda text: " ".join(text.split())).filter(bool)
TEXTS = st.one_of(st.sampled_from([*NASTY, "a: b # c", "- d", "\ufffe\uffff"]), LINES)
FREE = TEXTS.map(lambda text: f"Free {text}")
"""No role's title, and not written like a role's id."""
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
AMOUNTS = (
    st.decimals(1, 100, places=2) | st.integers(1, 100).map(Decimal) | st.just(Decimal("22.0"))
)
TITLES = [f"{text} Role {place}" for place, text in enumerate(("=Head", "Lead", "Ängla, the 3rd"))]
TRUTH = st.booleans()


def maybe(values):
    return st.none() | values


def some(values, most=2, by=None):
    return st.lists(values, max_size=most, unique_by=by).map(tuple)


RATINGS = st.builds(
    Rating,
    rag=st.sampled_from(Rag),
    judged=st.dates(date(2015, 1, 1), AS_OF),
    by=TEXTS,
    reason=TEXTS,
    derived=TRUTH,
)
SOURCES = st.builds(
    DataSource,
    name=TEXTS,
    url=st.just("CASES_URL"),
    hours=st.sampled_from((("06:30",), ("06:30", "18:00"))),
    query=st.just(READY_MADE),
)
OWNERS = maybe(st.sampled_from(TITLES) | FREE)
ACTIONS = st.builds(
    Action,
    text=TEXTS,
    state=st.sampled_from(ActionState),
    due=maybe(DAYS),
    printed=maybe(TEXTS),
    owner=OWNERS,
    progress=maybe(TEXTS),
    first_due=maybe(DAYS),
    slips=st.integers(0, 99),
)
BASELINES = st.builds(
    Baseline,
    period=maybe(TEXTS),
    value=maybe(AMOUNTS),
    words=maybe(TEXTS),
    comparable=TRUTH,
    note=maybe(TEXTS),
)
BENCHMARKS = st.builds(
    Benchmark,
    area=TEXTS,
    year=TEXTS,
    value=AMOUNTS,
    source=TEXTS,
    method=TEXTS,
    quartile=maybe(TEXTS),
    band=maybe(TEXTS),
    statistic=maybe(st.sampled_from(Statistic)),
    model=maybe(st.sampled_from(NeighbourModel)),
    per=maybe(TEXTS),
    released=maybe(st.dates(date(2015, 1, 1), AS_OF)),
)


def _april(day):
    return day.replace(month=4, day=1)


@st.composite
def targets(draw, unit, direction):
    by, note = draw(DAYS), draw(maybe(TEXTS))
    if unit is Unit.WORDS:
        return Target(by, words=draw(maybe(TEXTS)), note=note)
    if direction is Direction.RANGE:
        low, high = sorted(draw(st.tuples(AMOUNTS, AMOUNTS)))
        return Target(by, low=low, high=draw(maybe(st.just(high))), note=note)
    return Target(by, value=draw(maybe(AMOUNTS)), note=note)


def published(ref):
    return st.builds(
        PublishedMeasure,
        measure=st.just((f"measure {ref}", f"column_{ref}")),
        per=maybe(TEXTS),
        released=maybe(st.dates(date(2015, 1, 1), AS_OF)),
        year_end=st.sampled_from(YearEnd),
    )


@st.composite
def alert_rules(draw, signals, most):
    on = draw(st.sampled_from(AlertOn)) if signals else AlertOn.STATUS
    by_signal_alone = on is AlertOn.SIGNAL
    return AlertRule(
        draw(st.integers(1, most)),
        draw(st.integers(1, 12)),
        on,
        AlertAt.AMBER,
        if_worse=not by_signal_alone and draw(TRUTH),
    )


BREAKS = st.builds(Break, st.dates(date(2015, 1, 1), date(2019, 1, 1)).map(_april), TEXTS)


@st.composite
def indicators(draw, ref):
    unit = draw(st.sampled_from(Unit))
    words = unit is Unit.WORDS
    counts_up = unit not in (Unit.PERCENT, Unit.SCORE, Unit.WORDS)
    direction = None if words else draw(st.sampled_from(Direction))
    kinds = st.sampled_from((ToleranceKind.PERCENT, ToleranceKind.AMOUNT))
    own_targets = draw(some(targets(unit, direction), by=lambda each: each.by))
    told = any(each.stated and each.words is None for each in own_targets)
    measured, cumulative = draw(st.sampled_from(PeriodKind)), counts_up and draw(TRUTH)
    running = cumulative or measured is PeriodKind.YEAR_TO_DATE
    most = {PeriodKind.QUARTER: 3, PeriodKind.YEAR: 0}.get(measured, 11) if running else 12
    signals = direction in (Direction.HIGHER, Direction.LOWER) and not running
    return Indicator(
        ref,
        title=draw(TEXTS),
        short=draw(TEXTS),
        unit=unit,
        direction=direction,
        tolerance=None if words else draw(maybe(st.builds(Tolerance, kinds, AMOUNTS))),
        frequency=draw(maybe(st.sampled_from(Frequency))),
        measured=measured,
        cumulative=cumulative,
        definition=draw(maybe(TEXTS)),
        owner=draw(OWNERS),
        baseline=draw(maybe(BASELINES)),
        targets=own_targets,
        benchmarks=draw(some(BENCHMARKS)),
        alert=draw(maybe(alert_rules(signals, most))) if told and most else None,
        breaks=draw(some(BREAKS, by=lambda each: each.since)),
        note=draw(maybe(TEXTS)),
        elsewhere=draw(maybe(TEXTS)),
        code=(f"KPI {ref}",) if draw(TRUTH) else (),
        per=draw(maybe(st.integers(1, 10**6))) if unit is Unit.RATE else None,
        least=None if words else draw(maybe(st.just(Decimal("-40.5")))),
        most=None if words else draw(maybe(st.just(Decimal(150)))),
        published=None if words else draw(maybe(published(ref))),
    )


@st.composite
def recommendations(draw, number):
    refs = draw(st.lists(st.sampled_from((1, 2, 10, 20)), max_size=3, unique=True))
    ratings = draw(some(RATINGS, 3, by=lambda each: (each.judged, each.by)))
    return Recommendation(
        number,
        title=draw(TEXTS),
        short=draw(TEXTS),
        aim=draw(maybe(TEXTS)),
        lead=draw(some(st.sampled_from(TITLES))),
        lead_words=draw(some(TEXTS)),
        ratings=tuple(sorted(ratings, key=lambda each: each.judged)),
        indicators=tuple(draw(indicators(f"{number}.{each}")) for each in refs),
        evidence=draw(some(TEXTS, 3)),
        actions=draw(some(ACTIONS)),
        notes=draw(some(TEXTS)),
        elsewhere=draw(some(TEXTS)),
        publish=draw(TRUTH),
    )


@st.composite
def posts(draw, weekday):
    cadence = draw(st.sampled_from(Cadence))
    return Post(
        draw(st.sampled_from([each for each in PostKind if each is not PostKind.ASK_FOR_UPDATES])),
        "C0SMM",
        draw(st.times().map(lambda each: time(each.hour, each.minute))),
        weekday,
        cadence,
        week=draw(st.integers(1, 4)) if cadence is Cadence.MONTHLY else 1,
        starts=draw(DAYS) if cadence is Cadence.FORTNIGHTLY else None,
        holiday=draw(st.sampled_from(OnHoliday)),
    )


@st.composite
def schedules(draw):
    """Posts, and an ask for updates where there is a digest that says them."""
    found = [draw(posts(each)) for each in draw(st.lists(st.sampled_from(Weekday), unique=True))]
    if any(each.kind is PostKind.WEEKLY_DIGEST for each in found):
        weekday = draw(maybe(st.sampled_from(Weekday)))
        found.append(Post(PostKind.ASK_FOR_UPDATES, "C0SMM", time(9), weekday))
    return tuple(found)


@st.composite
def plans(draw):
    numbers = draw(st.lists(st.integers(1, 999), min_size=1, max_size=2, unique=True))
    said = tuple(draw(recommendations(number)) for number in numbers)
    refs = [indicator.ref for each in said for indicator in each.indicators]
    people = [
        Person(
            f"role-{place}",
            title,
            PersonKind.ASSISTANT_DIRECTOR if not place else draw(st.sampled_from(PersonKind)),
            (f"U0{place}A", f"U0{place}B") if not place or draw(TRUTH) else (),
            draw(st.sampled_from(Audience)),
            draw(TEXTS),
            draw(
                maybe(
                    st.sampled_from(
                        [f"role-{each}" for each in range(len(TITLES)) if each != place]
                    )
                )
            ),
        )
        for place, title in enumerate(TITLES)
    ]
    figures = st.builds(
        PrintedFigure,
        title=TEXTS,
        value=AMOUNTS,
        unit=st.sampled_from(Unit),
        period=maybe(TEXTS),
        numerator=maybe(AMOUNTS),
        recommendation=maybe(st.sampled_from(numbers)),
        indicator=maybe(st.sampled_from(refs)) if refs else st.none(),
        published=maybe(DAYS),
        note=maybe(TEXTS),
        elsewhere=maybe(TEXTS),
    )
    return Plan(
        name=draw(TEXTS),
        title=draw(TEXTS),
        as_of=AS_OF,
        source=draw(TEXTS),
        workspace="T0TEST",
        defaults=Defaults(
            Tolerance(ToleranceKind.PERCENT, draw(AMOUNTS)), draw(st.sampled_from(Frequency))
        ),
        meanings={rag: draw(TEXTS) for rag in Rag},
        recommendations=said,
        authority=draw(TEXTS),
        teams=draw(some(TEXTS, by=str.casefold)),
        neighbours=draw(maybe(st.builds(Neighbours, st.sampled_from(NeighbourModel)))),
        caseload_ranges=draw(
            some(
                st.builds(
                    CaseloadRange, TEXTS, st.integers(0, 12), st.integers(12, 200), title=TEXTS
                ),
                by=lambda each: each.role.casefold(),
            )
        ),
        people=tuple(people),
        channels=(
            Channel(
                "C0SMM",
                draw(TEXTS),
                draw(st.sampled_from(Audience)),
                shared=draw(TRUTH),
                canvas=draw(TRUTH),
            ),
        ),
        schedule=draw(schedules()),
        meetings=draw(some(st.builds(Meeting, TEXTS, TEXTS, TEXTS, TEXTS, source=maybe(TEXTS)))),
        figures=draw(some(figures)),
        notes=draw(some(TEXTS)),
        elsewhere=draw(some(TEXTS)),
        review=draw(maybe(st.integers(1, 60))),
        retention=draw(maybe(st.integers(6, 240))),
        escalate_after=draw(st.integers(1, 30)),
        escalate_to=draw(maybe(st.sampled_from([each.role for each in people if each.users]))),
        sample=draw(TRUTH),
        sources=draw(some(SOURCES, 1)),
    )
