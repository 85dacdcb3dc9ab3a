"""What one audience sees of the plan on a day: the figures as they may be said to it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.figures import as_read_beside, say_figure, say_outturn, say_target, show_target
from bot.domain.indicator import Baseline, Indicator, Target
from bot.domain.outturn import Outturn
from bot.domain.people import Audience, Person
from bot.domain.period import PeriodKind, say_day
from bot.domain.plan import PrintedFigure
from bot.messages.parts import Button
from bot.messages.text import clip, imported
from bot.messages.words import rag_letter, rag_word
from bot.rules.assessment import Assessment
from bot.rules.disclosure.suppression import (
    HIDDEN,
    baseline_withheld,
    gives_away,
    printed_withheld,
    withheld,
)
from bot.rules.interval import Interval
from bot.rules.standing import Known, Lack, NoData, Standing

NO_FIGURE = "–"
LEFT_OUT = f"(text left out: beside {HIDDEN} it could tell a small number)"
FIGURE = 60
PRINTED = 80
_LACKS = {
    Lack.TARGET: ("No target", "No target"),
    Lack.CASES: ("None fell due", "None fell due"),
}
"""What is no want of data: in a table cell, and in a sentence."""


@dataclass(frozen=True, slots=True)
class View:
    """`replayed` is True when an earlier day was asked for; `command` is what was typed, so that a
    button can ask it again.
    """

    assessment: Assessment
    audience: Audience
    command: str = ""
    replayed: bool = False
    reader: Person | None = None
    """The one person who reads the answer; None where everyone in the place does."""

    @property
    def key(self) -> Hashable:
        """The key that an answer follows from: whoever keeps answers, keeps them by this, so that a
        personal one is shown to nobody else.
        """
        role = self.reader.role if self.reader else None
        revision, at = self.assessment.snapshot.revision, self.assessment.at
        return (revision, at, self.command, self.audience, self.replayed, role)

    def withholds(self, outturn: Outturn, indicator: Indicator) -> bool:
        """Tells a small figure, and one that would give a small one away."""
        if self.audience is Audience.NAMED:
            return False
        others = self.assessment.snapshot.outturns.get(indicator.ref, ())
        return (
            withheld(outturn, indicator, self.audience)
            or gives_away(outturn, indicator, others, self.audience)
            or self.assessment.wide.withholds(outturn, indicator.recommendation)
        )

    def reads(self, text: str, number: int) -> bool:
        """Tells whether this audience may read a text of the recommendation of that number."""
        return self.audience is Audience.NAMED or self.assessment.wide.reads(text, number)

    def text(self, text: str, number: int) -> str:
        """The text of the recommendation of that number; that it is left out."""
        return text if self.reads(text, number) else LEFT_OUT

    def wanted(self, target: Target, indicator: Indicator) -> str:
        """Says what is wanted, read aloud: "22% or less", "In place"; that words are left out."""
        said = say_target(target, indicator.unit, indicator.direction)
        return said if target.words is None else self.text(said, indicator.recommendation)

    def baseline(self, value: Decimal, baseline: Baseline, indicator: Indicator) -> str:
        """Says the value of a baseline; that it is withheld."""
        held = baseline_withheld(baseline, indicator, self.audience)
        return HIDDEN if held else say_figure(value, indicator)

    def withholds_any(self, outturns: Sequence[Outturn], indicator: Indicator) -> bool:
        """Tells whether any of them is withheld."""
        if self.audience is Audience.NAMED:
            return False
        return any(self.withholds(each, indicator) for each in outturns)

    def figure(self, standing: Standing) -> str:
        """The figure with what it stands on, or [c] where this audience may not see it."""
        if standing.outturn is None:
            return NO_FIGURE
        if self.withholds(standing.outturn, standing.indicator):
            return HIDDEN
        return imported(say_outturn(standing.outturn, standing.indicator), FIGURE)

    def marked_figure(self, standing: Standing, words: int = FIGURE) -> str:
        """The figure for a table cell, ᵖ where it is provisional, ᵘ where it was updated later.
        What was reported in words is cut to so many characters; a figure never is, nor what it
        stands on.
        """
        outturn, said = standing.outturn, self.figure(standing)
        if outturn is None:
            return said
        shown = clip(said, words) if outturn.value is None else said
        marks = f"{'ᵖ' if outturn.provisional else ''}{'ᵘ' if outturn.updated else ''}"
        return f"{shown}\N{NO-BREAK SPACE}{marks}" if marks else shown

    def reason(self, standing: Standing) -> str:
        """Says why the status is what it is: "no monthly figure; latest is 71.2% for 2018/19 Q2
        (by quarter)".
        """
        said, newer = self.why(standing), self.newer_beside(standing)
        if standing.outturn is None:
            return newer or said
        return f"{said}; {newer}" if newer else said

    def why(self, standing: Standing) -> str:
        """Says the reason alone; words of a figure or a target only where they may be read."""
        said, target, number = standing.reason, standing.target, standing.indicator.recommendation
        if target is not None and target.words and not self.reads(target.words, number):
            said = said.replace(target.words, HIDDEN)
        outturn = standing.outturn
        if outturn is not None and outturn.words and self.withholds(outturn, standing.indicator):
            said = said.replace(outturn.words, HIDDEN)
        return imported(said)

    def newer_beside(self, standing: Standing) -> str:
        """The newer figure on another kind of period, which no target is set against: "no newer
        comparable figure; latest is 71.2% for 2018/19 Q2 (by quarter)"; empty where there is none.
        """
        beside = standing.beside if isinstance(standing, NoData) else None
        if beside is None:
            return ""
        latest = f"for {imported(beside.printed or beside.period.noun, PRINTED)}"
        if beside.period.kind is not PeriodKind.YEAR_TO_DATE:
            latest = f"{latest} ({beside.period.kind.by})"
        if not self.withholds(beside, standing.indicator):
            latest = f"{imported(say_outturn(beside, standing.indicator), FIGURE)} {latest}"
        never = standing.outturn is None
        none = self.why(standing) if never else "no newer comparable figure"
        return f"{none}; latest is {latest}"

    def target(self, standing: Standing) -> str:
        """The target in force for a table cell, "–" where none is stated; "≤ 12 of 24" where the
        figure counts up to it and its day is still to come.
        """
        if standing.target is None:
            return "–"
        indicator = standing.indicator
        said = show_target(standing.target, indicator.unit, indicator.direction)
        if standing.target.words is not None and not self.reads(said, indicator.recommendation):
            return HIDDEN
        if isinstance(standing, Known) and standing.course is not None:
            share = as_read_beside(standing.course, standing.value, indicator)
            by_now = show_target(share, indicator.unit, indicator.direction)
            said = f"{by_now} of {said.removeprefix('≤ ')}"
        return imported(said, FIGURE)

    @property
    def edition_held(self) -> bool:
        """Tells whether this edition of the plan held that day: before it, its words were not."""
        return not self.replayed or self.assessment.at >= self.assessment.plan.as_of

    def not_yet_held(self, what: str) -> str:
        """The sentence for a day before this edition: which day its words are of."""
        held = say_day(self.assessment.plan.as_of)
        return f"The {what} held are those of {held}: none for {self.day}."

    def withholds_printed(self, figure: PrintedFigure) -> bool:
        """The same as `withholds`, of a figure that stands in the plan itself."""
        ref = figure.indicator or ""
        others = self.assessment.snapshot.outturns.get(ref, ())
        return printed_withheld(figure, self.assessment.plan.indicator(ref), others, self.audience)

    @property
    def day(self) -> str:
        return say_day(self.assessment.at)

    @property
    def as_at(self) -> str:
        """The sentence that an answer about an earlier day begins with; else empty."""
        return f"As at {self.day}." if self.replayed else ""


def status_letter(standing: Standing) -> str:
    """Writes a status for a table cell: "🟢 G", "– No target", "– None fell due", "– No data"."""
    if isinstance(standing, NoData) and standing.lack in _LACKS:
        return f"– {_LACKS[standing.lack][0]}"
    return rag_letter(standing.status)


def status_word(standing: Standing) -> str:
    """Says a status in a sentence: "🟢 G Green", "No target", "None fell due", "No data"."""
    if isinstance(standing, NoData) and standing.lack in _LACKS:
        return _LACKS[standing.lack][1]
    return rag_word(standing.status)


def freshness(standing: Standing) -> str:
    """The figure's period and marks: "September 2018, provisional, illustrative"."""
    return period_and_marks(standing.outturn) if standing.outturn else "no figure"


