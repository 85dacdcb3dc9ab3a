"""Where the plan and its figures are kept: SQLite or PostgreSQL."""

from bot.store.errors import StoreUnavailable
from bot.store.imports import Arrival
from bot.store.outbox_stats import Backlog
from bot.store.records import (
    AuditEntry,
    Counts,
    Outcome,
    Recorded,
)
from bot.store.snapshots import foreseen
from bot.store.store import Store
from bot.store.undoing import NothingToUndoError, StandsInTheWayError, TakenBack
from bot.store.work import Work

__all__ = [
    "Arrival",
    "AuditEntry",
    "Backlog",
    "Counts",
    "NothingToUndoError",
    "Outcome",
    "Recorded",
    "StandsInTheWayError",
    "Store",
    "StoreUnavailable",
    "TakenBack",
    "Work",
    "foreseen",
]
