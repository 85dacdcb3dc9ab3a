"""What the documentation says of metrics, patience and exit codes is what the code has."""

import re
from datetime import UTC, datetime

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.delivery import outcome, sender
from bot.serving import server, socket_mode
from bot.store import Store
from bot.watching.metrics import metrics_of
from bot.worker import PATIENCE, POLL_SECONDS
from tests.unit.docs.pages import DOCS, REFERENCE, ROOT, rows, sections

SOCKET = DOCS / "how-to" / "connect-slack-by-socket-mode.md"
DELIVERY = REFERENCE / "delivery.md"
VERBS = REFERENCE / "command-line.md"
HTTP = DOCS / "adr" / "0022-waitress-serves.md"


def test_the_metrics_explained_are_those_that_are_given(sqlite_url):
    store = Store.open(sqlite_url)
    given = metrics_of(store, datetime(2026, 9, 1, 8, tzinfo=UTC)).decode()
    store.close()
    families = [
        f"{each.name}_total" if each.type == "counter" else each.name
        for each in text_string_to_metric_families(given)
    ]
    section = sections(DOCS / "how-to" / "watch-that-it-works.md")["Watch that it works"]
    explained = [row[0] for row in rows(section, "metric", "what it counts")]
    assert sorted(explained) == sorted(families)


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (SOCKET, f"silent for {socket_mode.SILENT_SECONDS:.0f} seconds"),
        (SOCKET, f"{socket_mode.LONGEST_PAUSE:.0f} seconds at most"),
        (SOCKET, {3: "three new connections in a row"}[socket_mode.TRIES]),
        (VERBS, f"silent for {socket_mode.SILENT_SECONDS:.0f} seconds"),
        (VERBS, {8: "with eight threads"}[server.THREADS]),
        (VERBS, {180: "silent for three minutes"}[PATIENCE.silent_seconds]),
        (HTTP, {8: "with eight threads"}[server.THREADS]),
        (DELIVERY, f"for {sender.LEASE.seconds} seconds"),
        (DELIVERY, f"only {sender.SETTLED.seconds} seconds after that attempt"),
        (DELIVERY, f"{outcome.DEFAULT_RETRY_SECONDS:.0f} seconds if it does not"),
        (DELIVERY, f"at most {sender.LONGEST_WAIT.seconds // 60} minutes apart"),
        (DELIVERY, f"looks again every {PATIENCE.no_entry_seconds / 60:.0f} minutes"),
        (DELIVERY, {0.5: "looks twice a second"}[POLL_SECONDS]),
    ],
)
def test_how_long_planbot_waits_is_what_the_page_says(page, says):
    assert says in re.sub(r"\s+", " ", page.read_text("utf-8"))


def test_every_exit_code_that_a_verb_returns_is_explained():
    returned = {
        int(code)
        for path in sorted((ROOT / "bot" / "cli").glob("*.py"))
        for code in re.findall(r"return (\d+)(?= |$)", path.read_text("utf-8"), re.MULTILINE)
    }
    codes = rows(sections(VERBS)["Exit codes"], "code", "means")
    assert {int(row[0]) for row in codes} == {0, *returned}
