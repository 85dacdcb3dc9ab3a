"""What a week asks of people, from the command line: an update, actions, a decision."""

import json

import pytest

from bot.sample import OCTOBER

HEAD = ("--as", "head-of-service-children-in-care")
UPDATE = {
    "going": "worse",
    "why": "Two foster homes closed.",
    "done": "A third is found.",
    "next": "It opens.",
    "notes": {"5.1": {"note": "Two large families.", "back_by": "2019-03"}},
    "propose": {
        "rating": "amber",
        "reason": "Re-referrals rise",
        "evidence": "The audit list of 2 November",
    },
}


@pytest.fixture
def fill(brought_in, tmp_path):
    brought_in.call("import", str(OCTOBER))

    def filled(line, given, *options):
        path = tmp_path / "form.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        return brought_in.call("ask", line, "--fill", str(path), *options)

    filled.ask = lambda line, *options: brought_in.call("ask", line, *options).out
    return filled


def test_an_update_is_given_with_a_note_and_a_proposed_rating(fill):
    done = fill("/update 5", UPDATE, *HEAD)
    assert (done.code, done.err) == (0, "")
    said = fill.ask("/rag 5")
    assert "going worse, Head of Service Children in Care" in said
    assert "5.1: Two large families; expected back by March 2019." in said
    assert "Amber" in fill.ask("/rag proposed")
    assert "Two foster homes closed. Done: A third is found. Next: It opens." in fill.ask("/digest")


def test_a_figure_that_differs_comes_back_and_may_be_meant_so(fill):
    given = {"going": "same", "why": "Re-referrals stand at 25%."}
    refused = fill("/update 5", given, *HEAD)
    assert refused.code == 1
    assert "25%" in refused.out
    assert "29.8%" in refused.out
    assert fill("/update 5", given | {"meant": True}, *HEAD).code == 0
    assert "Re-referrals stand at 25%." in fill.ask("/rag 5")


def test_there_may_be_nothing_to_add(fill):
    assert fill("/update 8", {"nothing_to_add": True}, *HEAD).code == 0
    assert "Nothing to add: rec 8" in fill.ask("/digest")


def test_what_an_update_lacks_is_printed_by_field(fill):
    done = fill("/update 7", {"why": "Two foster homes closed"}, *HEAD)
    assert (done.code, done.out) == (1, "going: Say how it is going.\n")


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("A12", {"state": "done", "what": "All have read it"}, "done"),
        ("A13", {"state": "not needed", "what": "The duty ended"}, "not needed"),
        ("A14", {"due": "2019-01-31", "reason": "The contract is late"}, "31 Jan 2019"),
    ],
    ids=["done", "not needed", "a new date"],
)
def test_an_action_is_changed(fill, name, given, said):
    done = fill(f"/actions {name}", given)
    assert (done.code, done.err) == (0, "")
    shown = fill.ask(f"/actions {name}")
    assert said in shown
    assert next(given[each] for each in ("what", "reason") if each in given) in shown


def test_an_action_is_added(fill):
    owner = "head-of-service-children-in-care"
    given = {"recommendation": 5, "text": "Audit twelve referrals", "due": "2018-11-30"}
    done = fill("/actions new", given | {"owner": owner})
    assert (done.code, done.err) == (0, "")
    assert "Audit twelve referrals" in fill.ask("/actions rec 5")


def test_a_decision_stands_in_the_meeting(fill):
    done = fill("/meeting decide", {"text": "Audit the repeat plans", "recommendation": 5})
    assert (done.code, done.err) == (0, "")
    assert "Audit the repeat plans (rec 5)" in fill.ask("/meeting")
