"""Forms opened and sent as Slack does it, without a workspace: what is opened is looked at here."""

import json
from contextlib import contextmanager
from dataclasses import replace
from queue import SimpleQueue
from uuid import uuid4

from bot.app import build_app, build_desk
from bot.cli.fill_form import fill
from bot.cli.signed import form_request
from tests.integration.dispatch.asking import AD, SECRET, SMM, WORKSPACE, Front, settings, signed
from tests.waiting import SOON


class Filling:
    """People at the bot: what opens is a view (dict), what is answered is a message."""

    def __init__(self, bot, followed):
        self.bot = bot
        self._followed = followed

    @property
    def store(self):
        return self.bot.desk.store

    def typed(self, line, user=AD, channel=SMM):
        """What follows a command that opens a form."""
        response = self.bot.send(signed(line, user, channel))
        assert (response.status, response.body) == (200, "")
        return self._followed.get(timeout=SOON)

    def pressed(self, value, user=AD, channel=SMM):
        """What follows a click on a button that opens a form."""
        actions = [{"type": "button", "action_id": "form.0.0", "block_id": "1", "value": value}]
        return self._did({"type": "block_actions", "actions": actions}, user, channel)

    def chosen(self, shortcut, text, ts="1541404800.000100", user=AD, channel=SMM):
        """What follows a shortcut in a message's menu."""
        message = {"type": "message", "text": text, "ts": ts, "user": "U0OTHER"}
        chosen = {"type": "message_action", "callback_id": shortcut, "message": message}
        return self._did(chosen | {"message_ts": ts}, user, channel)

    def sent(self, view, user=AD, once=None, **given):
        """What becomes of the form: the title and sentences in its place, or errors by field."""
        response = self.bot.send(self.request(view, user, once, **given))
        assert response.status == 200
        answer = json.loads(response.body)
        if answer["response_action"] == "errors":
            return answer["errors"]
        shown = answer["view"]
        if "submit" in shown:
            return shown
        texts = [each["text"]["text"] for each in shown["blocks"]]
        return shown["title"]["text"], " ".join(texts)

    def request(self, view, user=AD, once=None, **given):
        """The signed request that sends the form."""
        names = {name.replace("__", "."): str(value) for name, value in given.items()}
        values = fill(view, names)
        body = {
            "type": "view_submission",
            **_common(user),
            "view": {**view, "id": once or f"V{uuid4().hex}", "state": {"values": values}},
        }
        return form_request(body, SECRET)

    def _did(self, what, user, channel):
        where = {"channel": {"id": channel}, "response_url": "https://hooks.slack.invalid/none"}
        response = self.bot.send(form_request({**what, **_common(user), **where}, SECRET))
        assert response.status == 200
        return self._followed.get(timeout=SOON)


@contextmanager
def filling(store, url, facts_of=None):
    given, followed = settings(url), SimpleQueue()
    desk = replace(
        build_desk(given, store),
        open_view=lambda _trigger, view: followed.put(view),
        respond=lambda _url, message, _place: followed.put(message),
    )
    if facts_of is not None:
        desk = replace(desk, facts_of=facts_of)
    try:
        yield Filling(Front(build_app(given, desk), desk), followed)
    finally:
        desk.trail.close()


def _common(user):
    return {
        "user": {"id": user, "team_id": WORKSPACE},
        "team": {"id": WORKSPACE},
        "api_app_id": "A0PLANBOT",
        "trigger_id": uuid4().hex,
    }
