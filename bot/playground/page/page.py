"""The page's addresses: what a browser asks for, and what it gets.

    /as/U0AD/C0SMM              a channel, or direct messages, as that person sees it
    /as/U0AD/C0SMM?thread=TS    the same with a thread open beside it
    /as/U0AD/C0SMM?tab=canvas   the channel's canvas
    /as/U0AD/home               the bot's Home tab
    …?again=1                   the same place drawn again: nobody has opened it anew
    /changes?since=41           answers when something has changed since

The address says who acts, so that two tabs can be two people. A form is answered with a redirect to
where it came from; without a script the page works the same, one reload at a time.
"""

import json
import re
from collections.abc import Callable
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlencode

from bot.playground.http_server import LOOPBACK, Incoming, Reply
from bot.playground.nouns import Channel, OpenView, Shown
from bot.playground.page.acting import Acting
from bot.playground.page.drawing import Drawing
from bot.playground.page.filled_in import Form
from bot.playground.page.multipart import Chosen, is_multipart, read_multipart
from bot.playground.page.room import HOME, Room
from bot.playground.page.visit import Visit
from bot.playground.refused import Refused
from bot.playground.server import SlackServer
from bot.playground.web_api.canvases import of_channel

WAIT = 20.0
"""Seconds after which `/changes` answers although nothing has changed."""
TOLD = 12.0
"""Seconds for which the outcome of a deed is shown."""
_STATIC = {each.name: each for each in (Path(__file__).parent / "static").iterdir()}
_OWN_PATH = re.compile(r"/as/[A-Z0-9]+/[A-Za-z0-9]+(\?thread=[0-9.]+)?")
_HEADERS = {
    "Cache-Control": "no-store",
    # a form's own Origin would be "null" under no-referrer
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}


