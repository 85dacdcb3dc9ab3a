"""Loads everything that planbot knows, as of one moment."""

from types import MappingProxyType

from sqlalchemy import Connection

from bot.domain.snapshot import Snapshot
from bot.store.caseloads import load_caseloads
from bot.store.flags import load_flags, load_withdrawn
from bot.store.imports import load_sources
from bot.store.outbox import digests_delivered
from bot.store.outturns import load_outturns
from bot.store.plans import load_plan
from bot.store.revision import read_revision
from bot.store.target_edits import load_target_edits


def load_snapshot(connection: Connection) -> tuple[int, Snapshot | None]:
    """The revision, and what it shows; None for a snapshot before a plan is stored. Of
    outturns, benchmarks, caseloads and flags it reads the newest, by an index.
    """
    revision = read_revision(connection)
    plan = load_plan(connection)
    if plan is None:
        return revision, None
    refs = [indicator.ref for indicator in plan.indicators]
    return revision, Snapshot(
        revision=revision,
        plan=plan,
        outturns=MappingProxyType(load_outturns(connection, refs)),
        caseloads=load_caseloads(connection),
        flags=load_flags(connection),
        withdrawn=load_withdrawn(connection),
        sources=load_sources(connection),
        target_edits=load_target_edits(connection),
        digests=digests_delivered(connection, plan),
    )
