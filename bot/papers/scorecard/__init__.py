"""The scorecard: every indicator over its months, as a workbook whose figures can be traced."""

from bot.papers.scorecard.workbook import scorecard_workbook

__all__ = ["scorecard_workbook"]
