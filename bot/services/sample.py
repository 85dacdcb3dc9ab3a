"""Loading the plan and figures that come with planbot."""

from datetime import date, datetime

from bot.sample import CASELOADS, OUTTURNS, PLAN
from bot.services.imports import Imported, import_file
from bot.store import Store


def load_sample(store: Store, now: datetime, chosen: date | None = None) -> list[Imported]:
    """The published plan, its published figures and the illustrative caseload extract."""
    return [import_file(store, path, now, chosen) for path in (PLAN, OUTTURNS, CASELOADS)]
