"""Where the plan and its figures are kept: SQLite or PostgreSQL."""

from bot.store.errors import StoreUnavailable
from bot.store.imports import Arrival
from bot.store.outbox_stats import Backlog, OutboxFigures
from bot.store.records import (
    AuditEntry,
    Compared,
    Counts,
    Outcome,
    PlanChange,
    Recorded,
    WorkerState,
)
from bot.store.snapshots import foreseen
from bot.store.store import Store
from bot.store.undoing import NothingToUndoError, StandsInTheWayError, TakenBack
from bot.store.work import Work

__all__ = [
    "Arrival",
    "AuditEntry",
    "Backlog",
    "Compared",
    "Counts",
    "NothingToUndoError",
    "OutboxFigures",
    "Outcome",
    "PlanChange",
    "Recorded",
    "StandsInTheWayError",
    "Store",
    "StoreUnavailable",
    "TakenBack",
    "Work",
    "WorkerState",
    "foreseen",
]
