"""A small plan that has something of everything, and figures for it, as they are stored."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from bot.domain.action import Action, ActionState
from bot.domain.caseload import CaseloadRange
from bot.domain.indicator import Baseline, Benchmark, Frequency, Target, Unit
from bot.domain.message import Message
from bot.domain.people import Audience, Channel, Person, PersonKind
from bot.domain.plan import Meeting, PrintedFigure
from bot.domain.rag import Rag, Rating
from bot.domain.schedule import Post, PostKind, Weekday
from tests import making
from tests.keeping import changing, put_caseloads, put_outturns, put_plan

AT = datetime(2018, 11, 5, 9, 30, tzinfo=UTC)
LATER = datetime(2018, 12, 3, 9, 30, tzinfo=UTC)

GREEN = Rating(Rag.GREEN, date(2018, 11, 5), "Progress report", "published letter G")
AMBER = Rating(Rag.AMBER, date(2018, 11, 5), "Progress report", "the sample was too small")
ENGLAND = Benchmark("England", "2017/18", Decimal("21.90"), "Local authority tool", "re-referrals")
MESSAGE = Message(
    "Re-referrals left green.",
    ({"type": "section", "text": {"type": "mrkdwn", "text": "≤ 22% 🟢"}}, {"type": "divider"}),
    "Re-referrals left green: 30.6% against ≤ 22%.",
)


def indicator(ref="5.1", benchmarks=()):
    return making.indicator(
        ref,
        "lower",
        (Target(date(2020, 3, 31), Decimal(22)), Target(date(2018, 3, 31), words="fewer")),
        title="Re-referrals within twelve months",
        short="Re-referrals",
        tolerance=making.tolerance("percent", "12.5"),
        frequency=Frequency.MONTHLY,
        baseline=Baseline("2016/17", Decimal("24.0"), comparable=False, note="another count"),
        benchmarks=benchmarks,
    )


def recommendation(number=5, ratings=(GREEN,), indicators=None):
    return making.recommendation(
        number,
        (indicator(f"{number}.1"),) if indicators is None else indicators,
        ratings,
        title="Fewer families come back",
        short="Re-referrals",
        actions=(Action("Audit the reasons", ActionState.DONE, date(2018, 12, 31), id="A1"),),
    )


def plan(*recommendations, title="A plan"):
    return making.plan(
        *(recommendations or (recommendation(),)),
        name="The Road",
        title=title,
        source="a progress report",
        meanings={Rag.GREEN: "good progress", Rag.RED: "needs focus"},
        caseload_ranges=(CaseloadRange("ASYE", 12, 15, "Newly qualified"),),
        people=(
            Person("director", "Director", PersonKind.SENIOR_MANAGER, ("U0AD",), Audience.NAMED),
        ),
        channels=(Channel("C0SMM", "senior-managers", Audience.NAMED),),
        schedule=(Post(PostKind.WEEKLY_DIGEST, "C0SMM", time(8, 30), Weekday.MON),),
        meetings=(Meeting("Board", "monthly", "heads of service", "goes through the plan"),),
        figures=(PrintedFigure("Agency workers", Decimal(49), Unit.COUNT),),
        sample=True,
    )


def outturn(value="30.6", period="2018-09", ref="5.1", **fields):
    return making.outturn(period, value, ref=ref, **{"source": "Progress report", **fields})


def extract(*cases, day=date(2018, 9, 30), **fields):
    workers = [
        making.worker(
            each,
            role="ASYE",
            team="First Response",
            fte="0.6",
            agency=number == 1,
            name=f"SW-{number:04}",
        )
        for number, each in enumerate(cases, start=1)
    ]
    return making.extract(*workers, on=day.isoformat(), **fields)


def save_plan(store, saved=None, at=AT):
    with changing(store) as work:
        return put_plan(work, saved or plan(), "plan.yaml", "a" * 64, at)


def save_outturns(store, *outturns, at=AT):
    with changing(store) as work:
        return put_outturns(work, outturns, "outturns.csv", "b" * 64, at)


def save_caseloads(store, *extracts, at=AT):
    with changing(store) as work:
        return put_caseloads(work, extracts, "caseloads.csv", "c" * 64, at)
