"""Caseloads in one sentence, for the digest."""

from bot.domain.figures import say_number
from bot.domain.period import say_day
from bot.messages.caseloads import above_words, count
from bot.messages.text import imported
from bot.messages.view import View
from bot.rules.caseload_bands import OUTLIER, CaseloadSummary
from bot.rules.disclosure.caseloads import shown


def caseload_line(view: View, summary: CaseloadSummary) -> str:
    """The average, the team with the highest, and how many stand above range and at 30 or more."""
    seen = shown(summary, view.audience)
    averages = [each for each in seen.teams if each.average is not None]
    highest = max(averages, key=lambda each: (each.average, each.title), default=None)
    everyone = seen.everyone
    average = say_number(everyone.average) if everyone.average is not None else "–"
    team = (
        f", highest in {imported(highest.title, 60)} (*{say_number(highest.average)}*)"
        if highest and highest.average is not None
        else ""
    )
    above = above_words(everyone)
    label = ", illustrative" if seen.illustrative else ""
    return (
        f"*Caseloads* on {say_day(seen.day)}{label}: average *{average}*{team}. "
        f"{above[:1].upper()}{above[1:]}, *{count(everyone.outliers)}* at {OUTLIER} or more."
    )
