"""A plan that is compared, and the published files that are cut for the tests."""

from pathlib import Path

from bot.domain.comparison import NeighbourModel, Neighbours, PublishedMeasure, YearEnd
from bot.domain.indicator import Unit
from bot.importing.problems import Problems
from bot.importing.published.reading import read_published
from tests.making import day, indicator, plan, recommendation

FILES = Path(__file__).parents[2] / "published"
RELEASED = day("2025-10-30")
REFERRALS = PublishedMeasure(("rereferral_percent", "ReReferral"), "referral", RELEASED)
CASELOAD = PublishedMeasure(
    ("caseload_fte", "Work_Force_AvgNumCase_SW"), None, day("2026-03-05"), YearEnd.SEPTEMBER
)


def compared_plan(model=NeighbourModel.MAY_2025, **fields):
    return plan(
        recommendation(
            5,
            [
                indicator("5.1", "lower", (22,), published=REFERRALS),
                indicator("5.2", "lower", (), unit=Unit.CASES, published=CASELOAD),
            ],
        ),
        **{"authority": "Leicestershire", "neighbours": Neighbours(model), **fields},
    )


def read_text(text, of=None, name="published.csv"):
    return read_published(text, of or compared_plan(), "a digest", Problems(name))


def read_cut(name, of=None):
    return read_text((FILES / name).read_text("utf-8"), of, name)
