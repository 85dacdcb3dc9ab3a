"""A rating is proposed, decided on and set from the command line, as in Slack."""

import json

import pytest

HEAD = ("--as", "head-of-service-children-in-care")
PROPOSED = {
    "rating": "amber",
    "reason": "Audits are late",
    "evidence": "The audit list of 2 November",
}


@pytest.fixture
def fill(brought_in, tmp_path):
    def filled(line, given, *options):
        path = tmp_path / "form.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        return brought_in.call("ask", line, "--fill", str(path), *options)

    filled.call = brought_in.call
    return filled


def test_it_is_proposed_agreed_and_stands_in_the_exported_plan(fill, tmp_path):
    assert fill("/rag 7", PROPOSED, *HEAD).code == 0
    assert "by Head of Service Children in Care" in fill.call("ask", "/rag proposed").out
    done = fill("/rag proposed", {"proposal": 1, "decision": "agree"})
    assert (done.code, done.err) == (0, "")
    history = fill.call("ask", "/rag 7 more").out
    assert "Audits are late. Evidence: The audit list of 2 November. Proposed by Head" in history
    path = str(tmp_path / "plan.yaml")
    assert fill.call("export", path).code == 0
    assert fill.call("import", path).out == "plan.yaml: nothing new, nothing changed\n"


def test_what_is_missing_is_printed_by_field(fill):
    assert fill("/rag 8", PROPOSED, *HEAD).code == 0
    done = fill("/rag proposed", {"decision": "set"})
    assert done.code == 1
    assert done.out.splitlines() == [
        "rating: Choose the rating that you set.",
        "reason: Say why, or what you ask.",
    ]
