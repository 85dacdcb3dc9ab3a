"""Where the plan and its figures are kept: SQLite or PostgreSQL."""

from bot.store.errors import StoreUnavailable
from bot.store.outbox_stats import Backlog, OutboxFigures
from bot.store.records import (
    AuditEntry,
    Counts,
    OutboxRow,
    OutboxState,
    Outcome,
    PlanChange,
    WorkerState,
)
from bot.store.sending import Sending
from bot.store.store import Store
from bot.store.writing import Writing

__all__ = [
    "AuditEntry",
    "Backlog",
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
]
