"""The meeting: its run-sheet, decisions recorded where they are said, and its minutes, once."""

import pytest

from bot.domain.outbox import OutboxKind
from bot.domain.people import ChannelFacts
from bot.playground.validation.canvas import check_content
from commands.meeting import ENDED, UNNAMED
from tests.integration.dispatch.asking import AD, HEAD, SMM, STRANGER, words_of
from tests.integration.dispatch.filling import filling

WIDE = "C0CSC"
TITLE = "Minutes: Senior managers' meeting, 5 November 2018"
SAID = "Audit the twelve repeat plans of September by 30 November"


@pytest.fixture
def people(october, october_url):
    """People at the bot on Monday 5 November 2018, the day of the senior managers' meeting."""
    private = ChannelFacts(shared=False, private=True)
    with filling(october, october_url, facts_of=lambda _: private) as opened:
        yield opened


def minutes(people, kind=OutboxKind.MINUTES):
    return [row for row in people.store.outbox_rows() if row.kind is kind]


def recorded(people):
    return [(each.text, each.recommendation, each.by) for each in people.store.snapshot().decisions]


def test_the_run_sheet_stands_on_one_screen(people):
    said = people.bot.ask("/meeting", channel=SMM)
    text = words_of(said)
    assert "Senior managers' meeting, Monday 5 November 2018" in text
    for part in ("Off green", "Questions", "Actions overdue"):
        assert part in text
    lines = [line for block in said["blocks"] for line in words_of({"blocks": [block]}).split("\n")]
    assert len(lines) < 40
    assert len(words_of(people.bot.ask("/meeting weekly more", channel=SMM))) > len(text)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/meeting monthly", "Monthly meeting, Wednesday 7 November 2018"),
        ("/meeting data", "Data meeting, Wednesday"),
    ],
)
def test_each_meeting_has_its_own(people, line, title):
    assert title in words_of(people.bot.ask(line, channel=SMM))


def test_a_decision_stands_in_the_run_sheet_and_in_the_minutes(people):
    view = people.typed("/meeting decide")
    assert people.sent(view, text=SAID, recommendation=5)[0] == "planbot"
    assert recorded(people) == [(SAID, 5, "Assistant Director Children's Social Care")]
    assert SAID in words_of(people.bot.ask("/meeting", channel=SMM))
    people.sent(people.typed("/meeting end"))
    (row,) = minutes(people)
    assert row.channel == SMM
    assert f"{SAID} (rec 5)" in row.message.plain


def test_what_was_said_in_a_message_is_recorded_once_whoever_clicks(people):
    view = people.chosen("record_decision", SAID)
    assert people.sent(view)[0] == "planbot"
    again = people.chosen("record_decision", SAID, user=HEAD)
    title, said = people.sent(again, user=HEAD, text="In other words")
    assert title == "Not taken"
    assert SAID in said
    assert [text for text, _, _ in recorded(people)] == [SAID]


def test_the_same_form_sent_twice_is_one_decision(people):
    view = people.typed("/meeting decide")
    for _ in range(2):
        assert people.sent(view, once="V1", text=SAID)[0] == "planbot"
    assert len(recorded(people)) == 1


def test_a_message_of_a_channel_that_the_plan_does_not_name_is_not_recorded(people):
    told = people.chosen("record_decision", SAID, channel="C0OTHER")
    assert told.text == UNNAMED


def test_the_meeting_ends_once_and_what_comes_later_that_day_is_added(people):
    view, other = people.typed("/meeting end"), people.typed("/meeting end", user=HEAD)
    assert people.sent(view)[0] == "planbot"
    assert people.sent(other, user=HEAD) == ("Not taken", ENDED)
    people.sent(people.typed("/meeting decide"), text=SAID)
    (first,), (edit,) = minutes(people), minutes(people, OutboxKind.MINUTES_EDITED)
    assert edit.edits == first.id
    assert SAID in edit.message.plain
    assert "minutes are posted" in words_of(people.bot.ask("/meeting", channel=SMM))


def test_where_the_plan_says_so_they_are_also_written_into_the_canvas(people):
    people.sent(people.typed("/meeting end"))
    people.sent(people.typed("/meeting decide"), text="![](@U0AD) | [x](y) <!channel> *now*")
    first, edit = minutes(people, OutboxKind.MINUTES_IN_CANVAS)
    assert first.message.text == edit.message.text == TITLE
    assert check_content({"type": "markdown", "markdown": edit.message.plain}) is None
    assert edit.message.plain.startswith(f"| **{TITLE}** | ended by Assistant Director")
    assert r"| **Decisions** | \!\[\](@U0AD) \| \[x\](y) ‹\!channel› ∗now∗ |" in edit.message.plain
    assert "none were recorded" in first.message.plain


def test_a_meeting_of_another_day_cannot_be_ended(people):
    assert "Wednesday 7 November 2018" in people.typed("/meeting end monthly").text


def test_a_wide_channel_sees_that_there_are_decisions_and_no_word_of_them(people):
    people.sent(people.typed("/meeting decide"), text="Three siblings of one family")
    text = words_of(people.bot.ask("/meeting", channel=WIDE))
    assert "siblings" not in text
    assert "1 decision, shown in named channels" in text


def test_minutes_in_a_public_channel_hold_no_word_of_a_decision(october, october_url):
    public = ChannelFacts(shared=False, private=False)
    with filling(october, october_url, facts_of=lambda _: public) as people:
        people.sent(people.typed("/meeting decide"), text="Three siblings of one family")
        people.sent(people.typed("/meeting end"))
        (row,) = minutes(people)
    assert "siblings" not in row.message.plain
    assert "1 decision, shown in named channels" in row.message.plain


def test_who_may_not_record_is_told_so(people):
    told = people.chosen("record_decision", SAID, user="U0TMFR")
    assert told.text.startswith("Recording a decision, or ending a meeting, is for")


def test_a_stranger_is_refused(people):
    assert "does not know you" in people.chosen("record_decision", SAID, user=STRANGER).text


def test_what_was_decided_is_audited(people):
    people.sent(people.typed("/meeting decide"), text=SAID)
    assert (AD, "assistant-director", f"decision: {SAID}", "answered") in people.bot.audited()


def test_words_typed_after_decide_stand_in_the_form(people):
    view = people.typed("/meeting decide Audit the repeat plans")
    assert view["blocks"][0]["element"]["initial_value"] == "Audit the repeat plans"


@pytest.mark.parametrize("text", ["<!channel> now", "=1+1", "*bold* <https://x|y>", "a" * 5000])
def test_nothing_that_is_written_breaks_a_message(people, text):
    people.sent(people.chosen("record_decision", text))
    said = str(people.bot.ask("/meeting", channel=SMM)["blocks"])
    assert "<!channel>" not in said
    assert "<https://x|y>" not in said


def test_an_action_recorded_from_a_message_stands_in_the_minutes_with_owner_and_date(people):
    view = people.chosen("record_action", "Audit twelve repeat referrals")
    owner, due = "head-of-service-children-in-care", "2018-11-30"
    people.sent(view, recommendation=5, owner=owner, due=due)
    people.sent(people.typed("/meeting end"))
    said = minutes(people)[0].message.plain
    assert "Audit twelve repeat referrals (rec 5), Head of Service Children in Care by" in said
    assert "30 Nov 2018" in said
