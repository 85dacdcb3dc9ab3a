"""A small Bolt app, and a real HTTP server for it."""

from contextlib import contextmanager
from socketserver import ThreadingMixIn
from threading import Event, Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from slack_bolt import App


class Threaded(ThreadingMixIn, WSGIServer):
    pass


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@contextmanager
def served(app):
    with make_server("127.0.0.1", 0, app, Threaded, Quiet) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
        server.shutdown()
        thread.join()


def button(value):
    return {
        "type": "button",
        "action_id": "acknowledge",
        "text": {"type": "plain_text", "text": "Acknowledge"},
        "value": value,
    }


FLAG = [
    {"type": "actions", "elements": [button("5.1")]},
    {"type": "actions", "elements": [button("8.2")]},
]
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Why?"},
    "submit": {"type": "plain_text", "text": "Save"},
    "callback_id": "reason",
    "blocks": [
        {
            "type": "input",
            "block_id": "why",
            "label": {"type": "plain_text", "text": "Reason"},
            "element": {"type": "plain_text_input", "action_id": "words"},
        }
    ],
}


def tiny_bot(client, secret):
    """An app whose commands answer in each of the ways there are; `app.seen` is what came in. One
    that is slow answers when `app.given_up` is set.
    """
    app = App(
        client=client,
        signing_secret=secret,
        token_verification_enabled=False,
        process_before_response=True,
    )
    app.seen = []
    app.given_up = Event()
    answers_commands(app)
    answers_people(app)
    return app


def answers_commands(app):

    @app.command("/echo")
    def echo(ack, command):
        app.seen.append(command)
        ack(text=f"you said {command['text']}", response_type="ephemeral")

    @app.command("/aloud")
    def aloud(ack):
        ack(text="for everybody", response_type="in_channel")

    @app.command("/quiet")
    def quiet(ack):
        ack()

    @app.command("/bad")
    def bad(ack):
        ack(text="bad", blocks=[{"type": "header", "text": {"type": "plain_text", "text": ""}}])

    @app.command("/slow")
    def slow(ack):
        app.given_up.wait()
        ack("too late")

    @app.command("/flag")
    def flag(ack):
        ack(text="a flag", blocks=FLAG, response_type="in_channel")


def answers_people(app):
    @app.action("acknowledge")
    def acknowledge(ack, body, respond):
        app.seen.append(body)
        ack()
        respond(text=f"acknowledged {body['actions'][0]['value']}", replace_original=True)

    @app.command("/why")
    def why(ack, body, client):
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("reason")
    def reason(ack, view):
        words = view["state"]["values"]["why"]["words"]["value"]
        if words.strip():
            ack()
        else:
            ack(response_action="errors", errors={"why": "Say why"})

    @app.event("app_home_opened")
    def home(event, client):
        blocks = [{"type": "divider"}]
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})
