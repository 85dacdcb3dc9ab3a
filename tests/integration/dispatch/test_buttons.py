"""Buttons: another answer for one, this one for all, and a flag acknowledged."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.delivery.responses import NotAnsweredError
from commands.buttons import GONE, NOT_YOURS
from commands.desk import NO_PLAN
from tests.integration.dispatch.asking import AD, FIRST_RESPONSE, HEAD, SMM, STRANGER, words_of
from tests.keeping import changing, put_outturns
from tests.sample_stores import IMPATIENT
from tests.waiting import until

WIDE = "C0CSC"


def said_in(shown):
    return words_of({"text": shown.text, "blocks": shown.blocks})


def flags(town):
    return town.bot.desk.store.snapshot().flags


def acknowledgers(town):
    return [each.acknowledged_by for each in flags(town)]


def three_of_ten(town):
    """The flagged 5.2 is revised: the percentage rests on three people now."""
    store = town.bot.desk.store
    told = replace(
        store.snapshot().outturns["5.2"][-1],
        value=Decimal(30),
        numerator=Decimal(3),
        denominator=Decimal(10),
    )
    with changing(store) as work:
        put_outturns(work, [told], "revised.csv", "revised", told.recorded)


def test_a_button_shows_another_answer_to_the_one_who_pressed_it(town):
    asked = town.ask("/rag 5", channel=SMM)
    town.press(AD, asked, "show", "/indicator 5.1")
    shown = town.told(AD, 2)
    assert "5.1 · Re-referrals" in said_in(shown)
    assert shown.visible_to == AD


def test_sharing_shows_the_answer_to_everyone_in_the_channel(town):
    asked = town.ask("/rag 5", channel=SMM)
    assert town.slack.messages(SMM) == []
    town.press(AD, asked, "share")
    assert "29.8%" in said_in(town.shown_in(SMM))


def test_what_is_shared_is_made_anew_for_what_the_channel_may_see(town):
    asked = town.ask("/caseloads teams", channel=WIDE)
    town.press(AD, asked, "share")
    assert "[c]" in said_in(town.shown_in(WIDE))


def test_no_worker_is_ever_shared(town):
    asked = town.ask("/caseloads First Response", user=AD, channel=SMM)
    town.press(FIRST_RESPONSE, asked, "share")
    shown = said_in(town.shown_in(SMM))
    assert "First Response, caseloads" in shown
    assert "SW-" not in shown


def test_what_is_shared_in_a_direct_message_holds_what_everyone_may_see(town):
    asked = town.ask("/caseloads teams")
    assert "[c]" not in said_in(asked)
    town.press(AD, asked, "share")
    assert "[c]" in said_in(town.shown_in(AD))


def test_a_stranger_who_presses_is_refused(town):
    asked = town.ask("/rag 5", channel=WIDE)
    town.press(AD, asked, "share")
    town.press(STRANGER, town.shown_in(WIDE), "show", "/rag")
    assert "does not know you" in said_in(town.told(STRANGER))


def test_an_acknowledged_alert_says_who_and_when_and_so_does_flags(town):
    alert = town.post_alerts()[0]
    town.press(AD, alert, "acknowledge")
    said = said_in(town.edited(AD))
    assert "✓ *Acknowledged* by Assistant Director Children's Social Care, 5 Nov 2018" in said
    assert "Repeat child protection plans left green" in said
    assert [each for each in acknowledgers(town) if each] == [
        "Assistant Director Children's Social Care"
    ]
    said = said_in(town.ask("/flags"))
    assert "Acknowledged by Assistant Director Children's Social Care, 5 Nov 2018." in said
    assert "*2* not acknowledged" in said


def test_the_second_to_acknowledge_is_told_who_was_first(town):
    first = town.ask("/flags", user=AD, channel=SMM)
    second = town.ask("/flags", user=HEAD, channel=SMM)
    town.press(HEAD, second, "acknowledge")
    until(lambda: any(acknowledgers(town)))
    town.press(AD, first, "acknowledge")
    assert town.slack.wait_until(lambda: bool(town.slack.ephemerals(AD)[0].edits))
    said = said_in(town.slack.ephemerals(AD)[0])
    assert "Acknowledged by Head of Service Children in Care" in said
    assert [each for each in acknowledgers(town) if each] == ["Head of Service Children in Care"]


def test_flags_itself_says_it_once_one_is_acknowledged_there(town):
    asked = town.ask("/flags")
    town.press(AD, asked, "acknowledge")
    assert town.slack.wait_until(lambda: bool(town.slack.ephemerals(AD)[0].edits))
    said = said_in(town.slack.ephemerals(AD)[0])
    assert "*2* not acknowledged" in said
    assert "Acknowledged by Assistant Director" in said


def test_flags_says_who_may_acknowledge_while_one_waits_for_it(town):
    who = "the Assistant Director, senior managers and the performance team may acknowledge"
    asked = town.ask("/flags")
    assert who in said_in(asked)
    for number in (1, 2):
        town.press(AD, town.slack.ephemerals(AD)[0], "acknowledge")
        assert town.slack.wait_until(
            lambda number=number: len(town.slack.ephemerals(AD)[0].edits) == number
        )
        assert who in said_in(town.slack.ephemerals(AD)[0])
    town.press(AD, town.slack.ephemerals(AD)[0], "acknowledge")
    assert town.slack.wait_until(lambda: len(town.slack.ephemerals(AD)[0].edits) == 3)
    last = said_in(town.slack.ephemerals(AD)[0])
    assert "*none* not acknowledged" in last
    assert who not in last


def test_who_acknowledged_and_was_shown_the_alert_is_written_down(town):
    alert = town.post_alerts()[0]
    town.press(AD, alert, "acknowledge")
    town.edited(AD)
    number = next(each.id for each in flags(town) if each.acknowledged_by)
    changed = f"flag {number}: not acknowledged → acknowledged"
    told = [
        (AD, "assistant-director", each, "answered") for each in (changed, f"acknowledge {number}")
    ]
    until(lambda: town.bot.audited() == told)


@pytest.mark.parametrize(("channel", "small"), [(None, False), (WIDE, False), (SMM, True)])
def test_flags_that_were_shared_say_no_more_once_one_is_acknowledged_there(town, channel, small):
    three_of_ten(town)
    town.press(AD, town.ask("/flags", channel=channel), "share")
    where = channel or AD
    town.press(AD, town.shown_in(where), "acknowledge")
    said = said_in(town.edited(where))
    assert "Acknowledged by Assistant Director" in said
    assert ("3 of 10" in said) is small


def test_flags_that_were_shared_are_still_taken_back_once_one_is_acknowledged_there(town):
    town.press(HEAD, town.ask("/flags", user=HEAD, channel=SMM), "share")
    town.press(AD, town.shown_in(SMM), "acknowledge")
    shown = town.edited(SMM)
    assert "shared by Head of Service Children in Care" in said_in(shown)
    town.press(HEAD, shown, "take_back")
    assert town.slack.wait_until(lambda: not town.slack.messages(SMM))


@pytest.mark.parametrize(
    ("user", "said"), [(FIRST_RESPONSE, NOT_YOURS), ("U0ADMIN", NOT_YOURS), (STRANGER, "know you")]
)
def test_those_who_do_not_answer_for_the_plan_cannot_acknowledge(town, user, said):
    shown = town.post_button("acknowledge", "1 /flags", channel=WIDE)
    town.press(user, shown, "acknowledge")
    assert said in said_in(town.told(user))
    assert not any(acknowledgers(town))
    assert ("acknowledge", "refused") in [each[2:] for each in town.bot.audited()]


@pytest.mark.parametrize(
    "value",
    ["abc", "-1", "1 ; drop", "999", "0", "１", "1_000", "9" * 30, "99999999999999999999", " "],
)
def test_a_flag_that_is_not_there_is_said_and_the_message_stays(town, value):
    shown = town.post_button("acknowledge", value)
    town.press(AD, shown, "acknowledge")
    told = town.told(AD)
    assert told.text == GONE
    assert town.slack.messages(AD)[-1].text == "old"
    assert not any(acknowledgers(town))


@pytest.mark.parametrize("action", ["show", "share"])
@pytest.mark.parametrize("value", ["/removed 5", "nonsense", "/rag; DROP TABLE plan"])
def test_a_button_from_another_version_says_so(town, action, value):
    shown = town.post_button(action, value, channel=WIDE)
    town.press(AD, shown, action)
    where = town.told(AD) if action == "show" else town.shown_in(WIDE, 2)
    assert "from an older version" in where.text


@IMPATIENT
def test_a_store_that_cannot_be_written_is_said_and_nothing_is_acknowledged(town):
    alert = town.post_alerts()[0]
    with town.bot.desk.store.begin():
        town.press(AD, alert, "acknowledge")
        told = town.told(AD)
    assert "cannot do that just now: The database is busy" in told.text
    assert not any(acknowledgers(town))


@IMPATIENT
def test_sharing_while_the_store_is_locked_shares_nothing(town):
    asked = town.ask("/rag 5", channel=SMM)
    with town.bot.desk.store.begin():
        town.press(AD, asked, "share")
        told = town.told(AD, 2)
    assert "The database is busy" in told.text
    assert town.slack.messages(SMM) == []


def test_an_unforeseen_error_behind_a_button_is_told_and_logged(town, monkeypatch, caplog):
    def broken(*_args, **_kept):
        raise ZeroDivisionError("nobody foresaw this")

    asked = town.ask("/rag 5")
    monkeypatch.setattr("commands.desk.View", broken)
    town.press(AD, asked, "show", "/indicator 5.2")
    assert "Something went wrong in planbot" in town.told(AD, 2).text
    assert "nobody foresaw this" in caplog.text


def test_an_answer_that_slack_does_not_take_is_logged(town, caplog, monkeypatch):
    def refused(*_, **_kept):
        raise NotAnsweredError("Slack answered 404: expired_url")

    asked = town.ask("/rag 5")
    monkeypatch.setattr("bot.delivery.responses.WebhookClient.send", refused)
    town.press(AD, asked, "show", "/rag")
    until(lambda: "expired_url" in caplog.text)


def test_before_a_plan_is_stored_there_is_nothing_to_acknowledge(town, monkeypatch):
    shown = town.post_button("acknowledge", "1")
    monkeypatch.setattr(town.bot.desk.store, "snapshot", lambda: None)
    town.press(AD, shown, "acknowledge")
    assert town.told(AD).text == NO_PLAN


def test_what_somebody_shared_says_who_and_is_taken_back_by_them(town):
    town.press(AD, town.ask("/rag 5", channel=SMM), "share")
    shown = town.shown_in(SMM)
    assert "shared by Assistant Director Children's Social Care" in said_in(shown)
    town.press(AD, shown, "take_back")
    assert town.slack.wait_until(lambda: not town.slack.messages(SMM))
    said = f"take back what {AD} shared"
    until(lambda: said in [each[2] for each in town.bot.audited()])


def test_somebody_else_may_not_take_it_back_and_an_administrator_may(town):
    town.press(AD, town.ask("/rag 5", channel=SMM), "share")
    town.press(HEAD, town.shown_in(SMM), "take_back")
    assert "What you shared yourself you take back yourself." in said_in(town.told(HEAD))
    assert len(town.slack.messages(SMM)) == 1
    town.press("U0ADMIN", town.shown_in(SMM), "take_back")
    assert town.slack.wait_until(lambda: not town.slack.messages(SMM))


def test_what_was_shared_last_is_taken_back_by_typing_it(town):
    for count, line in enumerate(("/rag 5", "/rag 12"), 1):
        town.press(AD, town.ask(line, channel=SMM), "share")
        assert town.slack.wait_until(lambda now=count: len(town.slack.messages(SMM)) == now)
    town.slack.command(AD, "/planbot take back", SMM)
    assert town.slack.wait_until(lambda: len(town.slack.messages(SMM)) == 1)
    assert town.slack.messages(SMM)[0].text.startswith("Recommendation 5")
    town.slack.command(HEAD, "/planbot take back", SMM)
    assert "Nothing that you shared" in said_in(town.told(HEAD))


def test_an_administrator_is_asked_which_of_what_others_shared_is_meant(town):
    for count, (user, line) in enumerate(((AD, "/rag 5"), (HEAD, "/rag 12")), 1):
        town.press(user, town.ask(line, user, channel=SMM), "share")
        assert town.slack.wait_until(lambda now=count: len(town.slack.messages(SMM)) == now)
    town.slack.command("U0ADMIN", "/planbot take back", SMM)
    asked = town.told("U0ADMIN")
    assert len(town.slack.messages(SMM)) == 2
    said = said_in(asked)
    first, second = said.index("1. Recommendation 12"), said.index("2. Recommendation 5")
    assert first < said.index("(shared by Head of Service Children in Care)") < second
    older = town.slack.messages(SMM)[0]
    town.press("U0ADMIN", asked, "take_back", f"{AD} {older.ts}")
    assert town.slack.wait_until(lambda: len(town.slack.messages(SMM)) == 1)
    assert town.slack.messages(SMM)[0].text.startswith("Recommendation 12")
    taken = f"take back what {AD} shared"
    until(lambda: taken in [each[2] for each in town.bot.audited()])


def test_an_administrator_takes_back_their_own_without_being_asked(town):
    for count, user in enumerate(("U0ADMIN", HEAD), 1):
        town.press(user, town.ask("/rag 5", user, channel=SMM), "share")
        assert town.slack.wait_until(lambda now=count: len(town.slack.messages(SMM)) == now)
    town.slack.command("U0ADMIN", "/planbot take back", SMM)
    assert town.slack.wait_until(lambda: len(town.slack.messages(SMM)) == 1)
    assert "shared by Head of Service" in said_in(town.slack.messages(SMM)[0])


def test_what_is_gone_by_then_is_said_to_be_gone(town):
    town.press(AD, town.ask("/rag 5", channel=SMM), "share")
    shown = town.shown_in(SMM)
    town.slack.command("U0ADMIN", "/planbot take back", SMM)
    asked = town.told("U0ADMIN")
    town.press(AD, shown, "take_back")
    assert town.slack.wait_until(lambda: not town.slack.messages(SMM))
    town.press("U0ADMIN", asked, "take_back")
    until(lambda: "no longer stands here" in said_in(town.told("U0ADMIN")))
