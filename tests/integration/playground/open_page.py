"""The page over plain HTTP: what a browser without a script sees and sends."""

import http.client
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from bot.playground.page.page import Page
from bot.playground.page.visit import Deed, Hint, Visit
from tests.waiting import SOON

HINTS = (Hint("/echo", "[words]", "Says it again."), Hint("/slow", "", "Takes too long."))


class StoppedClock:
    """Five past nine, whatever happens."""

    def now(self):
        return datetime(2018, 11, 5, 9, 5, tzinfo=UTC)

    def at(self, arrived):
        del arrived
        return self.now()


class Opened:
    """A page on `slack`; `done` holds the deeds that were done."""

    def __init__(self, slack):
        self.done = []
        self.slack = slack
        self.address = urlsplit(slack.url)
        deed = Deed("ring", "Ring", lambda: "Rings the bell.", self._ring)
        slack.page = Page(slack, Visit(StoppedClock(), HINTS, (deed,)))

    def _ring(self):
        self.done.append("ring")
        return "It rang."

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.address.netloc, timeout=SOON)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, named)
            answer = connection.getresponse()
            return answer, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def html(self, path):
        answer, body = self.get(path)
        assert answer.status == 200, (path, answer.status)
        return body

    def post(self, path, **form):
        """The page that the redirect after a form leads to."""
        fields = {"back": "/".join(path.split("/")[:3]) + "/C0SMM", **form}
        answer, _ = self.ask(
            "POST", path, urlencode(fields), Content_Type="application/x-www-form-urlencoded"
        )
        assert answer.status == 303, (path, answer.status)
        return self.html(answer.headers["Location"])
