"""A form and a Home tab, until the request and the call of Slack that shows the view are answered:
beside a bare listener that sends the very same view in one call.
"""

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from slack_bolt import BoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.cli.signed import Typed, slash_request
from tests.bench.bare_views import FORM, HOME
from tests.bench.clients import SECRET, SENIOR_MANAGERS, WORKSPACE, connected, exchanged, wired
from tests.bench.figures import median, ratio
from tests.bench.report import Aim, Section, compared, timed
from tests.bench.servers import Served, bare_with_views, planbot
from tests.bench.slack_stand_in import StandIn, stand_in
from tests.bench.stores import url_of

LINE = "/update 5"
LEAD = "U0HOSCIC"
ROUNDS = 20
REQUESTS = 15
TWICE = Aim(2.0, "× bare tuned and its call")

Requests = Mapping[str, Callable[[], bytes]]


def measure(folder: Path, sample: Path) -> Section:
    """Both servers stand while they are measured, and take turns: noise hits both alike."""
    replies = folder / "views"
    replies.mkdir()
    lines = []
    with stand_in() as slack, planbot(url_of(sample), slack.url) as ours:
        for name in _REQUESTS:
            _show(ours, slack, _REQUESTS[name]())
            view = _show(ours, slack, _REQUESTS[name]())[1]
            (replies / name).write_text(view, encoding="utf-8")
        with bare_with_views(replies, LINE.split(maxsplit=1)[0], slack.url) as bare:
            for what, name in (("a form", FORM), ("a Home tab", HOME)):
                taken = _in_turns({"bare": bare, "planbot": ours}, slack, _REQUESTS[name])
                size = len((replies / name).read_bytes())
                rounds = {each: [median(one) for one in taken[each]] for each in taken}
                lines += [
                    timed(
                        f"{what} of {size:,} bytes, bare",
                        [s for each in taken["bare"] for s in each],
                    ),
                    timed("  planbot", [s for each in taken["planbot"] for s in each]),
                    compared("  against it", ratio(rounds["planbot"], rounds["bare"]), TWICE),
                ]
    return Section(f"{LINE} and a Home tab, until both request and call are answered", tuple(lines))


def _in_turns(
    servers: Mapping[str, Served], slack: StandIn, request: Callable[[], bytes]
) -> dict[str, list[list[float]]]:
    """The seconds of each request, by server and round."""
    taken: dict[str, list[list[float]]] = {name: [] for name in servers}
    for turn in range(ROUNDS):
        for name in servers if turn % 2 else reversed(servers):
            # The first of each is not counted.
            seconds = [_show(servers[name], slack, request())[0] for _ in range(REQUESTS + 1)]
            taken[name].append(seconds[1:])
    return taken


def _show(served: Served, slack: StandIn, request: bytes) -> tuple[float, str]:
    """The seconds until all is answered, and the view."""
    with connected(served.port) as connection:
        start = time.perf_counter()
        exchanged(connection, request)
        replied, call = time.perf_counter(), slack.next()
    view = json.loads(call.body)["view"]
    return max(replied, call.at) - start, view if isinstance(view, str) else json.dumps(view)


def _typed() -> bytes:
    return wired(slash_request(Typed(LINE, WORKSPACE, LEAD, SENIOR_MANAGERS), SECRET))


def _opened() -> bytes:
    event = {"type": "app_home_opened", "user": LEAD, "tab": "home", "channel": f"D{LEAD[1:]}"}
    body = {"type": "event_callback", "team_id": WORKSPACE, "api_app_id": "A0", "event": event}
    return wired(_event(json.dumps(body)))


def _event(body: str) -> BoltRequest:
    sent_at = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=sent_at, body=body)
    headers = {
        "content-type": "application/json",
        "x-slack-request-timestamp": sent_at,
        "x-slack-signature": signature or "",
    }
    return BoltRequest(body=body, headers=headers)


_REQUESTS: Requests = {FORM: _typed, HOME: _opened}
