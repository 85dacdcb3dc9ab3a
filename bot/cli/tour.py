"""Five things to try, on the page and in the terminal alike; and the clock's buttons."""

from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import fill

from bot.cli.visit_clock import VisitClock
from bot.domain.period import london_day, say_day
from bot.messages.words import counted
from bot.playground.page.visit import Deed, Hint, Step, Visit
from bot.sample import OCTOBER
from bot.services.digests import enqueue_digest
from bot.services.imports import import_file
from bot.store import Store
from commands.slash import COMMANDS

MONDAY = 0
TOUR = (
    Step(
        "Read Monday's digest.",
        "Press “It is Monday 08:30”: planbot posts to #senior-managers, where their meeting "
        "starts from it.",
    ),
    Step(
        "Ask about a recommendation.",
        "Type a command below the messages; a word that is wrong gets a kind answer too.",
        "/rag 12",
    ),
    Step(
        "See who is refused.",
        "In #childrens-social-care, act as “Someone the plan does not know” (the last role) "
        "and ask again.",
        "/caseloads",
    ),
    Step(
        "Let a figure leave green.",
        "Import October's figures, then open your messages with planbot as the Assistant "
        "Director: three alerts. Acknowledge one.",
    ),
    Step(
        "Look at what is open.",
        "The flag you acknowledged says so, with the time. Next Monday's digest has it too.",
        "/flags",
    ),
)


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the clock's buttons do to the store."""

    store: Store
    clock: VisitClock

    def import_october(self) -> str:
        """On the next morning, so that the next digest knows it as new."""
        morning = self.clock.next_morning()
        now = self.clock.now()
        self.clock.go_to(max(morning, now))
        brought = import_file(self.store, OCTOBER, datetime.now(UTC), london_day(morning))
        if not brought.changed:
            return "October's figures are in already; nothing has changed."
        left = counted(brought.alerts, "indicator")
        told = f"{left} left green: planbot tells the Assistant Director."
        return f"October's figures are in, {brought.new} of them new. {told}"

    def monday(self) -> str:
        at = self.clock.go_to(self._next_monday())
        queued = enqueue_digest(self.store, london_day(at), at)
        day = f"Monday {say_day(london_day(at))}"
        if not queued:
            return f"The digest of {day} was posted before: a digest is posted once."
        return f"{day}, 08:30: the digest goes to #senior-managers."

    def monday_is(self) -> str:
        day = say_day(london_day(self._next_monday()))
        return f"Goes on to Monday {day} and posts the weekly digest to #senior-managers."

    def _next_monday(self) -> datetime:
        return self.clock.next(MONDAY, 8, 30)


def visit(store: Store, clock: VisitClock) -> Visit:
    """What the page is told: planbot's commands, the clock and its buttons, the tour."""
    deeds = Deeds(store, clock)
    return Visit(
        clock=clock,
        hints=tuple(Hint(each.name, each.hint, each.purpose) for each in COMMANDS),
        deeds=(
            Deed(
                "monday",
                "It is Monday 08:30",
                deeds.monday_is,
                deeds.monday,
            ),
            Deed(
                "october",
                "Import October's figures",
                lambda: "Made for this sample: three indicators leave green in them.",
                deeds.import_october,
            ),
        ),
        tour=TOUR,
    )


def tour_in_words() -> str:
    """The five things for a terminal."""
    lines = []
    for number, step in enumerate(TOUR, 1):
        typed = f" ({step.typed})" if step.typed else ""
        text = f"{number}. {step.title} {step.how}{typed}"
        lines.append(
            fill(text, 88, initial_indent="  ", subsequent_indent="     ", break_on_hyphens=False)
        )
    return "\n".join(lines)
