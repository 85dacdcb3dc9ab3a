"""What people ask over Socket Mode is answered as over HTTP, and refused as over HTTP."""

from threading import Thread

import pytest
from slack_sdk import WebClient

from bot.playground.of_plan import STRANGER, workspace_of
from bot.playground.server import SlackServer
from bot.sample import OCTOBER
from bot.services.imports import import_file
from bot.services.sample import load_sample
from bot.store import Store
from tests.integration.socket_mode.connecting import connecting
from tests.sample_stores import NOW

AD, HEAD = "U0AD", "U0HOSCIC"


def first_alert(store, slack):
    """The first alert in the Assistant Director's messages, and its Acknowledge button."""
    client = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
    row = store.outbox_rows()[0]
    client.chat_postMessage(
        channel=row.channel, text=row.message.text, blocks=list(row.message.blocks)
    )
    shown = slack.messages(AD)[-1]
    buttons = [each for block in shown.blocks for each in block.get("elements", [])]
    return shown, next(
        each["action_id"] for each in buttons if each.get("action_id", "").startswith("acknowledge")
    )


def share_of(reply):
    buttons = [each for block in reply.blocks for each in block.get("elements", [])]
    return next(
        each["action_id"] for each in buttons if each.get("action_id", "").startswith("share")
    )


def audited(line):
    line.desk.trail.flush()
    return [(row.user, row.outcome.value) for row in reversed(line.desk.store.audit_rows(100))]


def acknowledged(store):
    return [flag.acknowledged_by for flag in store.snapshot().flags if flag.acknowledged_by]


@pytest.mark.parametrize("command", ["/rag", "/rag 12", "/caseloads", "/flags", "/digest"])
def test_a_command_is_answered_for_the_one_who_asked(slack, line, command):
    answer = slack.command(AD, command)
    assert not answer.error, answer.refusals
    assert answer.shown.visible_to == AD
    assert answer.shown.blocks


def test_a_click_is_acknowledged_and_the_message_says_who(slack, line, october):
    alert, button = first_alert(october, slack)
    answer = slack.press(AD, alert, button)
    assert (answer.error, answer.body) == ("", b"")
    assert slack.wait_until(lambda: slack.messages(AD)[0].edits)
    assert len(acknowledged(october)) == 1


def test_sixty_commands_at_once_are_all_answered(slack, line):
    answers = []

    def ask():
        answers.append(slack.command(AD, "/rag 12"))

    threads = [Thread(target=ask) for _ in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.error for each in answers] == [""] * 60


@pytest.mark.parametrize(
    ("user", "changed", "why"),
    [
        (AD, {"team_id": "T0ELSEWHERE"}, "another workspace"),
        (AD, {"team_id": ""}, "another workspace"),
        (STRANGER, {}, "does not know you"),
        (AD, {"user_id": "U0NOBODY"}, "does not know you"),
    ],
)
def test_nothing_is_signed_and_still_others_are_refused(slack, line, user, changed, why):
    answer = slack.command(user, "/rag", **changed)
    assert why in answer.shown.text
    assert not any("Recommendation" in str(block) for block in answer.shown.blocks)
    assert [outcome for _, outcome in audited(line)] == ["refused"]


def test_a_strangers_click_changes_nothing(slack, line, october):
    alert, button = first_alert(october, slack)
    slack.press(STRANGER, alert, button)
    assert slack.wait_until(lambda: slack.ephemerals(STRANGER))
    assert "does not know you" in slack.ephemerals(STRANGER)[0].text
    assert acknowledged(october) == []


def test_an_event_that_nobody_listens_to_is_not_taken_and_hurts_nothing(slack, line):
    slack.people.event({"type": "app_home_opened", "user": AD})
    assert not slack.command(AD, "/rag").error


def test_the_same_click_twice_counts_once(store, database_url):
    load_sample(store, NOW)
    import_file(store, OCTOBER, NOW, by="somebody")
    workspace = workspace_of(store.snapshot().plan)
    with (
        SlackServer("unused", workspace=workspace, socket=True) as slack,
        connecting(store, database_url, slack, 5.0),
    ):
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        alert, button = first_alert(store, slack)
        before = len(store.outbox_rows())
        request = slack.press(HEAD, alert, button).request
        assert slack.wait_until(lambda: slack.messages(AD)[0].edits)
        queued = len(store.outbox_rows())
        assert not slack.send_again(request).error
        assert slack.wait_until(lambda: len(slack.messages(AD)[0].edits) == 2)
        assert len(acknowledged(store)) == 1
        assert len(store.outbox_rows()) == queued
        assert queued - before <= 1


def test_the_same_command_twice_is_answered_twice_and_changes_nothing(slack, line, october):
    request = slack.command(AD, "/rag").request
    first = october.snapshot()
    assert not slack.send_again(request).error
    assert october.snapshot() is first


def test_a_share_sent_twice_is_shown_once(slack, line):
    reply = slack.command(AD, "/rag", "C0SMM").shown
    request = slack.press(AD, reply, share_of(reply)).request
    assert slack.wait_until(lambda: slack.messages("C0SMM"))
    told = len(slack.ephemerals(AD))
    slack.send_again(request)
    assert slack.wait_until(lambda: len(slack.ephemerals(AD)) > told)
    assert len(slack.messages("C0SMM")) == 1


def test_a_share_that_reaches_two_connected_bots_is_shown_once(slack, line, october_url):
    other = Store.open(october_url)
    with connecting(other, october_url, slack) as second:
        assert slack.wait_until(lambda: slack.socket_mode.connected == 2)
        reply = slack.command(AD, "/rag", "C0SMM").shown
        request = slack.press(AD, reply, share_of(reply)).request
        assert slack.wait_until(lambda: slack.messages("C0SMM"))
        second.stop()
        assert slack.wait_until(lambda: slack.socket_mode.connected == 1)
        told = len(slack.ephemerals(AD))
        assert not slack.send_again(request).error
        assert slack.wait_until(lambda: len(slack.ephemerals(AD)) > told)
    other.close()
    assert len(slack.messages("C0SMM")) == 1


def test_without_the_bots_connection_a_person_is_told(slack):
    answer = slack.command(AD, "/rag")
    assert answer.error == "dispatch_failed"


def test_an_answer_that_does_not_come_is_given_up_after_three_seconds(slack, line):
    slack.socket_mode.silent = True
    answer = slack.command(AD, "/rag")
    slack.socket_mode.silent = False
    assert answer.error in ("operation_timeout", "dispatch_failed")
    assert answer.shown.text.startswith("/rag failed")
