"""Every report of a period is kept, and one of them is current."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from bot.domain.indicator import Unit
from bot.domain.outturn import Basis
from bot.store import Counts
from bot.store.tables import import_run
from bot.store.tables import outturn as outturns
from tests.integration.store.nouns import (
    AT,
    LATER,
    outturn,
    plan,
    recommendation,
    save_outturns,
    save_plan,
)
from tests.keeping import changing


@pytest.fixture
def planned(store):
    save_plan(store)
    return store


def current(store, ref="5.1"):
    return store.snapshot().outturns[ref]


def test_an_outturn_comes_back_as_it_was_saved(planned):
    full = outturn(
        "8.10",
        unit=Unit.COUNT,
        numerator=Decimal(3),
        denominator=Decimal(37),
        provisional=True,
        illustrative=True,
        published=date(2018, 11, 5),
        note="printed with an asterisk",
        printed="Q3, year not stated",
        updated="mid-October 2018",
    )
    assert save_outturns(planned, full) == Counts(new=1)
    (found,) = current(planned)
    assert found.says_the_same_as(full)
    assert str(found.value) == "8.10"
    assert (found.revision, found.recorded) == (1, AT)


@pytest.mark.parametrize("value", ["0.1", "99.95", "123456789012345", "0.000000000001"])
def test_a_figure_is_kept_to_its_last_digit(planned, value):
    save_outturns(planned, outturn(value))
    assert current(planned)[0].value == Decimal(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_figure_is_not_stored(planned, value):
    with pytest.raises(Exception, match="is not a figure"):
        save_outturns(planned, outturn(value))
    assert planned.snapshot().outturns == {}


@pytest.mark.parametrize(
    "period",
    ["2018-09-30", "2018-09", "2018-07..2018-08", "2018/19 Q2", "2017/18", "2018/19 to 2018-09"],
)
def test_every_kind_of_period_comes_back(planned, period):
    save_outturns(planned, outturn(period=period))
    assert current(planned)[0].period.code == period


def test_a_missing_figure_and_one_in_words_come_back(planned):
    missing, worded = outturn(None, "2018-10"), outturn(None, "2018-09", words="on track")
    save_outturns(planned, missing, worded)
    assert [(each.words, each.missing) for each in current(planned)] == [
        ("on track", False),
        (None, True),
    ]


def test_outturns_stand_oldest_first(planned):
    codes = ["2018-09", "2018-07", "2018/19 to 2018-09", "2018-08"]
    save_outturns(planned, *(outturn(period=code) for code in codes))
    assert [each.period.code for each in current(planned)] == [
        "2018-07",
        "2018-08",
        "2018/19 to 2018-09",
        "2018-09",
    ]


def test_a_second_report_of_the_same_changes_nothing(planned):
    save_outturns(planned, outturn(), outturn(period="2018-08"))
    before = planned.snapshot()
    again = save_outturns(planned, outturn("30.60"), outturn(period="2018-08"), at=LATER)
    assert (again, again.changed) == (Counts(same=2), False)
    assert planned.snapshot() is before
    with planned._engine.connect() as connection:
        kinds = connection.execute(select(import_run.c.kind)).scalars().all()
    assert kinds == ["plan", "outturns"]


def test_a_report_that_takes_a_figure_back_is_a_revision_and_a_blank_is_none(planned):
    save_outturns(planned, outturn())
    (stood,) = current(planned)
    blank = outturn(None)
    assert save_outturns(planned, blank, at=LATER) == Counts(same=1, left=(stood,))
    said = replace(blank, note="Counted twice")
    assert save_outturns(planned, said, at=LATER) == Counts(revised=1, taken_back=(stood,))
    (found,) = current(planned)
    assert (found.missing, found.revision) == (True, 2)
    assert save_outturns(planned, blank, at=LATER) == Counts(same=1)


@pytest.mark.parametrize(
    "later",
    [
        outturn("31.0"),
        outturn(provisional=True),
        outturn(note="corrected"),
        outturn(numerator=Decimal(30), denominator=Decimal(98)),
    ],
)
def test_a_later_report_that_differs_is_a_revision(planned, later):
    save_outturns(planned, outturn())
    assert save_outturns(planned, later, at=LATER) == Counts(revised=1)
    (found,) = current(planned)
    assert found.says_the_same_as(later)
    assert (found.revision, found.recorded) == (2, LATER)


def test_the_report_before_a_revision_is_kept(planned):
    for value in ("30.6", "31.0", "30.6"):
        save_outturns(planned, outturn(value))
    with planned._engine.connect() as connection:
        rows = connection.execute(
            select(outturns.c.value, outturns.c.revision, outturns.c.current).order_by(
                outturns.c.id
            )
        ).all()
    assert rows == [
        (Decimal("30.6"), 1, False),
        (Decimal("31.0"), 2, False),
        (Decimal("30.6"), 3, True),
    ]


def test_a_file_with_old_and_new_is_counted(planned):
    save_outturns(planned, outturn(), outturn(period="2018-08"))
    counts = save_outturns(
        planned, outturn("31"), outturn(period="2018-08"), outturn(period="2018-07")
    )
    assert counts == Counts(new=1, revised=1, same=1)


def test_a_period_twice_in_one_go_keeps_both_and_shows_the_last(planned):
    assert save_outturns(planned, outturn("1"), outturn("2")) == Counts(new=1, revised=1)
    assert [(each.value, each.revision) for each in current(planned)] == [(Decimal(2), 2)]


def test_the_import_says_what_it_brought(planned):
    save_outturns(planned, outturn(period="2018-08"), outturn(illustrative=True), at=LATER)
    source = planned.snapshot().sources[0]
    assert (source.kind, source.file, source.rows) == ("outturns", "outturns.csv", 2)
    assert (source.illustrative, source.latest) == (True, date(2018, 9, 30))


def test_the_newest_two_hundred_and_sixty_are_shown(planned):
    months = [f"{year}-{month:02}" for year in range(1990, 2019) for month in range(1, 13)]
    save_outturns(planned, *(outturn(period=code) for code in months))
    assert [each.period.code for each in current(planned)] == months[-260:]


def test_all_since_an_open_flag_began_are_shown_and_what_came_before_it(planned):
    months = [f"{year}-{month:02}" for year in range(1940, 2019) for month in range(1, 13)]
    save_outturns(planned, *(outturn(period=code) for code in months))
    with changing(planned) as work:
        flag = work.flags.open("5.1", "1962-01", AT)
    began = months.index("1962-01")
    assert [each.period.code for each in current(planned)] == months[began - 130 :]
    with changing(planned) as work:
        work.flags.close(flag.id, "2018-12", AT)
    assert len(current(planned)) == 260


@pytest.mark.parametrize("codes", [("2018-09", "by 2018-09"), ("by 2018-09", "2018-09")])
def test_a_stated_period_stands_after_an_unstated_one_of_the_same_days(planned, codes):
    for code in codes:
        save_outturns(planned, outturn(period=code))
    assert [each.period.code for each in current(planned)] == ["by 2018-09", "2018-09"]


def test_more_periods_than_one_list_takes_are_matched(planned):
    months = [f"{year}-{month:02}" for year in range(1960, 2018) for month in range(1, 13)]
    save_outturns(planned, *(outturn(period=code) for code in months))
    counts = save_outturns(planned, *(outturn("1", code) for code in months))
    assert counts == Counts(revised=len(months))


def test_only_the_plans_indicators_are_shown(planned):
    save_outturns(planned, outturn(), outturn(ref="9.9"))
    assert list(planned.snapshot().outturns) == ["5.1"]
    save_plan(planned, plan(recommendation(9, indicators=()), recommendation(5)))
    assert list(planned.snapshot().outturns) == ["5.1"]


def share(value, of=None, **fields):
    numerator, denominator = map(Decimal, of.split(" of ")) if of else (None, None)
    return outturn(value, unit=Unit.PERCENT, numerator=numerator, denominator=denominator, **fields)


def test_a_share_without_counts_takes_none_away(planned):
    save_outturns(planned, share("66.7", "8 of 12", note="two late"))
    bare = share("66.7", unsaid=frozenset(["note"]))
    assert save_outturns(planned, bare) == Counts(same=1, repeated=1)
    assert current(planned)[0].basis == Basis(Decimal(8), Decimal(12))
    assert current(planned)[0].note == "two late"


def test_what_another_share_rested_on_before_is_kept_beside_it(planned):
    save_outturns(planned, share("66.7", "8 of 12"))
    counts = save_outturns(planned, share("70.1"))
    assert (counts.revised, len(counts.others), len(counts.bare)) == (1, 1, 1)
    (found,) = current(planned)
    assert (found.value, found.basis) == (Decimal("70.1"), None)
    assert found.known_basis == Basis(Decimal(8), Decimal(12))


def test_a_note_goes_by_an_empty_cell_and_stays_without_a_column(planned):
    save_outturns(planned, share("66.7", note="two late"))
    save_outturns(planned, share("66.7", unsaid=frozenset(["note"])))
    assert current(planned)[0].note == "two late"
    save_outturns(planned, share("66.7"))
    assert current(planned)[0].note is None


def test_a_figure_taken_back_is_not_said_to_come_without_its_counts(planned):
    save_outturns(planned, share("66.7", "8 of 12"))
    counts = save_outturns(planned, share(None, note="counted twice"))
    assert (len(counts.taken_back), counts.bare) == (1, ())


@pytest.mark.parametrize(
    ("reports", "revised"),
    [
        ([{"value": "80"}], False),
        ([{"value": "80"}, {"value": "81"}], True),
        ([{"value": "80"}, {"value": "81"}, {"value": "80.0"}], False),
        ([{"value": "80"}, {"value": "80", "note": "checked"}], False),
        ([{"value": None, "words": "begun"}, {"value": None, "words": "done"}], True),
        (
            [{"value": None, "words": w} for w in ("begun", "done", "begun")],
            False,
        ),
        ([{"value": None, "note": "late"}, {"value": "80"}], True),
    ],
)
def test_revised_is_what_says_another_value_than_the_first_report(planned, reports, revised):
    for said in reports:
        save_outturns(planned, outturn(**said))
    (found,) = current(planned)
    assert (found.revision, found.revised) == (len(reports), revised)


def test_what_comes_again_after_an_undo_is_no_revision(planned):
    save_outturns(planned, outturn("80", "2018-08"), outturn("70", "2018-09"))
    (newest,) = planned.imports(1)
    with changing(planned) as work:
        work.undoing.take_back(newest.number, LATER)
    save_outturns(planned, outturn("80", "2018-08"), outturn("71", "2018-09"), at=LATER)
    assert [(each.revision, each.revised) for each in current(planned)] == [(3, False), (3, True)]
