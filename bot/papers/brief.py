"""What a report is made from: one snapshot, one day, one audience."""

from dataclasses import dataclass
from datetime import date

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.plan import Plan
from bot.messages.view import View
from bot.rules.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Brief:
    """`now` is the plan as known on the report's day; `before` as known on the day that it is
    compared with, None where there is none.
    """

    now: Assessment
    before: Assessment | None = None
    public: bool = False
    """True for the version that anybody may read."""

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

    def withholds(self, outturn: Outturn, indicator: Indicator) -> bool:
        """Tells whether the report's readers may not see the figure."""
        return self.view.withholds(outturn, indicator)
