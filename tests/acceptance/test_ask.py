"""`planbot ask`: one command, through the real app, printed."""

import json

import pytest

from bot.playground.validation import check_message
from bot.sample import OUTTURNS, PLAN


def test_the_programs_payload_is_one_that_slack_takes(brought_in):
    done = brought_in.run("ask", "/rag 12", "--as", "assistant-director", "--json")
    assert (done.code, done.err) == (0, "")
    assert check_message(json.loads(done.out)) == []


@pytest.mark.parametrize("line", ["/rag", "/rag 5", "/caseloads", "/flags", "/digest", "/planbot"])
def test_every_payload_is_one_that_slack_takes(brought_in, line):
    done = brought_in.call("ask", line, "--as", "assistant-director", "--json")
    assert (done.code, done.err) == (0, "")
    payload = json.loads(done.out)
    assert check_message(payload) == []
    assert payload["response_type"] == "ephemeral"


def test_the_answer_can_be_read_in_the_terminal(brought_in):
    done = brought_in.call("ask", "/rag 12")
    assert done.code == 0
    assert "12 · Pathway planning and support to care leavers" in done.out
    assert "12.3 Suitable accommodation  90.8%\N{NO-BREAK SPACE}ᵘ   92%" in done.out
    assert "ᵘ updated after its period (12.3 and 12.4: mid-October 2018)" in done.out


def test_a_terminal_that_lacks_a_character_gets_its_number(brought_in):
    done = brought_in.run("ask", "/rag 5", PYTHONIOENCODING="ascii")
    assert (done.code, done.err) == (0, "")
    assert r"\U0001f534 R       5.1 Re-referrals      30.6%          \u2264 22%" in done.out


def test_a_token_in_the_environment_is_nothing_to_warn_of(brought_in):
    done = brought_in.run("ask", "/rag 12", SLACK_BOT_TOKEN="xoxb-1")
    assert (done.code, done.err) == (0, "")


def test_without_a_plan_the_sample_answers_and_that_is_said(planbot):
    done = planbot.call("ask", "/rag", "--as", "administrator")
    assert done.code == 0
    assert "17 recommendations" in done.out
    assert "answered from the published sample" in done.err


def test_the_check_up_is_printed_for_administrators_and_refused_to_others(brought_in):
    told = brought_in.call("ask", "/planbot status", "--as", "administrator")
    assert (told.code, told.err) == (0, "")
    assert "SLACK_BOT_TOKEN is not set" in told.out
    refused = brought_in.call("ask", "/planbot *status*?")
    assert (refused.code, refused.err) == (0, "")
    assert refused.out.strip() == "The check-up is for administrators."


def test_an_import_is_taken_back_and_what_it_changed_is_printed(planbot):
    assert planbot.call("import", PLAN, OUTTURNS).code == 0
    line = planbot.call("ask", "/planbot imports", "--as", "performance-manager").out
    number = next(word for row in line.splitlines() if "outturns:" in row for word in row.split())
    told = planbot.call("ask", f"/planbot undo {number}", "--as", "performance-manager")
    assert (told.code, told.err) == (0, "")
    assert f"Import {number}, " in told.out
    assert "was taken back" in told.out
    without = planbot.call("ask", "/planbot undo", "--as", "performance-manager")
    assert "Type the number of the import" in without.out


def test_a_stranger_is_refused_with_no_figure(brought_in):
    done = brought_in.call("ask", "/rag 5", "--as", "stranger")
    assert (done.code, done.err) == (0, "")
    assert "planbot does not know you" in done.out
    assert "%" not in done.out


def test_a_channel_sees_what_its_audience_may(brought_in):
    wide = brought_in.call("ask", "/caseloads teams", "--in", "childrens-social-care").out
    named = brought_in.call("ask", "/caseloads teams", "--in", "#senior-managers").out
    assert "[c]" in wide
    assert "[c]" not in named


def test_an_earlier_day_can_be_asked_from(brought_in):
    done = brought_in.call("ask", "/rag 5", "--at", "2018-06-04")
    assert done.code == 0
    assert "Not rated" in done.out


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["/rag", "--as", "nobody"], 2, "the plan knows no role 'nobody'; it knows assistant-"),
        (["/rag", "--in", "nowhere"], 2, "the plan knows no channel 'nowhere'; it knows direct"),
        (["/weather"], 2, "'/weather' does not begin with one of planbot's commands: there are /"),
        (["rag 5"], 2, "'rag 5' does not begin with one of planbot's commands: write '/rag 5'"),
        ([""], 2, "'' does not begin with one of planbot's commands: there are /rag, "),
        (["/rag", "--at", "yesterday"], 2, "'yesterday' is not a day: write 2018-11-05"),
        ([], 2, "the following arguments are required"),
    ],
)
def test_what_cannot_be_asked_is_said_and_ends_in_an_error(brought_in, asked, code, said):
    done = brought_in.call("ask", *asked)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert "@app" not in done.err
