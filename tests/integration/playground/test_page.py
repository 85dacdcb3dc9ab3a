"""The page over HTTP: who sees what, what forms do, and who is not answered."""

import json
import time
from threading import Thread

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.playground.nouns import Content
from bot.playground.web_api import views
from tests.integration.playground.gallery import modal
from tests.integration.playground.open_page import Opened
from tests.integration.playground.tiny_bot import served, tiny_bot

SECRET = "a signing secret"


@pytest.fixture
def opened(slack):
    slack.workspace.add_person("U0STRANGER", "stranger", real_name="Someone unknown")
    slack.workspace.channels["C0WIDE"].members.add("U0STRANGER")
    return Opened(slack)


@pytest.fixture
def with_bot(opened, client):
    """The page with the tiny bot behind it."""
    app = tiny_bot(client, SECRET)
    with served(SlackRequestHandler(app, "/slack/events")) as url:
        opened.slack.bot_url = url
        opened.app = app
        yield opened


def test_the_first_page_is_the_first_persons_first_channel(opened):
    answer, _ = opened.get("/")
    assert (answer.status, answer.headers["Location"]) == (303, "/as/U0AD/C0SMM")


def test_the_page_says_that_it_listens_on_this_machine_only(opened):
    page = opened.html("/as/U0AD/C0SMM")
    assert f"On this machine only: 127.0.0.1:{opened.address.port}" in page


def test_nothing_on_the_page_comes_from_elsewhere(opened):
    answer, page = opened.get("/as/U0AD/C0SMM")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize(
    "name", ["colours.css", "page.css", "blocks.css", "page.js", "planbot.svg"]
)
def test_a_static_file_is_served_with_its_own_type(opened, name):
    answer, body = opened.get(f"/static/{name}")
    kind = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}[name.split(".")[1]]
    assert answer.headers.get_content_type() in (kind, "application/javascript")
    assert body


@pytest.mark.parametrize(
    "path",
    ["/static/page.html", "/static/..%2Fpage.py", "/as/U0NOBODY/C0SMM", "/nothing", "/files/F0"],
)
def test_what_is_not_there_is_not_found(opened, path):
    assert opened.get(path)[0].status == 404


def test_a_person_sees_their_own_channels_only(opened):
    page = opened.html("/as/U0STRANGER/C0WIDE")
    assert "senior-managers" not in page
    answer, _ = opened.get("/as/U0STRANGER/C0SMM")
    assert answer.headers["Location"] == "/as/U0STRANGER/C0WIDE"


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("as=U0AD&at=C0WIDE", "/as/U0AD/C0WIDE"),
        ("as=U0STRANGER&at=C0SMM", "/as/U0STRANGER/C0WIDE"),
        ("as=U0TM&at=D0AD", "/as/U0TM/D0TM"),
        ("as=U0TM&at=home", "/as/U0TM/home"),
    ],
)
def test_another_role_is_taken_on_in_the_same_place_where_it_may(opened, wanted, place):
    assert opened.get(f"/act?{wanted}")[0].headers["Location"] == place


def test_what_one_person_alone_was_told_others_do_not_see(opened):
    opened.slack.workspace.show("C0SMM", Content("a quiet word"), visible_to="U0AD")
    mine = opened.html("/as/U0AD/C0SMM")
    assert "a quiet word" in mine
    assert "Only visible to you" in mine
    assert "a quiet word" not in opened.html("/as/U0TM/C0SMM")


def test_a_message_only_for_me_can_be_dismissed(opened):
    message = opened.slack.workspace.show("C0SMM", Content("a quiet word"), visible_to="U0AD")
    assert "a quiet word" not in opened.post("/as/U0AD/C0SMM/dismiss", ts=message.ts)


def test_nobody_dismisses_what_everybody_sees(opened):
    message = opened.slack.workspace.show("C0SMM", Content("for all"))
    assert "for all" in opened.post("/as/U0AD/C0SMM/dismiss", ts=message.ts)


def test_words_that_are_no_command_are_posted_as_they_are(opened):
    page = opened.post("/as/U0AD/C0SMM/say", text="good <b>morning</b>")
    assert "good &lt;b&gt;morning&lt;/b&gt;" in page
    assert opened.slack.messages("C0SMM")[0].user == "U0AD"


