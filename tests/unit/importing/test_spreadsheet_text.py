"""A text that would run as a formula is inert when it is exported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing import inert_cell


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|'/C calc'!A0",
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "  =1+1",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\u00a0=1+1",
        "＝1+1",
        '=HYPERLINK("http://example.invalid","click")',
    ],
)
def test_what_would_start_a_formula_gets_an_apostrophe(text):
    assert inert_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "88.5%", "-5", "+5", "-0.5", "5 = 5", "a@b", "Period not stated"]
)
def test_plain_texts_and_numbers_stay(text):
    assert inert_cell(text) == text


@given(st.text(alphabet=st.sampled_from(" \t\r\n=+-@1a'\"|"), max_size=8))
def test_no_exported_text_starts_a_formula_and_twice_is_as_once(text):
    inert = inert_cell(text)
    bare = inert.lstrip()
    try:
        float(bare)
    except ValueError:
        assert not bare.startswith(("=", "+", "-", "@"))
    assert inert_cell(inert) == inert
