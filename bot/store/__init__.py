"""Where the plan and its figures are kept: SQLite or PostgreSQL."""

from bot.store.errors import StoreUnavailable
from bot.store.outbox_stats import Backlog, OutboxFigures
from bot.store.records import (
    AuditEntry,
    Compared,
    Counts,
    OutboxRow,
    OutboxState,
    Outcome,
    PlanChange,
    WorkerState,
)
from bot.store.sending import Sending
from bot.store.snapshots import foreseen
from bot.store.store import Store
from bot.store.writing import Writing

__all__ = [
    "AuditEntry",
    "Backlog",
    "Compared",
    "Counts",
    "OutboxFigures",
    "OutboxRow",
    "OutboxState",
    "Outcome",
    "PlanChange",
    "Sending",
    "Store",
    "StoreUnavailable",
    "WorkerState",
    "Writing",
    "foreseen",
]
