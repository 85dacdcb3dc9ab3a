"""The published plan and figures as planbot's own files, ready to import.

`PLAN` and `OUTTURNS` carry what was published; `CASELOADS`, `SCORECARD` and `OCTOBER` are
illustrative, say so in their names and in every row, and reproduce no more than the published
totals.
"""

from datetime import date
from pathlib import Path

_HERE = Path(__file__).parent

DAY = date(2018, 11, 5)
"""The day that the plan speaks as of."""
PLAN = _HERE / "plan.yaml"
OUTTURNS = _HERE / "outturns-2018-09.csv"
CASELOADS = _HERE / "caseloads-2018-09-illustrative.csv"
SCORECARD = _HERE / "scorecard-2018-10-illustrative.csv"
"""A council's own form, with a slip in a name: planbot has a question about it."""
OCTOBER = _HERE / "outturns-2018-10-illustrative.csv"


def files() -> tuple[Path, ...]:
    """The sample's files in the order in which they are imported."""
    return PLAN, OUTTURNS, CASELOADS, OCTOBER
