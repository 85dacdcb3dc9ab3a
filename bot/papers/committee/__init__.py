"""The report to the scrutiny committee: a covering summary, and the plan as Appendix A."""

from bot.papers.committee.report import committee_document

__all__ = ["committee_document"]
