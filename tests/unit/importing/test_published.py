"""The DfE's files as they are published: figures of areas, and who the neighbours are."""

from decimal import Decimal

import pytest

from bot.domain.comparison import Level, NeighbourModel, PublishedMeasure
from bot.domain.mark import Mark
from bot.importing import Asked, Refused, read_bytes
from tests.making import day, indicator, plan, recommendation
from tests.unit.importing.published_plan import FILES, read_cut, read_text

OWN = "Leicestershire"


def of(brought, ref, area, period):
    return next(
        each
        for each in brought.figures
        if (each.indicator, each.area.name, each.period.code) == (ref, area, period)
    )


@pytest.mark.parametrize(
    ("file", "ref", "area", "period", "value"),
    [
        ("referrals-and-rereferrals.csv", "5.1", OWN, "2024/25", "25.5"),
        ("referrals-and-rereferrals.csv", "5.1", "England", "2024/25", "22.6"),
        ("referrals-and-rereferrals.csv", "5.1", "Cheshire East", "2024/25", "15.8"),
        ("workforce-indicators.csv", "5.2", OWN, "2025-09-30", "13.5"),
        ("interactive-tool-long.csv", "5.1", "East Midlands", "2024/25", "24.7"),
        ("interactive-tool-long.csv", "5.2", OWN, "2025-09-30", "13.5"),
    ],
)
def test_each_figure_stands_under_its_indicator_area_and_year(file, ref, area, period, value):
    assert of(read_cut(file), ref, area, period).value == Decimal(value)


def test_it_says_what_it_is_out_of_and_when_it_was_released():
    figure = of(read_cut("referrals-and-rereferrals.csv"), "5.1", OWN, "2024/25")
    assert (figure.per, str(figure.released)) == ("referral", "2025-10-30")
    assert figure.area.level is Level.AUTHORITY
    assert figure.area.code == "855"


def test_a_mark_stands_in_the_place_of_a_figure():
    figure = of(read_cut("referrals-and-rereferrals.csv"), "5.1", "Hampshire", "2023/24")
    assert (figure.value, figure.mark) == (None, Mark.UNRELIABLE)


@pytest.mark.parametrize(
    ("file", "model", "first", "last"),
    [
        ("neighbours-2021.csv", NeighbourModel.APRIL_2021, "803", "895"),
        ("neighbours-2025.csv", NeighbourModel.MAY_2025, "916", "891"),
    ],
)
def test_the_neighbours_are_those_of_the_files_model(file, model, first, last):
    [found] = read_cut(file).neighbours
    assert (found.model, found.authority.name, found.region) == (model, OWN, "East Midlands")
    assert (len(found.codes), found.codes[0], found.codes[-1]) == (10, first, last)


def test_a_file_without_a_measure_of_the_plan_is_none_of_these():
    assert read_text("time_period,time_identifier,geographic_level,old_la_code,other\n") is None


@pytest.mark.parametrize("measure", ["rereferal_percent", None], ids=["a slip", "none"])
def test_a_published_file_of_no_measure_says_so_with_what_it_asks(measure):
    """Who answers takes the DfE's figures for the council's own."""
    named = PublishedMeasure((measure,)) if measure else None
    own = indicator(
        "5.1", "lower", (22,), title="Re-referrals", short="Re-referrals", published=named
    )
    of = plan(recommendation(5, [own]), authority="Leicestershire")
    path = FILES / "referrals-and-rereferrals.csv"
    with pytest.raises(Asked) as asked:
        read_bytes(path.name, path.read_bytes(), of, day("2026-11-05"))
    (question,) = asked.value.questions
    assert "form of a published file (DfE, children's social care dashboard)" in question.text
    assert "write or correct the measure under published" in question.text


DASHBOARD = (FILES / "referrals-and-rereferrals.csv").read_text("utf-8")
TOOL = (FILES / "interactive-tool-long.csv").read_text("utf-8")
LISTED = (FILES / "neighbours-2025.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (DASHBOARD, "2025,Reporting", "2026,Reporting", "was not over on 2025-10-30"),
        (DASHBOARD, "Reporting year", "Quarter", "'Quarter' is no year"),
        (DASHBOARD, ",22.6,", ",226,", "row 2, column rereferral_percent: 226 cannot be"),
        (DASHBOARD, ",22.6,", ",about 20,", "row 2, column rereferral_percent: 'about 20'"),
        (DASHBOARD, ",895,", ",E06000049,", "no council's code"),
        (DASHBOARD, "2024,Reporting", "2025,Reporting", "there twice, in row 2 as well"),
        (TOOL, ",LA Number", ",Other", "column LA Number: the column is missing"),
        (TOOL, "ReReferral,2023", "ReReferral,last year", "'last year' is no year"),
        (LISTED, ",803,", ",Bristol,", "'Bristol' in column G is no council's code"),
        (LISTED, ",803,", ",916,", "there twice, or is the council itself"),
        (LISTED, ",803,", ",855,", "there twice, or is the council itself"),
    ],
    ids=[
        "released before the year was over",
        "no year",
        "no percentage",
        "no number",
        "no code",
        "twice",
        "no codes at all",
        "no period",
        "a name for a code",
        "a neighbour twice",
        "its own neighbour",
    ],
)
def test_what_could_be_the_wrong_figure_is_refused(text, old, new, said):
    assert old in text
    with pytest.raises(Refused) as caught:
        read_text(text.replace(old, new))
    assert said in str(caught.value)


def test_a_model_that_planbot_does_not_know_is_refused_by_the_files_name():
    with pytest.raises(Refused) as caught:
        read_text(LISTED, name="neighbours-2029.csv")
    assert "'2029'" in str(caught.value)
    assert "models '2021' and '2025'" in str(caught.value)
