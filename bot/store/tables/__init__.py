"""The tables: one edited plan, and the rows that accumulate beside it."""

from bot.store.tables.actions import action_change, action_text
from bot.store.tables.comparisons import area_figure, neighbour
from bot.store.tables.figures import (
    caseload,
    caseload_extract,
    outturn,
    target_edit,
    unallocated,
)
from bot.store.tables.flags import flag, flag_answer
from bot.store.tables.meetings import decision, meeting_end
from bot.store.tables.metadata import metadata
from bot.store.tables.plans import benchmark, import_run, plan_version, rating, recipe, revision
from bot.store.tables.proposals import proposal, proposal_decision
from bot.store.tables.reports import report_import, report_made, report_order
from bot.store.tables.team_outturns import team_outturn
from bot.store.tables.updates import absence, lead_update, update_ask
from bot.store.tables.working import (
    audit,
    handled,
    incoming,
    outbox,
    retention,
    secret,
    source_run,
    worker,
)

SCHEMA = "0027"
"""The migration that makes these tables; a test holds it against the scripts."""

__all__ = [
    "SCHEMA",
    "absence",
    "action_change",
    "action_text",
    "area_figure",
    "audit",
    "benchmark",
    "caseload",
    "caseload_extract",
    "decision",
    "flag",
    "flag_answer",
    "handled",
    "import_run",
    "incoming",
    "lead_update",
    "meeting_end",
    "metadata",
    "neighbour",
    "outbox",
    "outturn",
    "plan_version",
    "proposal",
    "proposal_decision",
    "rating",
    "recipe",
    "report_import",
    "report_made",
    "report_order",
    "retention",
    "revision",
    "secret",
    "source_run",
    "target_edit",
    "team_outturn",
    "unallocated",
    "update_ask",
    "worker",
]
