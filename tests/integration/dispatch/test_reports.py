"""/report: a document that comes to whoever asked, once, and is remembered only then."""

import io

import docx
import pytest

from bot.delivery.slack import Slack
from bot.delivery.uploads import SlackUploads
from bot.services.report_turns import MOST_TRIES, ReportTurns
from tests.integration.dispatch.asking import (
    AD,
    ADMIN,
    CHILD_PROTECTION,
    PERFORMANCE,
    STRANGER,
    words_of,
)
from tests.integration.dispatch.post_room import now
from tests.waiting import until


class Killed(BaseException):
    """The process ended there."""


@pytest.fixture
def store(town):
    return town.bot.desk.store


def turns(town, reached=lambda _: None):
    slack = town.slack
    uploads = SlackUploads(slack.token, slack.api_url)
    place_of = Slack(slack.token, slack.api_url).place_of
    return ReportTurns(town.bot.desk.store, uploads, place_of, now, reached)


def ordered(town, line, user=AD):
    """The reply, once the order is kept."""
    answer = town.ask(line, user)
    until(lambda: town.bot.desk.store.next_order(now()))
    return answer


def files(town, user=AD):
    """(title, comment, bytes) of what stands in the user's direct messages."""
    uploads = town.slack.workspace.uploads
    return [
        (each["title"], message.content.text, uploads[each["id"]].content)
        for message in town.slack.messages(user)
        for each in message.content.files
    ]


def test_the_report_comes_to_whoever_asked_and_is_remembered(town, store):
    answer = ordered(town, "/report committee as at 2018-11-05")
    assert "is being made" in answer.text
    assert store.snapshot().reports == ()
    assert turns(town).turn()
    ((title, comment, content),) = files(town)
    assert title == "Committee report as at 5 November 2018"
    assert "not for publication" in comment
    document = docx.Document(io.BytesIO(content))
    assert document.tables[-1].rows[0].cells[0].text == "Ref."
    (made,) = store.snapshot().reports
    assert (made.kind, made.public, made.by) == (
        "committee",
        False,
        "Assistant Director Children's Social Care",
    )
    assert not turns(town).turn()


def test_the_version_for_publication_says_so(town):
    ordered(town, "/report exceptions public")
    turns(town).turn()
    ((title, comment, _),) = files(town)
    assert title.endswith(", for publication")
    assert "not for publication" not in comment


@pytest.mark.parametrize("point", ["report made", "report handed over", "report shared"])
def test_a_worker_that_is_killed_sends_it_once(town, store, point):
    ordered(town, "/report committee")

    def die(reached):
        if reached == point:
            raise Killed

    with pytest.raises(Killed):
        turns(town, die).turn()
    assert store.snapshot().reports == ()
    assert turns(town).turn()
    assert len(files(town)) == 1
    assert len(store.snapshot().reports) == 1


def test_where_files_may_not_be_sent_that_is_said(town, store):
    ordered(town, "/report committee")
    town.slack.workspace.scopes = ("chat:write", "im:write")
    turns(town).turn()
    assert not files(town)
    assert store.snapshot().reports == ()
    (row,) = [each for each in store.outbox_rows() if each.kind == "report-failed"]
    assert (row.channel, "files:write" in row.message.text) == (AD, True)


def test_what_slack_does_not_take_is_sent_later(town, store):
    ordered(town, "/report committee")
    uploads = SlackUploads(town.slack.token, "http://127.0.0.1:9/api/")
    tried = ReportTurns(store, uploads, lambda _: "D0AD", now)
    assert tried.turn()
    assert store.next_order(now()) is None
    assert MOST_TRIES > 1


@pytest.mark.parametrize("user", [ADMIN, CHILD_PROTECTION])
def test_it_is_for_those_who_answer_for_the_plan(bot, user):
    said = words_of(bot.ask("/report committee", user=user))
    assert "Having a report made is for" in said
    assert bot.desk.store.next_order(now()) is None
    assert bot.audited()[-1][3] == "refused"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/report", "Which report?"),
        ("/report comittee", "committee"),
        ("/report committee since tomorrow", "cannot be read as a day"),
        ("/report committee since 2018-11-05", "is not before the report's own day"),
        ("/report committee as pdf", "is not understood"),
    ],
)
def test_what_is_not_understood_is_said(bot, line, said):
    assert said in words_of(bot.ask(line, user=PERFORMANCE))
    assert bot.desk.store.next_order(now()) is None


def test_a_stranger_gets_nothing(bot):
    bot.ask("/report committee", user=STRANGER)
    assert bot.desk.store.next_order(now()) is None