def period_and_marks(outturn: Outturn) -> str:
    """The same of one outturn."""
    said = reported_by(outturn) if outturn.printed else outturn.period.label
    return _with_marks(said, outturn)


def when(outturn: Outturn) -> str:
    """The same after a figure: "in September 2018, provisional", "on 30 September 2018"."""
    return _with_marks(in_period(outturn), outturn)


def in_period(outturn: Outturn) -> str:
    """The period after a figure: "on 30 June 2018", "in the year to date, April to June 2018".

    Where none is stated: when it was reported, with the source's own words for its period.
    """
    period = outturn.period
    match period.kind:
        case PeriodKind.DAY:
            return f"on {period.label}"
        case PeriodKind.YEAR_TO_DATE:
            return f"in the {period.label}"
        case PeriodKind.UNSTATED:
            return reported_by(outturn)
        case _:
            return f"in {period.label}"


def reported_by(outturn: Outturn) -> str:
    """Dates a figure whose source states no period: "reported by September 2018 (Q3, …)"."""
    by = f"reported by {outturn.period.end:%B %Y}"
    if outturn.printed:
        return f"{by} ({imported(outturn.printed, PRINTED)})"
    return f"{by}, period not stated"


def say_interval(interval: Interval, indicator: Indicator) -> str:
    """Says where chance alone could put the underlying rate: "between 2.8% and 21.3%"."""
    low, high = (say_figure(each, indicator) for each in (interval.low, interval.high))
    return f"between {low} and {high}"


def _with_marks(period: str, outturn: Outturn) -> str:
    words = [period]
    if outturn.provisional:
        words.append("provisional")
    if outturn.updated:
        words.append(f"updated {imported(outturn.updated, 40)}")
    if outturn.illustrative:
        words.append("illustrative")
    return ", ".join(words)


def share_button(view: View, *, main: bool = True) -> tuple[Button, ...]:
    """The same command again for everyone there; none where nobody typed one: a post."""
    return (Button("Share here", "share", view.command, main=main),) if view.command else ()
