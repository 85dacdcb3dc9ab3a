"""`planbot serve` while others send nothing, half a request, or a byte now and then."""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from bot.serving.server import MOST_BYTES, THREADS
from tests.integration.watching.program import command, environment, fetched, served
from tests.ports import free_port
from tests.waiting import SOON, until

PATH = "/slack/events"
MANY = 60
HALF_A_HEAD = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-"
HALF_A_BODY = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nabc"
ANSWERED = b"GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"
REFUSED = b"GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
RUBBISH = b"\x16\x03\x01\x02\r\n\r\n"
CHUNKED = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
SHORT = b"GET /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nabc"
LONG = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\nabc"


@pytest.fixture(scope="module")
def server(sample_file, tmp_path_factory):
    """One for all: whatever comes, it goes on."""
    store = shutil.copy(sample_file, tmp_path_factory.mktemp("unfinished") / "planbot.db")
    with served(environment(f"sqlite:///{store}")) as started:
        yield started


def asked(server):
    """Asks a signed command. Raises AssertionError without its answer, TimeoutError late."""
    body, headers = command()
    status, _, said = fetched(server.url + PATH, "POST", body, **headers)
    assert status == 200
    assert b"Pathway planning" in said


def opened(server, sent=b""):
    address = urlsplit(server.url)
    connection = socket.create_connection((address.hostname, address.port), timeout=SOON)
    connection.sendall(sent)
    return connection


def read_until(connection, words):
    """Raises AssertionError when the other side closes before it said `words`."""
    said = b""
    while words not in said:
        data = connection.recv(4096)
        assert data, said
        said += data


def all_read(connection):
    """What comes until the other side closes."""
    said = b""
    try:
        while data := connection.recv(4096):
            said += data
    except ConnectionResetError:
        pass
    return said


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"P", id="one byte"),
        pytest.param(HALF_A_HEAD, id="half a head"),
        pytest.param(HALF_A_BODY, id="half a body"),
        pytest.param(CHUNKED, id="half a chunk"),
        pytest.param(SHORT, id="half a body that nobody reads"),
        pytest.param(LONG, id="the beginning of too much"),
        pytest.param(ANSWERED, id="one request"),
        pytest.param(ANSWERED + HALF_A_BODY, id="one request and a half"),
        pytest.param(REFUSED, id="a last request"),
        pytest.param(RUBBISH, id="rubbish"),
    ],
)
def test_a_command_is_answered_beside_60_that_send(server, sent):
    with ExitStack() as stack:
        for _ in range(MANY):
            stack.enter_context(opened(server, sent))
        for _ in range(3):
            asked(server)
        assert fetched(f"{server.url}/healthz")[0] == 200


@pytest.mark.parametrize("beginning", [b"", HALF_A_BODY], ids=["of a head", "of a body"])
def test_a_command_is_answered_beside_60_that_drip(server, beginning):
    with ExitStack() as stack:
        connections = [stack.enter_context(opened(server, beginning)) for _ in range(MANY)]
        stop = Event()
        dripping = Thread(target=_drip, args=(connections, stop))
        dripping.start()
        try:
            for _ in range(8):
                asked(server)
        finally:
            stop.set()
            dripping.join()


def _drip(connections, stop):
    while not stop.wait(0.05):
        for each in connections:
            try:
                each.sendall(b"x")
            except ConnectionError:
                continue


def test_what_brings_nothing_more_is_closed(server):
    with ExitStack() as stack:
        begun = [
            stack.enter_context(opened(server, sent)) for sent in (b"", HALF_A_HEAD, HALF_A_BODY)
        ]
        assert [all_read(each) for each in begun] == [b"", b"", b""]


def raw(body, headers):
    head = [f"POST {PATH} HTTP/1.1", "Host: x", f"Content-Length: {len(body)}"]
    head += [f"{name}: {text}" for name, text in headers.items()]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize("piece", [1, 7, 100])
def test_a_command_that_comes_in_pieces_is_answered(server, piece):
    sent = raw(*command())
    with opened(server) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for at in range(0, len(sent), piece):
            connection.sendall(sent[at : at + piece])
            time.sleep(0.0005)
        read_until(connection, b"Pathway planning")


def test_commands_sent_one_behind_the_other_are_answered_in_turn(server):
    body, headers = command()
    closing = raw(body, headers | {"Connection": "close"})
    with opened(server, raw(*command()) + raw(*command("5")) + closing) as connection:
        said = all_read(connection)
    assert said.count(b"HTTP/1.1 200 OK") == 3
    assert said.count(b"Pathway planning") >= 2


def test_the_end_of_a_request_may_come_with_the_next_one(server):
    first, second = raw(*command()), raw(*command())
    with opened(server, first + second[:50]) as connection:
        read_until(connection, b"Pathway planning")
        connection.sendall(second[50:])
        read_until(connection, b"Pathway planning")


@pytest.mark.parametrize(
    ("size", "status"), [(MOST_BYTES, b"401"), (MOST_BYTES + 1, b"413")], ids=["most", "more"]
)
def test_the_longest_body_is_read_and_a_longer_one_refused(server, size, status):
    head = b"POST %b HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % (PATH.encode(), size)
    with opened(server, head) as connection:
        # What is too long is refused unread: the answer is there, whether all was taken or not.
        with suppress(ConnectionError):
            connection.sendall(b"x" * size)
        assert connection.recv(4096).split()[1] == status


def test_a_head_without_end_is_refused(server):
    with opened(server) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 300_000)
        assert b"HTTP/1.1 200" not in all_read(connection)
    asked(server)


def test_it_ends_soon_beside_unfinished_requests(sample_url):
    with ExitStack() as stack:
        server = stack.enter_context(served(environment(sample_url)))
        for _ in range(MANY):
            stack.enter_context(opened(server, HALF_A_BODY))
        server.terminate()
        assert server.wait(SOON) == 0


LONG_ANSWERS = """
import sys
from bot.serving.server import Served, serve

def answer(environ, start_response):
    body = b"x" * (10_000_000 if environ["PATH_INFO"] == "/long" else 1)
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]

serve(lambda: Served(answer, lambda: None), int(sys.argv[1]))
"""


def test_whoever_does_not_take_an_answer_keeps_no_thread():
    port = free_port()
    command = [sys.executable, "-c", LONG_ANSWERS, str(port)]
    with ExitStack() as stack:
        server = stack.enter_context(
            subprocess.Popen(command, env={}, stderr=subprocess.PIPE, text=True)
        )
        stack.callback(server.kill)
        server.url = f"http://127.0.0.1:{port}"
        until(lambda: _listens(server))
        for _ in range(2 * THREADS):
            stack.enter_context(opened(server, b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n"))
        assert fetched(f"{server.url}/short")[2] == b"x"
        server.terminate()
        assert "Traceback" not in server.stderr.read()


def _listens(server):
    assert server.poll() is None, server.stderr.read()
    try:
        opened(server).close()
    except ConnectionRefusedError:
        return False
    return True
