"""What every message on the published plan owes its reader."""

import re

import pytest

from bot.domain.people import Audience
from tests.unit.messages.every_message import every_message
from tests.unit.messages.hostile_plan import AT
from tests.unit.messages.sound import faults_of

CIRCLE = re.compile("[🟢🟠🔴🔵](?! [GARB](?![a-z]))")
BARE_ARROWS = set("↑↓▲▼⬆⬇↗↘📈📉🔺🔻")
OF_THE_SOURCE = ("• 55.7% are in education", "Open in the source: ")
"""Sentences of the plan's own evidence and notes."""

ILLUSTRATIVE = {
    "the 12.4 of October": "88.9%",
    "the 5.2 of October": "20%, 8 of 40",
    "the 15.1 of October": "50.9%",
    "the 5.1 of October": "29.8%",
    "the caseload extract": "52 of 186",
}
PROVISIONAL = {"the 12.4 of October": "88.9%"}
UPDATED = {"12.3": "90.8%", "12.4": "94.6%"}


@pytest.fixture(params=["published", "october"])
def snapshot(request):
    return request.getfixturevalue(request.param)


def every(snapshot, audience):
    return list(every_message(snapshot, AT, audience, most=99))


@pytest.mark.parametrize("audience", list(Audience))
def test_every_message_on_the_sample_is_sound(snapshot, audience):
    found = {name: faults_of(each) for name, each in every(snapshot, audience)}
    assert not {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("audience", list(Audience))
def test_a_colour_never_stands_without_its_letter(snapshot, audience):
    for name, message in every(snapshot, audience):
        assert not CIRCLE.search(message.plain), name
        assert not CIRCLE.search(str(message.blocks)), name


@pytest.mark.parametrize("audience", list(Audience))
def test_better_and_worse_are_words_and_never_an_arrow_alone(snapshot, audience):
    for name, message in every(snapshot, audience):
        assert not BARE_ARROWS & set(message.plain), name
        for line in message.plain.split("\n"):
            if "→" in line:
                assert re.search("[GAR] .*→ .*[GAR]", line), name
                assert re.search("worse|better|Green|Amber|Red", line), name


def where_shown(snapshot, audience, figure):
    return [
        (name, message) for name, message in every(snapshot, audience) if figure in message.plain
    ]


@pytest.mark.parametrize("figure", ILLUSTRATIVE.values(), ids=ILLUSTRATIVE.keys())
def test_an_illustrative_figure_is_said_to_be_one_in_every_message(october, figure):
    shown = where_shown(october, Audience.NAMED, figure)
    assert shown
    assert not [name for name, message in shown if "illustrative" not in message.plain]


@pytest.mark.parametrize("figure", PROVISIONAL.values(), ids=PROVISIONAL.keys())
def test_a_provisional_figure_is_said_to_be_one_in_every_message(october, figure):
    shown = [
        (name, line)
        for name, message in where_shown(october, Audience.NAMED, figure)
        for line in message.plain.split("\n")
        if figure in line and not line.startswith(OF_THE_SOURCE)
    ]
    assert shown
    assert not [each for each in shown if "provisional" not in each[1] and "ᵖ" not in each[1]]


@pytest.mark.parametrize("ref", UPDATED)
def test_the_figures_updated_in_mid_october_say_so_and_are_not_provisional(published, ref):
    number = ref.partition(".")[0]
    for name, message in every(published, Audience.NAMED):
        if name not in (f"recommendation {number}", f"indicator {ref}"):
            continue
        (row,) = [each for each in message.plain.split("\n") if f"{UPDATED[ref]}\u00a0ᵘ" in each]
        assert "ᵖ" not in row, name
        assert "ᵘ updated after its period" in message.plain, name
        assert "mid-October 2018" in message.plain, name


def test_a_mark_is_explained_in_every_message_that_carries_it(snapshot):
    for name, message in every(snapshot, Audience.NAMED):
        if "ᵖ" in message.plain:
            assert "ᵖ provisional" in message.plain, name
        if "ᵘ" in message.plain:
            assert "ᵘ updated after its period" in message.plain, name


def test_a_figure_in_an_alert_stands_with_its_period_its_target_and_the_targets_date(october):
    alerts = {
        name: message.plain
        for name, message in every(october, Audience.NAMED)
        if name.startswith("left green")
    }
    assert {
        name: re.findall(r"in October 2018|Target [^)]*\(March 2018\)", said)
        for name, said in alerts.items()
    } == {
        "left green 5.2": ["in October 2018", "Target 18% or less (March 2018)"],
        "left green 12.4": ["in October 2018", "Target 90% or more (March 2018)"],
        "left green 15.1": ["in October 2018", "Target 52% or more (March 2018)"],
    }


def test_a_wide_audience_sees_published_small_counts_in_full(october):
    wide = dict(every(october, Audience.WIDE))["indicator 5.2"].plain
    assert "8.1%, 3 of 37" in wide


def test_a_wide_audience_sees_no_small_count_that_is_not_published(october):
    named, wide = (dict(every(october, each))["indicator 13.1"].plain for each in Audience)
    latest = [
        line.split() for line in named.split("\n") if line.startswith("– No target  by October")
    ]
    assert [line[-2:] for line in latest] == [["4", "–"]]
    latest = [
        line.split() for line in wide.split("\n") if line.startswith("– No target  by October")
    ]
    assert [line[-2:] for line in latest] == [["[c]", "–"]]
