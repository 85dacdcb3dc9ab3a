"""`planbot serve` answers what Slack signed and stops when it is told to; PostgreSQL works too."""

import http.client
import json
import signal
import socket
from contextlib import contextmanager

from bot.sample import PLAN
from tests.integration.dispatch.asking import SECRET, signed
from tests.ports import free_port
from tests.waiting import SOON, until


def post(port, request):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SOON)
    try:
        headers = {name: values[0] for name, values in request.headers.items()}
        connection.request("POST", "/slack/events", request.raw_body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SOON)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@contextmanager
def serving(program, **settings):
    """The port it answers on, and the process; stopped at the end if it still runs."""
    port = free_port()
    process = program.start("serve", PORT=str(port), SLACK_SIGNING_SECRET=SECRET, **settings)
    try:
        until(lambda: listens(port, process))
        yield port, process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=SOON)


def listens(port, process):
    assert process.poll() is None, process.stderr.read()
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


def test_a_signed_command_is_answered_a_forged_one_is_not_and_it_stops_when_told(brought_in):
    with serving(brought_in, SLACK_BOT_TOKEN="xoxb-1") as (port, process):
        status, body = post(port, signed("/rag 12"))
        assert status == 200
        assert "Pathway planning" in json.loads(body)["text"]
        status, body = post(port, signed("/rag 12", secret="somebody else's"))
        assert status == 401
        assert b"Pathway" not in body
        assert get(port, "/slack/events/x") == 404
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=SOON) == 0
        assert "WARNING" not in process.stderr.read()


def test_a_port_that_is_taken_is_named_with_what_to_set(planbot):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = planbot.run("serve", PORT=str(port), SLACK_SIGNING_SECRET=SECRET)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"planbot: port {port} is taken by another program; set PORT to another one\n"
    )


def test_import_and_ask_work_on_postgresql(planbot, postgres_server):
    url = postgres_server.empty()
    try:
        done = planbot.call("import", PLAN, DATABASE_URL=url)
        assert (done.code, done.err) == (0, "")
        done = planbot.run("ask", "/rag 12", DATABASE_URL=url)
        assert (done.code, done.err) == (0, "")
        assert "12 · Pathway planning" in done.out
    finally:
        postgres_server.drop(url)
