"""Percentages and averages that a sheet worked out, as every message says them.

The cells hold =133/163 and show 81.6%; the program that wrote them gave 15 digits.
"""

import re
from datetime import UTC, datetime

import pytest

from bot.domain.indicator import Unit
from bot.domain.people import Audience
from bot.domain.snapshot import Flag
from tests.making import (
    AT,
    extract,
    indicator,
    outturn,
    plan,
    rating,
    recommendation,
    snapshot,
    target,
    worker,
)
from tests.unit.messages.every_message import every_message

TARGETS = [target("2018-03-31", value=85), target("2019-03-31", value=90)]
MEASURES = (
    indicator("1.1", targets=TARGETS),
    indicator("1.2", "lower", targets=[22]),
    indicator("1.3", "lower", targets=[17], unit=Unit.CASES),
    indicator("1.4", targets=TARGETS),
)
FIGURES = (
    outturn("2018-08", "86.5030674846626", "141 of 163", "1.1"),
    outturn("2018-09", "81.5950920245399", "133 of 163", "1.1"),
    outturn("2018-09", "30.5882352941176", "208 of 680", "1.2"),
    outturn("2018-09", "18.869277440706", ref="1.3"),
    outturn("2018/19 Q2", "19.1234567", ref="1.3"),
    outturn("2018-09", "84.9600000001", "12488 of 14699", "1.4"),
)
WORKERS = [worker(each, name=f"SW-{each}") for each in (17, 22, 31)]


@pytest.fixture(scope="module")
def messages():
    flag = Flag(1, "1.1", "2018-09", datetime(2018, 10, 20, tzinfo=UTC))
    of = plan(recommendation(1, MEASURES, [rating("green")]))
    found = snapshot(of, *FIGURES, flags=(flag,), caseloads=(extract(*WORKERS),))
    return dict(every_message(found, AT, Audience.NAMED))


def test_no_message_says_more_than_two_decimals(messages):
    for name, message in messages.items():
        assert not re.search(r"\d\.\d{3}", f"{message.text} {message.plain}"), name
        assert not re.search(r"\d\.\d{3}", str(message.blocks)), name


SAID = {
    "left green 1.1": [
        "81.6%, 133 of 163 in September 2018",
        "Before: 86.5%, 141 of 163",
        "3.4 points worse than target",
    ],
    "digest": ["81.6%, 133 of 163", "30.6%, 208 of 680", "84.96%, 12,488 of 14,699"],
    "recommendation 1": ["81.6%, 133 of 163", "84.96%, 12,488 of 14,699"],
    "indicator 1.1": ["3.4 points worse than the target of 85% or more", "86.5%, 141 of 163"],
    "indicator 1.3": ["18.9", "1.9 cases worse than the target", "19.1 in 2018/19 Q2"],
    "indicator 1.4": ["84.96%, 12,488 of 14,699", "0.04 points worse than the target of 85%"],
    "flags": ["81.6%, 133 of 163"],
    "questions": ["81.6%, 133 of 163, 3.4 points worse than the target of 85% or more"],
}


@pytest.mark.parametrize("name", SAID)
def test_a_figure_is_read_whole_and_to_one_decimal(messages, name):
    assert not [words for words in SAID[name] if words not in messages[name].plain]
    assert "of 1…" not in messages[name].plain
