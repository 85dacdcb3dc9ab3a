"""The line of the digest about caseloads."""

from bot.domain.figures import say_number
from bot.domain.period import say_day
from bot.messages.caseloads_beside import beside_line
from bot.messages.caseloads_words import above_words, averages, capital, count
from bot.messages.text import imported
from bot.messages.view import View
from bot.rules.caseload_bands import OUTLIER, CaseloadSummary
from bot.rules.disclosure.caseloads import shown


def caseload_line(view: View, summary: CaseloadSummary) -> str:
    """The average, the team with the highest, and how many stand above range and at 30 or more."""
    seen = shown(summary, view.audience)
    known = [each for each in seen.teams if each.average is not None]
    highest = max(known, key=lambda each: (each.average, each.title), default=None)
    everyone = seen.everyone
    team = (
        f", highest in {imported(highest.title, 60)} (*{say_number(highest.average)}*)"
        if highest and highest.average is not None
        else ""
    )
    above = above_words(everyone)
    label = ", illustrative" if seen.illustrative else ""
    beside = beside_line(seen)
    newline = "\n" if beside else ""
    return (
        f"*Caseloads* on {say_day(seen.day)}{label}: average {averages(everyone)}{team}. "
        f"{capital(above)}, *{count(everyone.outliers)}* at {OUTLIER} or more."
        f"{newline}{beside}"
    )