def test_nobody_speaks_in_a_channel_they_are_not_in(opened):
    answer, _ = opened.ask("POST", "/as/U0STRANGER/C0SMM/say", "text=hello")
    assert answer.status == 404
    assert opened.slack.messages("C0SMM") == []


def test_a_command_is_answered_on_the_page(with_bot):
    page = with_bot.post("/as/U0AD/C0SMM/say", text="/echo  good morning ")
    assert "you said good morning" in page
    assert with_bot.app.seen[0]["channel_id"] == "C0SMM"


def test_a_command_that_takes_too_long_is_said_to_as_slack_says_it(with_bot):
    with_bot.slack.patience = 0.5
    page = with_bot.post("/as/U0AD/C0SMM/say", text="/slow")
    with_bot.app.given_up.set()
    assert "failed with the error &#34;operation_timeout&#34;" in page


def test_an_unknown_command_is_not_sent_to_the_bot(with_bot):
    page = with_bot.post("/as/U0AD/C0SMM/say", text="/nosuch thing")
    assert "<code>/nosuch</code> is not a valid command" in page
    assert with_bot.app.seen == []


def test_a_command_in_a_thread_is_refused_as_slack_refuses_it(with_bot):
    root = with_bot.slack.workspace.show("C0SMM", Content("the start"))
    page = with_bot.post("/as/U0AD/C0SMM/say", text="/echo hello", thread_ts=root.ts)
    assert "/echo is not supported in threads" in page
    assert with_bot.app.seen == []


def test_a_reply_stands_in_its_thread_and_not_in_the_channel(opened):
    root = opened.slack.workspace.show("C0SMM", Content("the start"))
    thread = f"/as/U0AD/C0SMM?thread={root.ts}"
    page = opened.post("/as/U0AD/C0SMM/say", text="a reply", thread_ts=root.ts, back=thread)
    assert page.count("a reply</div>") == 1
    assert "1 reply" in page
    assert "a reply</div>" not in opened.html("/as/U0AD/C0SMM")


def test_a_thread_that_is_not_there_shows_the_channel(opened):
    assert 'id="thread"' not in opened.html("/as/U0AD/C0SMM?thread=1.000001")


def test_a_button_is_pressed(with_bot):
    with_bot.slack.command("U0AD", "/flag", "C0SMM")
    message = with_bot.slack.messages("C0SMM")[0]
    with_bot.post("/as/U0AD/C0SMM/press", ts=message.ts, action_id="acknowledge", value="8.2")
    assert with_bot.slack.wait_until(lambda: with_bot.slack.messages("C0SMM")[0].edits)
    page = with_bot.html("/as/U0AD/C0SMM")
    assert "acknowledged 8.2" in page
    assert "(edited)" in page


@pytest.mark.parametrize("ts", ["", "1.000001"])
def test_a_button_that_is_gone_is_said_to_be(with_bot, ts):
    page = with_bot.post("/as/U0AD/C0SMM/press", ts=ts, action_id="acknowledge")
    assert "no longer there" in page


def test_a_button_nobody_shows_cannot_be_pressed(with_bot):
    message = with_bot.slack.workspace.show("C0SMM", Content("no buttons"))
    page = with_bot.post("/as/U0AD/C0SMM/press", ts=message.ts, action_id="acknowledge")
    assert "no longer there" in page


def test_a_modal_is_filled_in_refused_and_submitted(with_bot):
    with_bot.slack.command("U0AD", "/why", "C0SMM")
    opened = next(iter(with_bot.slack.workspace.views.values()))
    assert 'aria-labelledby="dialog-title"' in with_bot.html("/as/U0AD/C0SMM")
    empty = with_bot.post(f"/as/U0AD/view/{opened.id}/submit", **{"why words": ""})
    assert "Please complete this required field." in empty
    refused = with_bot.post(f"/as/U0AD/view/{opened.id}/submit", **{"why words": " "})
    assert "Say why" in refused
    done = with_bot.post(f"/as/U0AD/view/{opened.id}/submit", **{"why words": "because"})
    assert "dialog-title" not in done


def test_a_modal_is_closed(with_bot):
    with_bot.slack.command("U0AD", "/why", "C0SMM")
    view = next(iter(with_bot.slack.workspace.views))
    assert "dialog-title" not in with_bot.post(f"/as/U0AD/view/{view}/close")


