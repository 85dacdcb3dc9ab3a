"""`planbot ask --fill`: a form filled in and sent without a browser."""

import json

import pytest

from bot.sample import OCTOBER


@pytest.fixture
def fill(brought_in, tmp_path):
    """Fills in the form behind a line with what is given; what the program said."""
    brought_in.call("import", str(OCTOBER))

    def filled(line, given, *options):
        path = tmp_path / "form.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        return brought_in.call("ask", line, "--fill", str(path), *options)

    filled.ask = brought_in.call
    return filled


def test_a_flag_is_acknowledged_held_and_handed_on(fill):
    done = fill(
        "/flags 5.2",
        {
            "acknowledge": True,
            "reason": "Two large families",
            "hold": "worse",
            "hand_on": {"role": "head-of-service-children-in-care", "by": "2018-11-12"},
        },
    )
    assert (done.code, done.err) == (0, "")
    assert done.out.strip() == "Kept. The alert says so as well, and /flags shows it."
    said = fill.ask("ask", "/flags 5.2").out
    assert "Acknowledged by Assistant Director Children's Social Care" in said
    assert "On hold until it gets worse" in said
    assert "With Head of Service Children in Care, answer by 12 Nov 2018" in said


def test_what_stands_against_it_is_printed_by_field(fill):
    done = fill("/flags 5.2", {"hold": "2018-11-01"})
    assert done.code == 1
    assert done.out.splitlines() == [
        "hold.day: Choose a day that is still to come.",
        "reason: Say why: others will read it beside the flag.",
    ]


def test_as_json_both_can_be_read_by_a_program(fill):
    done = fill("/flags 5.2", {"hold": "worse"}, "--json")
    assert done.code == 1
    assert json.loads(done.out)["errors"] == {
        "reason": "Say why: others will read it beside the flag."
    }


def test_a_field_that_the_form_does_not_ask_is_named(fill):
    done = fill("/flags 5.2", {"reason": "x", "raeson": "x"})
    assert done.code == 2
    assert "the form does not ask raeson; it asks " in done.err


def test_who_may_not_is_told_so(fill):
    done = fill("/flags 5.2", {"acknowledge": True}, "--as", "administrator")
    assert done.code == 1
    assert "Acknowledging is for the Assistant Director" in done.out


def test_what_opens_no_form_is_printed_as_it_is(fill):
    done = fill("/caseloads", {"acknowledge": True})
    assert done.code == 1
    assert "Caseloads" in done.out
