"""A small plan and its figures: as nouns, written as tables write them, and as a file.

Each takes what a test is about and fills in the rest; no other test puts a plan together by hand.
"""

from copy import deepcopy
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from bot.domain.caseload import Caseload, CaseloadExtract, CaseloadRange, Mix
from bot.domain.indicator import (
    Direction,
    Frequency,
    Indicator,
    Target,
    Tolerance,
    ToleranceKind,
    Unit,
)
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Defaults, Plan, Recommendation
from bot.domain.rag import Rag, Rating
from bot.domain.snapshot import Snapshot
from bot.importing.plan.plan_file import read_plan
from bot.rules.movement import History

AT = date(2018, 11, 5)
"""The day that the plans here speak as of."""
PLAN_YAML = Path(__file__).with_name("small_plan.yaml").read_text("utf-8")
_SAID: dict[str, Any] = yaml.safe_load(PLAN_YAML)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
DEFAULTS = Defaults(Tolerance(ToleranceKind.PERCENT, Decimal(10)), Frequency.MONTHLY)
RANGES = (
    CaseloadRange("ASYE", 12, 15, "Newly qualified (ASYE)"),
    CaseloadRange("Senior Practitioner", 12, 15, "Senior Practitioner"),
    CaseloadRange("Social Worker", 18, 20, "Social Worker"),
)


def number(text):
    return None if text is None else Decimal(str(text))


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def day(text):
    return date.fromisoformat(text)


def target(by="2018-03-31", value=None, low=None, high=None, words=None):
    return Target(day(by), number(value), number(low), number(high), words)


def tolerance(kind, amount):
    return Tolerance(ToleranceKind(kind), number(amount))


def indicator(ref="1.1", direction="higher", targets=(80,), **fields):
    """A percentage to be at 80 or more since March 2018, unless said otherwise."""
    return Indicator(
        ref=ref,
        **{
            "title": f"Measure {ref}",
            "short": f"Measure {ref}",
            "unit": Unit.PERCENT,
            "direction": direction and Direction(direction),
            "targets": tuple(
                each if isinstance(each, Target) else target(value=each) for each in targets
            ),
            **fields,
        },
    )


def outturn(period="2018-09", value=None, of=None, ref="1.1", recorded=None, **fields):
    """`of` is "3 of 37"; `recorded` "2018-10-01 09:00" in UTC."""
    numerator, denominator = of.split(" of ") if of else (None, None)
    return Outturn(
        indicator=ref,
        period=Period.parse(period),
        value=number(value),
        **{
            "numerator": number(numerator),
            "denominator": number(denominator),
            "recorded": utc(recorded) if recorded else None,
            **fields,
        },
    )


def history(values, of=None, at="2018-11-05", **fields):
    """The history of `values`, {"2018-08": 81, "2018-09": None}: None is reported as missing."""
    figures = [
        each if isinstance(each, Outturn) else outturn(period, each)
        for period, each in values.items()
    ]
    return History(of or indicator(**fields), figures, DEFAULTS, day(at))


def rating(rag="green", judged="2018-11-05", recorded=None):
    taken_in = utc(recorded) if recorded else None
    return Rating(Rag(rag), day(judged), "a committee", "a reason", recorded=taken_in)


def recommendation(number=1, indicators=(), ratings=(), **fields):
    title = f"Recommendation {number}"
    return Recommendation(
        number,
        **{"title": title, "short": title, "lead": ("Head of Service",), **fields},
        ratings=tuple(ratings),
        indicators=tuple(indicators),
    )


def plan(*recommendations, **fields):
    return Plan(
        recommendations=recommendations,
        **{
            "name": "A plan",
            "title": "A plan",
            "as_of": AT,
            "source": "a report",
            "workspace": "T0SAMPLE",
            "defaults": DEFAULTS,
            "meanings": {},
            "caseload_ranges": RANGES,
            **fields,
        },
    )


def small_plan():
    """The plan that `PLAN_YAML` says."""
    return read_plan("plan.yaml", PLAN_YAML, AT)


def plan_in_file(*, target=18, tolerance=10, ratings=(), title="Repeat plans", of=None, **fields):
    """What a file says of a plan with one indicator, 5.2, a percentage where lower is better; `of`
    is what else it says of the indicator.
    """
    said = deepcopy(_SAID)
    recommendation, digest = said["recommendations"][0], said["schedule"][0]
    indicator = {
        "ref": "5.2",
        "title": title,
        "short": title,
        "unit": "percent",
        "direction": "lower",
        "tolerance": {"kind": "percent", "amount": tolerance},
        "targets": [{"by": "2018-03-31", "value": target}],
        **(of or {}),
    }
    changed = {
        "title": "Thresholds",
        "short": "Thresholds",
        "lead": ["Head of Service"],
        "ratings": list(ratings),
        "indicators": [indicator],
    }
    return {
        **said,
        "as_of": "2018-12-03",
        "recommendations": [recommendation | changed],
        "people": said["people"][:1],
        "channels": [*said["channels"], {"id": "C0WIDE", "name": "everyone", "audience": "wide"}],
        "schedule": [digest, digest | {"channel": "C0WIDE"}],
        **fields,
    }


def as_yaml(said):
    """The text of a file that says it, with its keys in their order."""
    return yaml.dump(said, Dumper=_DUMPER, sort_keys=False, allow_unicode=True)


def snapshot(of, *outturns, **fields):
    """The outturns by indicator, oldest period first, as the store hands them out."""
    by_ref: dict[str, tuple[Outturn, ...]] = {}
    for each in sorted(outturns, key=lambda each: (each.period.end, each.period.start)):
        by_ref[each.indicator] = (*by_ref.get(each.indicator, ()), each)
    return Snapshot(1, of, by_ref, **fields)


_NUMBERS = count(1)


def worker(
    cases,
    *,
    role="Social Worker",
    team="North",
    fte=1,
    agency=False,
    name=None,
    families=None,
    registered=None,
    **mix,
):
    """A worker of their own, unless `name` says which."""
    name = name or f"SW-{next(_NUMBERS)}"
    fte, types = number(fte), Mix(**mix)
    return Caseload(name, role, team, fte, agency, cases, types, families, registered)


def extract(*workers, on="2018-09-30", source="case system", **fields):
    return CaseloadExtract(day(on), workers, source, **fields)
