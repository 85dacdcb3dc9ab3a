"""`/healthz` and `/metrics`: pages for whoever watches the service."""

import json
from collections.abc import Callable
from datetime import datetime

from bot.domain.finding import Level
from bot.store import Store, StoreUnavailable
from bot.watching.store_checkup import check_store

Page = Callable[[], tuple[str, str, bytes]]
"""Status, content type and body."""


def watched(store: Store, now: Callable[[], datetime]) -> dict[str, Page]:
    """Serves `/healthz` for the host, 503 when something is bad, and `/metrics` for Prometheus."""

    def healthz() -> tuple[str, str, bytes]:
        findings = check_store(store, now())
        bad = any(each.level is Level.BAD for each in findings)
        told = {each.what: {"level": each.level, "said": each.said} for each in findings}
        return "503 Bad" if bad else "200 OK", "application/json", json.dumps(told).encode()

    def metrics() -> tuple[str, str, bytes]:
        # Imported for whoever asks: most servers never do.
        from bot.watching.metrics import KIND, metrics_of  # noqa: PLC0415 - see above

        try:
            return "200 OK", KIND, metrics_of(store, now())
        except StoreUnavailable as error:
            return "503 Bad", "text/plain; charset=utf-8", str(error).encode()

    return {"/healthz": healthz, "/metrics": metrics}
