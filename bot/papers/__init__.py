"""Records → files that people open: workbooks, and the plan as YAML."""

from bot.papers.cell_value import TooLongForACellError
from bot.papers.plan_workbook import plan_workbook
from bot.papers.plan_yaml import plan_yaml

__all__ = ["TooLongForACellError", "plan_workbook", "plan_yaml"]