def test_a_modal_is_its_readers_own(opened):
    checked = views.checked(modal("plain_text_input"), "modal")
    view = views.show(opened.slack.workspace, "U0AD", checked, None)
    assert opened.ask("POST", f"/as/U0TM/view/{view.id}/close", "")[0].status == 404
    assert "dialog-title" not in opened.html("/as/U0TM/C0SMM")


def test_the_home_tab_says_when_there_is_none(opened):
    assert "planbot has no Home yet" in opened.html("/as/U0AD/home")


def test_the_home_tab_shows_what_the_app_published(opened, client):
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "Your plan"}}]
    client.views_publish(user_id="U0AD", view={"type": "home", "blocks": blocks})
    assert '<h2 class="header">Your plan</h2>' in opened.html("/as/U0AD/home")


def test_a_deed_is_done_and_its_outcome_said(opened):
    page = opened.post("/as/U0AD/deed", name="ring")
    assert opened.done == ["ring"]
    assert "It rang." in page
    assert "It rang." not in opened.html("/as/U0TM/C0SMM")


def test_unread_messages_are_counted_until_they_are_read(opened):
    opened.html("/as/U0AD/C0SMM")
    opened.slack.workspace.show("C0WIDE", Content("news"))
    assert '<span class="badge">1' in opened.html("/as/U0AD/C0SMM")
    first = opened.html("/as/U0AD/C0WIDE")
    assert "data-first-unread" in first
    again = opened.html("/as/U0AD/C0WIDE")
    assert "badge" not in again
    assert "data-first-unread" not in again


def test_changes_are_told_at_once(opened):
    page = opened.html("/as/U0AD/C0SMM")
    version = page.partition('data-version="')[2].partition('"')[0]
    heard = []
    wait = Thread(target=lambda: heard.append(opened.get(f"/changes?since={version}")[1]))
    wait.start()
    time.sleep(0.2)
    assert heard == []
    opened.slack.workspace.show("C0SMM", Content("news"))
    wait.join()
    assert json.loads(heard[0])["version"] == int(version) + 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "playground.example"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/as/U0AD/C0SMM/say", "/api/chat.postMessage", "/response/x"])
def test_another_site_may_not_act(opened, path, headers):
    answer, _ = opened.ask(
        "POST", path, "text=hello&channel=C0SMM&token=xoxb-playground", **headers
    )
    assert answer.status == 403
    assert opened.slack.messages("C0SMM") == []


def test_another_name_for_this_machine_is_not_answered(opened):
    assert opened.get("/as/U0AD/C0SMM", Host="playground.example")[0].status == 403
    assert opened.get("/as/U0AD/C0SMM", Host=f"localhost:{opened.address.port}")[0].status == 200


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/as/U0AD/C0SMM\r\nX: y"]
)
def test_a_form_leads_back_to_this_page_only(opened, back):
    answer, _ = opened.ask(
        "POST", "/as/U0AD/deed", "name=ring&back=" + back.replace("\r\n", "%0d%0a")
    )
    assert answer.headers["Location"] == "/"
    assert "X" not in answer.headers


def test_a_file_that_is_chosen_is_sent_with_what_is_typed(with_bot):
    boundary = "----planbot"
    lines = [
        f"--{boundary}",
        'Content-Disposition: form-data; name="text"',
        "",
        "this month's",
        f"--{boundary}",
        'Content-Disposition: form-data; name="file"; filename="päper.csv"',
        "Content-Type: text/csv",
        "",
        "a,b\n1,2\n",
        f"--{boundary}--",
        "",
    ]
    body = "\r\n".join(lines).encode()
    kind = f"multipart/form-data; boundary={boundary}"
    answer, _ = with_bot.ask("POST", "/as/U0AD/D0AD/say", body, Content_Type=kind)
    assert answer.status == 303
    (upload,) = with_bot.slack.workspace.uploads.values()
    assert (upload.filename, upload.content) == ("päper.csv", b"a,b\n1,2\n")
    (shown,) = with_bot.slack.messages("U0AD")
    assert shown.text == "this month's"
    assert [each["name"] for each in shown.content.files] == ["päper.csv"]


def test_a_form_without_a_file_says_what_is_typed(opened):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhello\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--\r\n'
    )
    kind = "multipart/form-data; boundary=x"
    opened.ask("POST", "/as/U0AD/D0AD/say", body, Content_Type=kind)
    assert [each.text for each in opened.slack.messages("U0AD")] == ["hello"]
    assert opened.slack.workspace.uploads == {}
