"""What a report is made from: one snapshot, one day, one audience."""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.figures import as_read
from bot.domain.indicator import Benchmark, Indicator
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.plan import Plan, PrintedFigure
from bot.domain.trace import NO_TRACES, Traces
from bot.messages.view import View
from bot.papers.withheld import Withheld, withheld_from_all
from bot.rules.assessment import Assessment
from bot.rules.comparison import known_areas, published_benchmarks
from bot.rules.disclosure.stated import key_of, key_of_baseline, key_of_printed


@dataclass(frozen=True, slots=True)
class Brief:
    """`now` is the plan as known on the report's day; `before` as known on the day that it is
    compared with, None where there is none. `brief_of` makes one.
    """

    now: Assessment
    before: Assessment | None = None
    public: bool = False
    """True for the version that anybody may read."""
    withheld: Withheld = field(default_factory=Withheld)
    traces: Traces = NO_TRACES
    """Where every figure came from, for a report that says so."""

    @property
    def plan(self) -> Plan:
        return self.now.plan

    @property
    def at(self) -> date:
        return self.now.at

    @property
    def since(self) -> date | None:
        """The day that the report is compared with."""
        return self.before.at if self.before is not None else None

    @property
    def view(self) -> View:
        """Gives what the report's readers may see of it."""
        audience = Audience.WIDE if self.public else Audience.NAMED
        return View(self.now, audience, replayed=True)

    def benchmarks(self, indicator: Indicator) -> tuple[Benchmark, ...]:
        """Gives where others stand: what the plan itself prints, then the newest published year of
        neighbours, region and country that came in by the report's day.
        """
        neighbours = self.now.snapshot.neighbours
        if neighbours is None:
            return indicator.benchmarks
        areas = known_areas(self.now.snapshot.areas.get(indicator.ref, ()), self.at)
        return (*indicator.benchmarks, *published_benchmarks(indicator, areas, neighbours))

    def withholds(self, outturn: Outturn, indicator: Indicator) -> bool:
        """Tells whether the report's readers may not see the figure."""
        return key_of(outturn) in self.withheld.figures or self.view.withholds(outturn, indicator)

    def withholds_baseline(self, indicator: Indicator) -> bool:
        """Tells the same of an indicator's baseline."""
        return key_of_baseline(indicator) in self.withheld.figures

    def withholds_printed(self, figure: PrintedFigure) -> bool:
        """Tells the same of a figure that the plan prints."""
        return key_of_printed(figure) in self.withheld.figures or self.view.withholds_printed(
            figure
        )

    def says(self, number: int, text: str) -> bool:
        """Tells whether a text of the recommendation of that number, or beside its figures, may be
        said to the report's readers.
        """
        return not self.public or text in self.withheld.texts.get(number, ())

    def names(self, role: str) -> bool:
        """Tells whether the title is one of the plan's roles, or the readers may see any words."""
        return not self.public or any(each.title == role for each in self.plan.people)

    def as_stated(self, outturn: Outturn) -> Outturn:
        """The figure as it stands in the paper. The public sees no more decimals than are said, as
        from 90.909% follows 10 of 11, and words that people wrote beside it only where it was
        published and they may be said.
        """
        if not self.public:
            return outturn
        history = self.now.histories.get(outturn.indicator)
        indicator = history.indicator if history is not None else None
        value = outturn.value
        if value is not None and indicator is not None:
            value = as_read(value, indicator)
        number = indicator.recommendation if indicator is not None else 0
        printed, updated = (
            text if text and self.says(number, text) else None
            for text in (outturn.printed, outturn.updated)
        )
        return replace(outturn, value=value, printed=printed, updated=updated)


def brief_of(
    now: Assessment,
    before: Assessment | None,
    *,
    public: bool,
    traces: Traces = NO_TRACES,
) -> Brief:
    """Makes the brief, with all that the public version withholds."""
    withheld = withheld_from_all(now, before) if public else Withheld()
    return Brief(now, before, public, withheld, traces)
