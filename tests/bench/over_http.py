"""Commands over HTTP: planbot beside bare Bolt listeners that send the very same reply."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench.bare import DEFAULT, TUNED, reply_file
from tests.bench.clients import at_once, connected, exchanged, one_client, signed
from tests.bench.figures import Spread, median, ratio
from tests.bench.report import Aim, Line, Section, compared, timed
from tests.bench.servers import Served, bare, planbot
from tests.bench.start import memory
from tests.bench.stores import url_of

LINES = ("/rag 12", "/caseloads")
ROUNDS = 20
REQUESTS = 30
CLIENTS = 8
REQUESTS_AT_ONCE = 25
"""Of each client, in each round."""

PLANBOT = "planbot"
MILLION = "planbot, a million rows"
NEARLY_BARE = Aim(1.3, "× bare tuned")
MOST_OF_IT = Aim(0.8, " of bare tuned", least=True)
AS_BEFORE = Aim(1.2, "× without")


@dataclass(frozen=True, slots=True)
class _Field:
    """The servers under measurement by name, and the reply each must send to each line."""

    servers: Mapping[str, Served]
    expected: Mapping[tuple[str, str], bytes]


def over_http(folder: Path, plain: Path, million: Path) -> tuple[Section, ...]:
    """Every server stands while it is measured, and they take turns: noise hits all alike."""
    with ExitStack() as stack:
        servers = {
            PLANBOT: stack.enter_context(planbot(url_of(plain))),
            MILLION: stack.enter_context(planbot(url_of(million))),
        }
        _keep_replies(servers[PLANBOT], folder)
        servers |= {kind: stack.enter_context(bare(folder, kind)) for kind in (TUNED, DEFAULT)}
        field = _Field(servers, _expected(servers))
        return (
            *(_one_client(field, line) for line in LINES),
            *(_eight_clients(field, line) for line in LINES),
            Section("memory of planbot serve, after the above", memory(servers[PLANBOT])),
        )


def _keep_replies(served: Served, folder: Path) -> None:
    for line in LINES:
        reply_file(folder, line).write_bytes(_reply(served, line))


def _expected(servers: Mapping[str, Served]) -> dict[tuple[str, str], bytes]:
    """Each server's reply; raises AssertionError where it is not of planbot's size."""
    expected = {
        (name, line): _reply(served, line) for name, served in servers.items() for line in LINES
    }
    for (name, line), reply in expected.items():
        if name != MILLION and json.loads(reply) != json.loads(expected[PLANBOT, line]):
            raise AssertionError(f"{name} answers {line} with something else than planbot")
    return expected


def _reply(served: Served, line: str) -> bytes:
    with connected(served.port) as connection:
        return exchanged(connection, signed(line))


def _one_client(field: _Field, line: str) -> Section:
    every: dict[str, list[float]] = {name: [] for name in field.servers}
    rounds: dict[str, list[float]] = {name: [] for name in field.servers}
    for turn in range(ROUNDS):
        for name in _order(field, turn):
            # The first request opens the connection, and is not counted.
            requests = [signed(line) for _ in range(REQUESTS + 1)]
            port, expected = field.servers[name].port, field.expected[name, line]
            seconds = one_client(port, requests, expected)[1:]
            every[name] += seconds
            rounds[name].append(median(seconds))
    ours = rounds[PLANBOT]
    size = len(field.expected[PLANBOT, line])
    return Section(
        f"{line} over HTTP, one client, a reply of {size:,} bytes",
        (
            *(timed(_named(name), every[name]) for name in (TUNED, DEFAULT, PLANBOT, MILLION)),
            compared("planbot against bare tuned", ratio(ours, rounds[TUNED]), NEARLY_BARE),
            # A fact about the ten milliseconds that Bolt waits: no aim of planbot's.
            Line("Bolt's default against planbot", ratio=ratio(rounds[DEFAULT], ours)),
            compared("a million rows against none", ratio(rounds[MILLION], ours), AS_BEFORE),
        ),
    )


def _eight_clients(field: _Field, line: str) -> Section:
    names = (TUNED, PLANBOT)
    every: dict[str, list[float]] = {name: [] for name in names}
    rounds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(ROUNDS):
        for name in names if turn % 2 else reversed(names):
            queues = [[signed(line) for _ in range(REQUESTS_AT_ONCE)] for _ in range(CLIENTS)]
            port, expected = field.servers[name].port, field.expected[name, line]
            burst = at_once(port, queues, expected)
            every[name] += burst.each
            rounds[name].append(burst.a_second)
    return Section(
        f"{line} over HTTP, {CLIENTS} clients",
        (
            *(_throughput(name, every[name], median(rounds[name])) for name in names),
            _share(ratio(rounds[PLANBOT], rounds[TUNED])),
        ),
    )


def _throughput(name: str, seconds: list[float], a_second: float) -> Line:
    times = timed(_named(name), seconds)
    return Line(times.what, times.p50, times.p99, value=a_second, unit="a second")


def _share(spread: Spread) -> Line:
    return compared("planbot's share of the throughput", spread, MOST_OF_IT)


def _order(field: _Field, turn: int) -> list[str]:
    names = list(field.servers)
    first = turn % len(names)
    return names[first:] + names[:first]


def _named(name: str) -> str:
    return {TUNED: "bare Bolt, tuned", DEFAULT: "bare Bolt, its default"}.get(name, name)
