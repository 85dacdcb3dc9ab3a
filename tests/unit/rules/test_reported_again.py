"""A second report of a figure takes nothing away that it does not speak of."""

from decimal import Decimal

import pytest

from bot.domain.indicator import Unit
from bot.domain.outturn import MAY_STAY, Basis
from bot.rules.reported_again import Rounding, reads_as_another
from tests.making import day, outturn

SHARE = {"unit": Unit.PERCENT}
STANDING = ("66.7", "75.2", "90.9", "84.6")


def told(value, known, *, among=(), **fields):
    """The report `value` once `known` has filled it in; `among` are what else its file says."""
    report = outturn(value=value, **SHARE, **fields)
    others = zip((outturn(value=each, **SHARE) for each in among), figures(*STANDING), strict=False)
    return Rounding.of([(report, known), *others]).filled_in(report, known)


def figures(*values):
    return [outturn(value=each, **SHARE) for each in values]


@pytest.mark.parametrize("value", ["66.7", "66.67", "66.6666666666667"])
def test_a_share_that_the_known_counts_give_keeps_them(value):
    known = outturn(value="66.7", of="8 of 12", note="two late", **SHARE)
    assert known.says_the_same_as(told(value, known, unsaid=frozenset(["note"])))


def test_the_decimals_of_a_spreadsheet_are_kept_when_a_scorecard_rounds_them():
    known = outturn(value="81.5951219512195", **SHARE)
    assert told("81.6", known).value == known.value


def test_another_share_has_no_counts_and_remembers_those_known():
    known = outturn(value="66.7", of="8 of 12", note="two late", **SHARE)
    other = told("70.1", known)
    assert (other.value, other.basis, other.note) == (Decimal("70.1"), None, None)
    assert other.earlier_basis == Basis(Decimal(8), Decimal(12))
    assert told("71.2", other).earlier_basis == Basis(Decimal(8), Decimal(12))
    assert told(None, other).earlier_basis == Basis(Decimal(8), Decimal(12))


def test_new_counts_count():
    known = outturn(value="66.7", of="8 of 12", **SHARE)
    revised = told("75", known, of="9 of 12")
    assert (revised.basis, revised.earlier_basis) == (Basis(Decimal(9), Decimal(12)), None)
    assert not known.says_the_same_as(revised)


def test_one_whole_number_is_another_figure():
    """In a spreadsheet 85.0% and 85% are one number."""
    known = outturn(value="84.6", of="22 of 26", **SHARE)
    assert told("85", known).value == 85
    assert told("85", known, among=("66.7", "75", "90.9")).value == 85


@pytest.mark.parametrize(
    "beside", [("67", "75", "91"), ("67", "75", "91", "84.6"), ("67", "75", "91", "12.345")]
)
def test_whole_numbers_are_rounded_where_three_of_the_file_are(beside):
    known = outturn(value="84.6", of="22 of 26", **SHARE)
    assert known.says_the_same_as(told("85", known, among=beside))
    assert told("86", known, among=beside).value == 86


def test_a_file_of_whole_numbers_of_which_few_agree_is_another_files():
    known = outturn(value="84.6", **SHARE)
    assert told("85", known, among=("12", "31", "1", "50")).value == 85


@pytest.mark.parametrize("value", ["90.9090909090909", "90.909090909", "90.91", "90.9"])
def test_each_cell_is_rounded_in_its_own_way(value):
    known = outturn(value="90.9", of="90 of 99", **SHARE)
    assert known.says_the_same_as(told(value, known, among=("7.14285714285714",)))


def test_what_a_file_has_no_column_for_stays():
    kept = {"source": "case system", "published": day("2018-10-01"), "updated": "in October"}
    known = outturn(value="66.7", of="8 of 12", **SHARE, **kept)
    unsaid = {"unsaid": frozenset(MAY_STAY)}
    assert known.says_the_same_as(told("66.7", known, **unsaid))
    assert told("66.7", known, source="scorecard", **unsaid).source == "scorecard"
    assert told("70", known, **unsaid).source == ""


def test_an_empty_cell_takes_a_publication_back():
    """What is not published may be withheld: it must not stay so by itself."""
    known = outturn(value="66.7", of="8 of 12", published=day("2018-10-01"), **SHARE)
    assert told("66.7", known).published is None


@pytest.mark.parametrize(
    ("said", "unsaid", "kept"),
    [
        (None, MAY_STAY, "two late"),
        (None, (), None),
        ("one late", (), "one late"),
        ("one late", MAY_STAY, "one late"),
    ],
    ids=["no_column", "an_empty_cell", "another", "a_mark_without_a_column"],
)
def test_a_note_stays_where_the_file_has_no_column_for_one(said, unsaid, kept):
    known = outturn(value="66.7", note="two late", **SHARE)
    report = {"note": said, "unsaid": frozenset(unsaid)}
    assert told("66.7", known, **report).note == kept
    assert told("70", known, **report).note == said


def test_a_note_in_words_goes_with_other_words():
    known = outturn(words="in place", note="since May")
    rounding, unsaid = Rounding.of([]), frozenset(MAY_STAY)
    assert rounding.filled_in(outturn(words="in place", unsaid=unsaid), known).note == "since May"
    assert rounding.filled_in(outturn(words="started", unsaid=unsaid), known).note is None
    assert rounding.filled_in(outturn(unsaid=unsaid), known).note is None


def test_counts_and_other_units_are_never_rounded():
    known = outturn(value=12, unit=Unit.COUNT)
    report = outturn(value=13, unit=Unit.COUNT)
    assert Rounding.of([(report, known)] * 5).filled_in(report, known).value == 13
    share = outturn(value="12.4", **SHARE)
    assert told("12.4", share).value == Decimal("12.4")
    money = outturn(value=12, unit=Unit.MONEY)
    assert Rounding.of([(money, share)] * 5).filled_in(money, share).unit is Unit.MONEY


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [("82.7", "82.68", False), ("83", "82.7", False), ("82.7", "82.9", True), ("12", "13", True)],
)
def test_rounding_alone_does_not_read_as_another_figure(one, other, differ):
    assert reads_as_another(outturn(value=one), outturn(value=other)) is differ
    assert not reads_as_another(outturn(value=one), outturn())
