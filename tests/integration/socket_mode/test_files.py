"""A file that is sent, and the form about it, come over Socket Mode as over HTTP."""

from datetime import UTC, datetime

from bot.delivery.files import SlackFiles
from bot.delivery.sender import Sender
from bot.delivery.slack import Slack
from bot.playground.page.room import Room
from bot.services.incoming_turns import FileTurns
from tests.waiting import until

PERFORMANCE, AD = "U0PERFMGR", "U0AD"
SCORECARD = b"Measure,Month,Actual\nRe-referals,Oct-18,31.5%\n"


def now():
    return datetime.now(UTC)


def nobody(_row, reason):
    raise AssertionError(reason)


def work(slack, store):
    files = FileTurns(store, SlackFiles(slack.token, slack.api_url).fetch, now)
    sender = Sender(store, Slack(slack.token, slack.api_url), "here", now, nobody)
    while files.turn() or sender.send_next():
        continue


def pressed(slack, does):
    shown = [each for each in slack.messages(PERFORMANCE) if each.user != PERFORMANCE][-1]
    buttons = [each for block in shown.blocks for each in block.get("elements", [])]
    action = next(each["action_id"] for each in buttons if each.get("action_id", "")[:4] == does)
    return slack.press(PERFORMANCE, shown, action)


def test_a_file_is_asked_about_and_goes_in(slack, line, october):
    assert not slack.send_file(PERFORMANCE, "scorecard.csv", SCORECARD).error
    work(slack, october)
    assert not pressed(slack, "answ").error
    view = until(lambda: Room(slack.workspace, None).modal(PERFORMANCE))
    chosen = {"type": "static_select", "selected_option": {"value": "0"}}
    assert not slack.people.submit(view, {"question-0": {"answer": chosen}}).error
    assert october.incoming(1).state == "arrived"
    work(slack, october)
    pressed(slack, "impo")
    until(lambda: october.incoming(1).state == "wanted")
    work(slack, october)
    assert october.imports(1)[0].file == "scorecard.csv"


def test_who_may_not_send_one_is_told_kindly_no(slack, line, october):
    assert not slack.send_file(AD, "scorecard.csv", SCORECARD).error
    assert october.incoming(1) is None
    assert [row.kind for row in october.outbox_rows() if row.channel == AD].count(
        "file-not-taken"
    ) == 1
