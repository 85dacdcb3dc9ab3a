"""Two workers and four web processes on one PostgreSQL, under load, while one of each is killed
every few seconds and Slack has a bad day. Beside them one worker that is left alone, on a second
database, whose memory and handles are watched.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import psutil

from bot.domain.message import Message
from bot.domain.outbox import OutboxState
from bot.playground.faults import Kind
from bot.playground.of_plan import workspace_of
from bot.playground.server import SlackServer
from bot.services.sample import load_sample
from bot.store import Store
from tests.bench.clients import ASSISTANT_DIRECTOR, HOST, SECRET, exchanged, signed
from tests.bench.figures import percentile
from tests.bench.stores import snapshot_of
from tests.keeping import changing, put_message
from tests.ports import free_port

WORKERS, WEBS = 2, 4
KILL_EVERY = (2.0, 5.0)
ASK_EVERY = 0.05
POST_EVERY = 0.4
LATE_SECONDS = 3.0
"""When Slack shows the user an error."""
START_SECONDS = 30
DRAIN_SECONDS = 180
FAULTS = (
    Kind.DROPPED_REPLY,
    Kind.DROPPED_REQUEST,
    Kind.HTML,
    Kind.HALF_JSON,
    Kind.HTTP_500,
    Kind.HTTP_503,
    Kind.RATE_LIMITED,
)


class Crowd:
    def __init__(self, url: str, folder: Path) -> None:
        self._chance = random.Random(4)  # noqa: S311 - the same bad day in every run
        self._folder = folder
        self._stopping = Event()
        self.store = _with_sample(url)
        self.alone_url = f"sqlite:///{folder / 'alone.db'}"
        self.alone = _with_sample(self.alone_url)
        plan = snapshot_of(self.store).plan
        self.channels = [each.id for each in plan.channels if not each.shared]
        self.slack = SlackServer("secret", workspace=workspace_of(plan))
        self.url = url
        self.workers: dict[int, subprocess.Popen[bytes]] = {}
        self.webs: dict[int, subprocess.Popen[bytes]] = {}
        self.ports = [free_port() for _ in range(WEBS)]
        self.answers: list[float] = []
        self.failed = 0
        self.kills: Counter[str] = Counter()
        self.enqueued = 0
        self.memory: list[float] = []
        self.handles: list[int] = []

    def run(self, seconds: float) -> None:
        """All of it for so long, and then until the outboxes are empty."""
        with self.slack:
            watched = psutil.Process(self._start("worker", 0, self.alone_url).pid)
            for number in range(WORKERS):
                self.workers[number] = self._start("worker", 0, self.url)
            for number in range(WEBS):
                self.webs[number] = self._start("serve", self.ports[number], self.url)
            self._until_served()
            parts = [self._ask, self._ask, self._post, self._kill, self._trouble]
            threads = [Thread(target=self._loop, args=(each,)) for each in parts]
            threads.append(Thread(target=self._watch, args=(watched,)))
            for thread in threads:
                thread.start()
            self._stopping.wait(seconds)
            self._stopping.set()
            for thread in threads:
                thread.join()
            self.slack.faults.clear()
            self._drain()
            for process in (*self.workers.values(), *self.webs.values()):
                _end(process)
            watched.kill()

    def told(self) -> list[str]:
        late = sum(each > LATE_SECONDS for each in self.answers)
        asked = len(self.answers) + self.failed
        tenth = max(1, len(self.memory) // 10)
        tenths = [self.memory[place * tenth : (place + 1) * tenth] for place in range(10)]
        memory = " ".join(f"{percentile(each, 0.5):.1f}" for each in tenths if each)
        p50, p99 = (1000 * percentile(self.answers, share) for share in (0.5, 0.99))
        lost, doubled, recorded = self._lost(), self._doubled(), self._recorded()
        return [
            f"crowd: {self.kills['worker']} workers and {self.kills['web']} web processes killed",
            f"  messages: {self.enqueued} enqueued, {len(lost)} lost, {len(doubled)} doubled",
            f"  messages recorded as doubled: {len(recorded)}",
            f"  commands: {asked}, {late} answered late, {self.failed} found nobody to answer",
            f"  commands: p50 {p50:.0f} ms, p99 {p99:.0f} ms",
            f"  worker left alone: {memory} MB, tenth by tenth of the time",
            f"  worker left alone: {min(self.handles)} to {max(self.handles)} open files",
        ]

    def wrong(self) -> list[str]:
        found = [f"lost: {each}" for each in self._lost()]
        return found + [f"doubled: {each}" for each in self._doubled()]

    def _texts(self) -> Counter[str]:
        with self.slack.workspace.lock:
            return Counter(each.text for each in self.slack.workspace.shown)

    def _lost(self) -> list[str]:
        texts = self._texts()
        return [f"note {each}" for each in range(self.enqueued) if not texts[f"note {each}"]]

    def _doubled(self) -> list[str]:
        return [text for text, times in self._texts().items() if times > 1]

    def _recorded(self) -> list[str]:
        both = (*self.store.outbox_rows(), *self.alone.outbox_rows())
        return [each.about.key for each in both if each.duplicate_ts]

    def _loop(self, part: Callable[[], float]) -> None:
        while not self._stopping.wait(part()):
            continue

    def _ask(self) -> float:
        """A balancer's view: a process that does not answer is passed over, and counted."""
        begun = time.monotonic()
        for port in self._chance.sample(self.ports, len(self.ports)):
            try:
                with socket.create_connection((HOST, port), timeout=10) as connection:
                    exchanged(connection, signed("/rag 12"))
            except (OSError, RuntimeError):
                continue
            self.answers.append(time.monotonic() - begun)
            return ASK_EVERY
        self.failed += 1
        return ASK_EVERY

    def _post(self) -> float:
        channel = self._chance.choice([*self.channels, ASSISTANT_DIRECTOR])
        message = Message(f"note {self.enqueued}", (), f"note {self.enqueued}")
        store = self.alone if self.enqueued % 4 == 0 else self.store
        with changing(store) as work:
            put_message(work, "note", message.text, channel, message, datetime.now(UTC))
        self.enqueued += 1
        return POST_EVERY

    def _kill(self) -> float:
        number = self._chance.randrange(WORKERS)
        _end(self.workers[number])
        self.workers[number] = self._start("worker", 0, self.url)
        self.kills["worker"] += 1
        number = self._chance.randrange(WEBS)
        _end(self.webs[number])
        self.webs[number] = self._start("serve", self.ports[number], self.url)
        self.kills["web"] += 1
        return self._chance.uniform(*KILL_EVERY)

    def _trouble(self) -> float:
        self.slack.faults.add("chat.postMessage", self._chance.choice(FAULTS))
        if self._chance.random() < 0.3:
            self.slack.faults.add("conversations.history", self._chance.choice(FAULTS))
        return self._chance.uniform(1, 4)

    def _watch(self, process: psutil.Process) -> None:
        while not self._stopping.wait(2):
            self.memory.append(process.memory_info().rss / 1_000_000)
            self.handles.append(process.num_fds())

    def _until_served(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self.answers.clear()
            self.failed = 0
            self._ask()
            if self.answers:
                return
            time.sleep(0.5)
        log = (self._folder / "serve.log").read_text(encoding="utf-8")
        raise AssertionError(f"no web process ever answered: {log[-2000:]}")

    def _drain(self) -> None:
        deadline = time.monotonic() + DRAIN_SECONDS
        while time.monotonic() < deadline:
            counts = [each.outbox_counts() for each in (self.store, self.alone)]
            if not any(c[OutboxState.PENDING] + c[OutboxState.SENDING] for c in counts):
                return
            time.sleep(1)

    def _start(self, verb: str, port: int, url: str) -> "subprocess.Popen[bytes]":
        environment = os.environ | {
            "DATABASE_URL": url,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_BOT_TOKEN": self.slack.token,
            "SLACK_API_URL": self.slack.api_url,
            "PORT": str(port or 3000),
        }
        program = [str(Path(sys.executable).with_name("planbot")), "serve"]
        if verb == "worker":
            program = [sys.executable, "-m", "tests.faults.workers.doomed", "outside", "never"]
        with (self._folder / f"{verb}.log").open("ab") as log:
            return subprocess.Popen(
                program, env=environment, stdout=log, stderr=log, start_new_session=True
            )


def _with_sample(url: str) -> Store:
    store = Store.open(url)
    store.migrate()
    load_sample(store, datetime.now(UTC))
    return store


def _end(process: "subprocess.Popen[bytes]") -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
