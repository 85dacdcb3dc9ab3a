"""Numbers: what people write, and what only a programming language takes for one."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.importing.problems import Unreadable
from bot.importing.tables.numbers import agrees, number, percent, plain, say_share, whole

NO_NUMBERS = [
    "nan",
    "NaN",
    "inf",
    "-inf",
    "Infinity",
    "1_000",
    "１２",
    "٣",
    "1e5",
    "1E-3",
    "12abc",
    "+5",
    "--5",
    "1,23",
    "1,2345",
    "12,34,567",
    ",123",
    "1.",
    ".5",
    "1.2.3",
    "0x10",
    "1 000",
    "½",
    "",
    "88,5",
    "1,234,",
    "£5",
    "\u22125",
    "1" * 16,
    "1\n2",
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("88.5", "88.5"),
        ("88.50", "88.50"),
        ("007", "7"),
        ("1,234", "1234"),
        ("1,234,567.8", "1234567.8"),
        ("123456789012345", "123456789012345"),
        ("30.58823529411765", "30.5882352941177"),
        ("0.9661016949152542", "0.966101694915254"),
    ],
)
def test_plain_digits_are_a_number(text, value):
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", NO_NUMBERS)
@pytest.mark.parametrize("reader", [number, whole, percent])
def test_what_is_no_number_is_refused(text, reader):
    with pytest.raises(Unreadable):
        reader(text)


@pytest.mark.parametrize("text", ["-1", "-0", "-0.5", "-1,234"])
def test_a_negative_number_is_refused_as_negative(text):
    with pytest.raises(Unreadable, match="negative"):
        number(text)


@given(st.text(max_size=30))
def test_nothing_but_ascii_digits_point_and_commas_is_ever_a_number(text):
    try:
        value = number(text)
    except Unreadable:
        return
    assert set(text) <= set("0123456789.,")
    assert value.is_finite()
    assert value >= 0


@given(st.decimals(0, 10**9, places=3))
def test_every_plain_decimal_is_read_as_itself(value):
    assert number(f"{value:f}") == value


@given(st.integers(0, 10**12))
def test_thousands_commas_change_nothing(value):
    assert number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("text", "parts", "value"),
    [
        ("88.5%", None, "88.5"),
        ("88.5 %", None, "88.5"),
        ("88.5", None, "88.5"),
        ("100", None, "100"),
        ("0", None, "0"),
        ("0%", None, "0"),
        ("0.885%", None, "0.885"),
        ("1%", None, "1"),
        ("1.1", None, "1.1"),
        ("0.885", (177, 200), "88.5"),
        ("0.5", (1, 200), "0.5"),
        ("1", (40, 40), "100"),
        ("1", (1, 100), "1"),
    ],
)
def test_a_percentage_is_read_by_the_rule(text, parts, value):
    assert percent(text, Fraction(*parts) if parts else None) == Decimal(value)


@pytest.mark.parametrize("text", ["0.885", "1.038", "2"])
def test_a_percentage_that_may_go_over_100_could_be_a_share_over_1(text):
    with pytest.raises(Unreadable, match="could mean"):
        percent(text, most=Decimal(200))
    assert percent(f"{text}%", most=Decimal(200)) == Decimal(text)


@pytest.mark.parametrize(("text", "most"), [("2.1", 200), ("1.038", 100), ("1.2", 110)])
def test_what_no_share_can_be_is_a_percentage(text, most):
    assert percent(text, most=Decimal(most)) == Decimal(text)


def test_counts_decide_what_a_number_over_1_means():
    assert percent("1.04", Fraction(26, 25), most=Decimal(200)) == Decimal(104)
    assert percent("1.04", Fraction(13, 1250), most=Decimal(200)) == Decimal("1.04")


@pytest.mark.parametrize(
    ("text", "parts", "said"),
    [
        ("0.885", None, "could mean 0.885% or 88.5%"),
        ("1", None, "could mean 1% or 100%"),
        ("0.9", (177, 200), "could mean 0.9% or 90%"),
        ("885", None, "over 100%"),
        ("100.1%", None, "over 100%"),
        ("%", None, "is not a number"),
        ("5%%", None, "is not a number"),
    ],
)
def test_an_ambiguous_or_impossible_percentage_is_refused(text, parts, said):
    with pytest.raises(Unreadable, match=said):
        percent(text, Fraction(*parts) if parts else None)


@given(st.decimals("0.001", 1, places=3))
def test_a_bare_share_of_one_is_never_guessed(value):
    with pytest.raises(Unreadable):
        percent(f"{value:f}")


@given(st.decimals(0, 100, places=2))
def test_with_its_sign_a_percentage_is_what_it_says(value):
    assert percent(f"{value:f}%") == value


@example(95, 267, 2)
@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 3))
def test_a_share_agrees_with_its_own_rounding(numerator, denominator, decimals):
    share = Fraction(min(numerator, denominator), denominator)
    printed = Decimal(f"{float(share * 100):.{decimals}f}")
    assert agrees(printed, share)
    # A nought at the end counts for little: 35.60 would be held against the share as 35.6.
    other = printed + Decimal(2).scaleb(-decimals)
    if f"{other:f}".endswith("0"):
        other += Decimal(1).scaleb(-decimals)
    assert not agrees(other, share)


@pytest.mark.parametrize(
    ("printed", "numerator", "denominator", "said"),
    [
        ("81.30", 1, 8, "12.5"),
        ("81.35", 130, 160, "81.25"),
        ("76.38", 119, 156, "76.28"),
        ("90", 1, 8, "12.5"),
        ("81.3", 13, 16, "81.3"),
        ("5.123456789", 1, 3, "33.333333"),
    ],
)
def test_a_share_is_said_to_the_decimals_it_is_held_against(printed, numerator, denominator, said):
    assert say_share(Fraction(numerator, denominator), Decimal(printed)) == said


@pytest.mark.parametrize(
    ("printed", "numerator", "denominator", "agree"),
    [
        ("8.1", 3, 37, True),
        ("8", 3, 37, True),
        ("8.11", 3, 37, True),
        ("8.10", 3, 37, True),
        ("8.100", 3, 37, True),
        ("8.20", 3, 37, False),
        ("81.30", 130, 160, True),
        ("76.30", 119, 156, True),
        ("80.0", 201, 250, False),
        ("55.7", 75, 134, False),
        ("12.5", 1, 8, True),
        ("12", 1, 8, True),
        ("13", 1, 8, True),
        ("8.10810810810811", 3, 37, True),
    ],
)
def test_agreement_is_to_the_decimals_printed(printed, numerator, denominator, agree):
    assert agrees(Decimal(printed), Fraction(numerator, denominator)) is agree


@pytest.mark.parametrize(
    ("value", "text"), [("88.50", "88.5"), ("1E+2", "100"), ("100", "100"), ("0.0", "0")]
)
def test_a_number_is_shown_plainly(value, text):
    assert plain(Decimal(value)) == text