class Page:
    """Set it as the server's `page`; called by the HTTP server's threads."""

    def __init__(self, server: SlackServer, visit: Visit) -> None:
        self._server = server
        self._visit = visit
        self._workspace = server.workspace
        self._room = Room(self._workspace, visit.clock)
        self._acting = Acting(self._workspace, server.people, visit)
        self._drawing = Drawing(self._workspace)
        self._told: dict[str, tuple[float, str]] = {}
        """The last sentence for each person, and when it was said (UNIX seconds)."""
        for user in self._room.people():
            self._workspace.direct_messages(user)

    def __call__(self, request: Incoming) -> Reply:
        parts = [unquote(each) for each in request.path.split("/")[1:]]
        query: Form = parse_qs(request.query)
        if request.method == "GET":
            return self._get(parts, query)
        if is_multipart(request.content_type):
            fields, files = read_multipart(request.content_type, request.body)
            return self._post(parts, fields, files.get("file"))
        form: Form = parse_qs(request.body.decode("utf-8", "replace"), keep_blank_values=True)
        return self._post(parts, form)

    def _get(self, parts: list[str], query: Form) -> Reply:
        match parts:
            case [""]:
                return self._go(self._room.first_person(), None)
            case ["act"]:
                return self._go(_first(query, "as"), _first(query, "at"))
            case ["static", name] if name in _STATIC:
                return _static(_STATIC[name])
            case ["changes"]:
                return self._changes(_first(query, "since"))
            case ["as", user, place] if user in self._room.people():
                if "again" not in query and (tab := self._tab(user, place)):
                    self._acting.look_at(user, tab)
                return self._place(user, place, query)
        return _not_found()

    def _post(self, parts: list[str], form: Form, file: Chosen | None = None) -> Reply:
        match parts:
            case ["as", user, *what] if user in self._room.people():
                done = self._deed_of(user, what, form, file)
                if done is not None:
                    told = done()
                    self._told[user] = (self._workspace.now(), told)
                    with self._workspace.changed:
                        self._workspace.changed.notify_all()
                    return _redirect(_back(form))
        return _not_found()

    def _deed_of(
        self, user: str, what: list[str], form: Form, file: Chosen | None
    ) -> Callable[[], str] | None:
        """What a form asks for, ready to be done; None for what is not there."""
        acting = self._acting
        match what:
            case ["deed"]:
                return lambda: acting.deed(_first(form, "name"), self._visit.deeds)
            case ["view", view, verb] if opened := self._view(user, view):
                on_view: dict[str, Callable[[], str]] = {
                    "press": lambda: acting.press_in_view(opened, form),
                    "submit": lambda: acting.submit(opened, form),
                    "close": lambda: acting.close(opened),
                    "clear": lambda: acting.close(opened, all_of_them=True),
                }
                return on_view.get(verb)
            case [place, "say"] if channel := self._channel(user, place):
                thread = _first(form, "thread_ts") or None
                if file is not None:
                    return lambda: acting.send_file(user, channel, file, _first(form, "text"))
                return lambda: acting.say(user, channel, _first(form, "text"), thread)
            case [place, "press" | "choose" | "dismiss" as verb] if self._channel(user, place):
                message = self._message(user, place, _first(form, "ts"))
                if message is None:
                    return lambda: "That message is no longer there."
                on_message: dict[str, Callable[[], str]] = {
                    "press": lambda: acting.press(user, message, form),
                    "choose": lambda: acting.choose(user, message, form),
                    "dismiss": lambda: acting.dismiss(user, message),
                }
                return on_message[verb]
        return None

    def _place(self, user: str, place: str, query: Form) -> Reply:
        thread = _first(query, "thread")
        channel = self._channel(user, place)
        if channel is None and place != HOME:
            return self._go(user, None)
        version = self._workspace.changed.count
        entries = self._room.entries(user, channel.id) if channel else []
        replies = self._room.thread(user, channel.id, thread) if channel and thread else []
        here = f"/as/{quote(user)}/{quote(place)}"
        body = self._drawing.page(
            "page.html",
            version=version,
            user=user,
            people=self._room.people(),
            places=self._room.places(user),
            here=here,
            back=f"{here}?{urlencode({'thread': thread})}" if replies else here,
            channel=channel,
            direct=self._workspace.direct_messages(user),
            home=self._room.home(user),
            entries=entries,
            canvas=of_channel(self._workspace, channel.id) if channel else None,
            on_canvas=_first(query, "tab") == "canvas",
            replies=replies,
            thread=thread,
            modal=self._room.modal(user),
            told=self._just_told(user),
            visit=self._visit,
            now=self._visit.clock.now(),
            address=f"{LOOPBACK}:{self._server.url.rpartition(':')[2]}",
        )
        return Reply(200, body, "text/html; charset=utf-8", headers=_HEADERS)

    def _changes(self, since: str) -> Reply:
        changed, stopping = self._workspace.changed, self._server.stopping
        with changed:
            changed.wait_for(lambda: str(changed.count) != since or stopping.is_set(), WAIT)
            body = json.dumps({"version": changed.count}).encode()
        return Reply(200, body, headers=_HEADERS)

    def _go(self, user: str, place: str | None) -> Reply:
        """To the place, or to the first one that the person is in."""
        if user not in self._room.people():
            return _not_found()
        if place == HOME or (place and self._channel(user, place)):
            return _redirect(f"/as/{quote(user)}/{quote(place)}")
        # the same place under another role: everybody has direct messages of their own
        wanted_direct = place is not None and place.startswith("D")
        places = [each.channel.id for each in self._room.places(user)]
        return _redirect(f"/as/{quote(user)}/{quote(places[-1 if wanted_direct else 0])}")

    def _just_told(self, user: str) -> tuple[float, str]:
        said_at, told = self._told.get(user, (0.0, ""))
        return (said_at, told) if self._workspace.now() - said_at < TOLD else (0.0, "")

    def _tab(self, user: str, place: str) -> str | None:
        """Which of the app's tabs the place is."""
        if place == HOME:
            return "home"
        return "messages" if place == self._workspace.direct_messages(user).id else None

    def _channel(self, user: str, place: str) -> Channel | None:
        """A place that the person is in."""
        found = self._workspace.channels.get(place)
        return found if found is not None and user in found.members else None

    def _message(self, user: str, place: str, ts: str) -> Shown | None:
        try:
            message = self._workspace.find_message(place, ts)
        except Refused:
            return None
        return message if message.visible_to in (None, user) else None

    def _view(self, user: str, name: str) -> OpenView | None:
        home = self._room.home(user)
        if home is not None and home.id == name:
            return home
        opened = self._workspace.views.get(name)
        return opened if opened is not None and opened.user == user else None


def _first(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _back(form: Form) -> str:
    """Where the form stood: a path of this page, and of no other."""
    asked = _first(form, "back")
    return asked if _OWN_PATH.fullmatch(asked) else "/"


def _redirect(path: str) -> Reply:
    return Reply(HTTPStatus.SEE_OTHER, b"", headers={"Location": path, **_HEADERS})


def _not_found() -> Reply:
    return Reply(404, b"There is nothing here.", "text/plain; charset=utf-8", headers=_HEADERS)


def _static(path: Path) -> Reply:
    kind = guess_type(path.name)[0] or "application/octet-stream"
    return Reply(200, path.read_bytes(), f"{kind}; charset=utf-8", headers=_HEADERS)
