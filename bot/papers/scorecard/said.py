"""Figures and targets as the scorecard's readers may see them: in numbers, or in words."""

from bot.domain.indicator import Indicator, Target
from bot.domain.outturn import Outturn
from bot.papers.brief import Brief
from bot.papers.scorecard import numbers
from bot.papers.styled_cell import CENTRE, Shown, Style, Value
from bot.papers.wording import NOT_PUBLIC


def figure(brief: Brief, outturn: Outturn, indicator: Indicator, style: Style = CENTRE) -> Value:
    """The figure of an outturn that is shown; that its words are not for the readers."""
    if _kept(brief, outturn.words, indicator):
        return Shown(NOT_PUBLIC, style)
    return numbers.figure(outturn, indicator, style)


def target(brief: Brief, wanted: Target | None, indicator: Indicator) -> Value:
    """Shows what is wanted; that its words are not for the readers."""
    if wanted is not None and _kept(brief, wanted.words, indicator):
        return Shown(NOT_PUBLIC, CENTRE)
    return numbers.target(wanted, indicator)


def _kept(brief: Brief, text: str | None, indicator: Indicator) -> bool:
    return text is not None and not brief.says(indicator.recommendation, text)
