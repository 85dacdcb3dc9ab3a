"""`planbot digest`: as it would be posted."""

import json

from bot.playground.validation import check_message
from bot.sample import OCTOBER


def test_the_digest_is_printed_as_on_the_plans_own_day(brought_in):
    done = brought_in.run("digest")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Senior managers' meeting, Monday 5 November 2018")


def test_the_digest_can_be_read_on_another_day_and_as_a_payload(planbot):
    done = planbot.call("digest", "--json", "--at", "2018-12-03")
    assert done.code == 0
    payload = json.loads(done.out)
    assert payload["channel"] == "C0SMM"
    assert check_message(payload) == []
    assert "Monday 3 December 2018" in payload["text"]


def test_the_digest_says_what_october_brought(brought_in):
    assert brought_in.call("import", OCTOBER).code == 0
    said = brought_in.call("digest").out
    assert "3 indicators left green and 1 came back" in said
    assert "Missing: 8.2 SDQs completed (was Green in September 2018)" in said


def test_a_digest_of_a_day_that_is_still_to_come_is_never_queued(brought_in):
    before = brought_in.call("worker", "--list").out
    done = brought_in.call("digest", "--now", "--at", "2999-01-01")
    assert done.code == 2
    assert "--at 2999-01-01: a digest is queued as on a day that has been, or today" in done.err
    assert brought_in.call("worker", "--list").out == before
