"""Every sheet below the plan's head, in the order of the workbook: what stands under the rows of
another sheet comes after it.
"""

from bot.domain.plan_sheets.measures import (
    BENCHMARKS,
    BREAKS,
    INDICATORS,
    TARGETS,
)
from bot.domain.plan_sheets.people import (
    CASELOAD_RANGES,
    CHANNELS,
    MEETINGS,
    PEOPLE,
    SCHEDULE,
    SOURCES,
)
from bot.domain.plan_sheets.printed_figures import FIGURES
from bot.domain.plan_sheets.recommendations import (
    ACTIONS,
    ELSEWHERE,
    EVIDENCE,
    NOTES,
    RATINGS,
    RECOMMENDATIONS,
)

SHEETS = (
    RECOMMENDATIONS,
    RATINGS,
    INDICATORS,
    TARGETS,
    BREAKS,
    BENCHMARKS,
    ACTIONS,
    EVIDENCE,
    NOTES,
    ELSEWHERE,
    PEOPLE,
    CHANNELS,
    SCHEDULE,
    SOURCES,
    CASELOAD_RANGES,
    MEETINGS,
    FIGURES,
)
