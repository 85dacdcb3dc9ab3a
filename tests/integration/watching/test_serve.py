"""`planbot serve` as a program: what it refuses, what it keeps, how it ends."""

import http.client
import shutil
import signal
import subprocess
from threading import Thread
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest

from bot.playground.of_plan import STRANGER, workspace_of
from bot.playground.server import SlackServer
from bot.store import Store
from bot.store.engine import writing
from tests.integration.watching.program import (
    SECRET,
    command,
    environment,
    fetched,
    planbot,
    served,
)
from tests.waiting import SOON

AD, ADMIN = "U0AD", "U0ADMIN"
PATH = "/slack/events"


@pytest.fixture(scope="module")
def lasting(sample_file, tmp_path_factory):
    """One for all who leave it as it is: the server, and the workspace it answers."""
    url = f"sqlite:///{shutil.copy(sample_file, tmp_path_factory.mktemp('lasting') / 'planbot.db')}"
    store = Store.open(url)
    plan = store.snapshot().plan
    store.close()
    with (
        SlackServer(SECRET, workspace=workspace_of(plan), patience=SOON) as slack,
        served(environment(url, slack)) as started,
    ):
        slack.bot_url = started.url + PATH
        yield started, slack


@pytest.fixture
def server(lasting):
    return lasting[0]


@pytest.fixture
def town(lasting):
    """The workspace of the server that lasts."""
    return lasting[1]


@pytest.fixture
def ending(sample_url, slack):
    """A server of the test's own, to be ended."""
    with served(environment(sample_url, slack)) as started:
        slack.bot_url = started.url + PATH
        yield started


def test_it_answers_a_command(server, town):
    answer = town.command(AD, "/rag 12")
    assert not answer.error
    assert "Pathway planning" in str(answer.shown.blocks)


@pytest.mark.parametrize("path", ["/", "/slack", "/slack/events/", "/slack/install", "/healthz/"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
def test_other_paths_are_not_found(server, path, method):
    body = b"{}" if method in ("POST", "PUT") else None
    assert fetched(server.url + path, method, body)[0] == 404


@pytest.mark.parametrize(
    ("method", "path"), [("GET", PATH), ("HEAD", PATH), ("POST", "/healthz"), ("POST", "/metrics")]
)
def test_other_methods_are_not_found(server, method, path):
    assert fetched(server.url + path, method, b"{}" if method == "POST" else None)[0] == 404


def test_a_head_of_the_health_page_is_its_status_alone(server):
    status, headers, body = fetched(f"{server.url}/healthz", "HEAD")
    assert status == 200
    assert int(headers["Content-Length"]) > 0
    assert body == b""


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"\xff\xfe\x00", 400),
        (b"", 401),
        (b"command=%2Frag", 401),
    ],
)
def test_what_is_not_slacks_is_refused_without_harm(server, town, body, status):
    for _ in range(20):
        assert fetched(server.url + PATH, "POST", body)[0] == status
    assert not town.command(AD, "/rag").error


def test_a_body_of_2_mb_is_refused_without_harm(server, town):
    """It is not read: whoever still sends it may find the connection closed before the answer."""
    refused = [_refusal(server, b"x" * 2_000_000) for _ in range(20)]
    assert set(refused) <= {413, "closed"}
    assert not town.command(AD, "/rag").error


def test_a_body_that_says_it_is_2_mb_is_refused_before_it_is_sent(server):
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=SOON)
    connection.putrequest("POST", PATH)
    connection.putheader("Content-Length", "2000000")
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_in_chunks_is_read_like_any_other(server):
    body, headers = command()
    chunks = iter([body[:40], body[40:]])
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=SOON)
    connection.request("POST", PATH, chunks, headers, encode_chunked=True)
    answer = connection.getresponse()
    assert answer.status == 200
    assert b"Pathway planning" in answer.read()
    connection.close()


def _refusal(server, body):
    try:
        return fetched(server.url + PATH, "POST", body)[0]
    except (ConnectionError, URLError):
        return "closed"


@pytest.mark.parametrize("length", ["-1", "x", "1e3"])
def test_an_impossible_length_is_refused(server, town, length):
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=SOON)
    connection.putrequest("POST", PATH)
    connection.putheader("Content-Length", length)
    connection.endheaders()
    assert connection.getresponse().status == 400
    connection.close()
    assert not town.command(AD, "/rag").error


def test_a_connection_is_kept_for_the_next_request(server):
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=SOON)
    sockets = set()
    for _ in range(3):
        connection.request("GET", "/healthz")
        assert connection.getresponse().read()
        sockets.add(connection.sock)
    connection.close()
    assert len(sockets) == 1
    assert None not in sockets


def test_sixty_commands_at_once_with_a_slow_one_among_them_are_all_answered(server, town):
    """The slow one waits for a Slack that stalls."""
    town.faults.add("auth.test", "stall", times=None, seconds=4)
    answers = []

    def ask(user, line):
        answers.append((line, town.command(user, line)))

    threads = [Thread(target=ask, args=(ADMIN, "/planbot status"))]
    threads += [Thread(target=ask, args=(AD, "/rag 12")) for _ in range(59)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    town.faults.clear()
    assert [answer.error for _, answer in answers] == [""] * 60


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGQUIT])
def test_it_ends_soon_and_everything_it_recorded_is_kept(ending, slack, sample, number):
    for _ in range(30):
        assert not slack.command(STRANGER, "/rag").error
    ending.send_signal(number)
    assert ending.wait(SOON) == 0
    assert [row.outcome.value for row in sample.audit_rows(100)] == ["refused"] * 30


def test_what_waits_for_a_busy_database_is_written_before_it_ends(ending, slack, sample):
    with writing(sample._engine).begin():
        for _ in range(5):
            assert not slack.command(STRANGER, "/rag").error
        ending.terminate()
        with pytest.raises(subprocess.TimeoutExpired):
            ending.wait(0.8)
    assert ending.wait(SOON) == 0
    assert len(sample.audit_rows(100)) == 5


def test_it_ends_soon_while_slack_stalls(ending, slack):
    slack.faults.add("auth.test", "stall", times=None, seconds=1.5)
    answer = slack.command(ADMIN, "/planbot status")
    assert not answer.error
    ending.terminate()
    assert ending.wait(SOON) == 0
    slack.faults.clear()


def test_a_request_under_way_is_answered_before_it_ends(ending, slack):
    slack.faults.add("auth.test", "stall", times=None, seconds=1.5)
    answers = []
    asking = Thread(target=lambda: answers.append(slack.command(ADMIN, "/planbot status")))
    asking.start()
    assert slack.wait_until(lambda: slack.calls("auth.test"))
    ending.terminate()
    asking.join()
    assert answers[0].error == ""
    assert ending.wait(SOON) == 0
    slack.faults.clear()


def test_without_a_signing_secret_it_does_not_start(sample_url):
    code, _, said = planbot("serve", environment(sample_url, SLACK_SIGNING_SECRET=""))
    assert code == 2
    assert "SLACK_SIGNING_SECRET" in said


def test_its_tables_are_brought_up_to_date_first(empty_database_url):
    with served(environment(empty_database_url)) as started:
        assert fetched(f"{started.url}/healthz")[0] == 200
    store = Store.open(empty_database_url)
    assert store.schema_is_current()
    store.close()
