"""One story of an indicator whose rule waits: the newest figure, and not over before it is over."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.alert_rule import AlertAt, AlertOn, AlertRule
from bot.domain.decision import MeetingKind
from bot.domain.people import Audience
from bot.domain.period import Period
from bot.domain.snapshot import Flag
from bot.messages.alert import left_green_message
from bot.messages.digest import digest_message
from bot.messages.flag_answers import escalated_message
from bot.messages.flag_news import came_back_message
from bot.messages.flags import flag_message, flags_message
from bot.messages.meeting import run_sheet_message
from bot.messages.movements import moved_line
from bot.messages.view import View
from bot.papers.brief import brief_of
from bot.papers.document import Heading, Paragraph
from bot.papers.exceptions import exceptions_document
from bot.rules.assessment import assess
from bot.rules.between import left_green
from bot.rules.digest import build_digest
from bot.rules.meeting import Meeting, run_sheet
from bot.services.alerts import alert_facts
from tests.making import AT, indicator, outturn, plan, rating, recommendation, snapshot, utc

TWO = AlertRule(after=2, back_after=2)
RED = AlertRule(at=AlertAt.RED, back_after=2)
SIGNAL = AlertRule(on=AlertOn.SIGNAL)
OCTOBER = "2018-10-05 09:00"
YET = "on target for 1 figure, by its own rule over after 2"


def assessed(*values, rule=TWO, ratings=(), digests=(), at=AT):
    """A figure a month up to September 2018; Green from 80, Amber from 72."""
    months = [f"2018-{10 - len(values) + place:02}" for place in range(len(values))]
    figures = [
        outturn(month, each, recorded=OCTOBER) for month, each in zip(months, values, strict=True)
    ]
    of = plan(recommendation(1, [indicator("1.1", alert=rule)], ratings))
    bare = assess(snapshot(of, *figures, digests=digests), at)
    flags = tuple(Flag(7, "1.1", each.episode.opened, utc(OCTOBER)) for each in bare.flags)
    return assess(replace(bare.snapshot, flags=flags), at)


def digest_of(assessment):
    view = View(assessment, Audience.NAMED)
    return digest_message(view, build_digest(assessment)).plain


def flags_of(assessment):
    return flags_message(View(assessment, Audience.NAMED)).plain


def alert_of(assessment):
    (flag,) = assessment.flags
    history = assessment.histories["1.1"]
    return left_green_message(alert_facts(assessment, history, flag.episode, flag.record))


def test_a_digest_leads_with_the_newest_figure_and_status():
    said = digest_of(assessed(85, 76, 50))
    assert (
        "🟢 G → 🟠 A → 🔴 R 1.1 Measure 1.1: 50%, worse than 85%; "
        "it left green with 76% in August 2018. Target 80% or more"
    ) in said
    assert "September 2018  ·  targets" in said
    assert "August 2018  ·" not in said


def test_a_sentence_that_notifies_says_the_newest_figure_and_status():
    assert alert_of(assessed(85, 76, 50)).text == (
        "Measure 1.1 left green: now Red, 50% in September 2018; first 76% in August 2018. "
        "Target 80% or more (March 2018)."
    )


def test_a_status_that_stayed_is_said_once():
    found = assessed(85, 85, 85, 85, 85, 81, rule=SIGNAL)
    assert "• 🟢 G 1.1 Measure 1.1: 81%, worse than 85%" in digest_of(found)
    assert "🟢 G Green, as before   81%" in alert_of(found).plain
    assert "→" not in digest_of(found) + alert_of(found).plain


def test_an_alert_of_its_newest_figure_says_it_once():
    assert alert_of(assessed(85, 76, rule=None)).text.startswith(
        "Measure 1.1 left green: 76% in September 2018. Target"
    )


def test_what_came_back_is_told_with_the_newest_figure():
    found = assessed(85, 76, 50, 81, 90)
    said = digest_of(found)
    assert "🟠 A" not in said
    assert "🔴 R → 🟢 G 1.1 Measure 1.1: 90%, better than 50%; it came back with 81% in Aug" in said
    (episode,) = found.histories["1.1"].episodes
    told = came_back_message(episode, episode.closed).text
    assert told.startswith(
        "Measure 1.1 is back to green: 90% in September 2018, and 81% in August 2018, after "
    )


def test_an_exception_report_has_the_newest_figure_of_what_left_green():
    (moved,) = left_green(None, assessed(85, 76, 50))
    assert moved.after.outturn.period == Period.parse("2018-09")


def test_what_is_on_target_is_not_counted_as_off_target():
    found = assessed(85, 76, 50, 90)
    said = flags_of(found)
    assert "1 indicator is on target and, by its own rule, not over yet; 1 not acknowl" in said
    assert "still off target" not in said
    assert f"90% in September 2018; target 80% or more (March 2018); {YET}. Lead" in said
    assert re.search(r"G +1\.1 Measure 1\.1 +on target", said)


def test_one_flag_says_that_it_is_not_over_and_not_that_it_is_off_green():
    found = assessed(85, 76, 50, 90)
    said = flag_message(View(found, Audience.NAMED), found.flags[0]).plain
    assert f"Green, flagged in July 2018; {YET}: 90% in September 2018" in said
    assert "off green" not in said


def test_the_digest_the_alert_its_escalation_and_the_meeting_say_the_same():
    found = assessed(85, 76, 50, 90, digests=(utc("2018-10-29 09:00"),))
    (flag,) = found.flags
    view = View(found, Audience.NAMED)
    sheet = run_sheet(found, Meeting(MeetingKind.WEEKLY, AT, "C0MEETING"))
    for said in (
        digest_of(found),
        alert_of(found).plain,
        alert_of(found).text,
        escalated_message(flag, 3).plain,
        run_sheet_message(view, sheet, None).plain,
    ):
        assert YET in said
    assert f"{YET}. Not acknowledged" in digest_of(found)


@pytest.mark.parametrize("since", [None, date(2018, 10, 1)])
def test_an_exception_report_does_not_call_it_back_and_off_green_at_once(since):
    found = assessed(85, 76, 50, 90)
    before = assess(found.snapshot, since) if since else None
    (section,) = exceptions_document(brief_of(found, before, public=False)).sections
    texts = [each.text for each in section.parts if isinstance(each, Heading | Paragraph)]
    parts = [re.sub("[\x02\x03]", "", each) for each in texts]
    back = parts[parts.index("Came back to green") + 1]
    assert back.startswith("No measure came back to green")
    assert f"90%, in September 2018; {YET}." in parts[parts.index("On target, not over yet") + 1]
    wanted = parts[parts.index("Decisions wanted") + 1]
    assert f"*1.1 Measure 1.1*: {YET}, not acknowledged" in wanted


def test_amber_by_a_rule_for_red_is_off_green_and_not_red_any_more():
    assert "76% in September 2018; target 80% or more (March 2018); not Red for 1 figure" in (
        flags_of(assessed(76, 50, 76, rule=RED))
    )


def test_a_signal_on_target_is_not_called_off_target():
    said = flags_of(assessed(99, 98, 99, 98, 99, 98, 99, 98, 81, rule=SIGNAL))
    assert "1 indicator is on target" in said
    assert "; on target, by its own rule not over. Lead" in said


def test_what_left_green_and_is_on_target_again_since_the_last_digest_is_told_once():
    said = digest_of(assessed(85, 76, 50, 90, digests=(utc("2018-10-01 09:00"),)))
    assert "🟢 G → 🟠 A → 🟢 G" in said
    assert said.count(YET) == 1


@pytest.mark.parametrize("values", [(), (None,)])
def test_a_first_digest_without_a_figure_says_so(values):
    found = build_digest(assessed(*values))
    assert moved_line(found) == "*No figures came in yet*, so nothing moved."


def test_a_first_digest_says_since_when_ratings_changed():
    changed = rating("green", recorded="2018-09-01 09:00"), rating("red", recorded=OCTOBER)
    said = moved_line(build_digest(assessed(85, ratings=changed)))
    since = "on the latest figures and ratings since the plan came in (there was no digest before)"
    assert said == f"*1 rating changed* {since}."


def test_a_quiet_week_has_figures():
    assert moved_line(build_digest(assessed(85))).startswith("A quiet week: *nothing moved*")
