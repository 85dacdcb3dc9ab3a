"""Things to try, on the page and in the terminal alike; and the clock's buttons."""

from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import fill

from bot.cli.in_the_manifest import HOME_OPENS, SHORTCUTS
from bot.cli.visit_clock import VisitClock
from bot.domain.period import london_day, say_day
from bot.domain.schedule import PostKind
from bot.messages.words import counted
from bot.playground.page.visit import Deed, Hint, Step, Visit
from bot.playground.server import SlackServer
from bot.rules.due import Due
from bot.sample import OCTOBER, SCORECARD
from bot.services.imports import Imported, import_file
from bot.services.posts import enqueue_post
from bot.store import Store
from commands.every_command import COMMANDS
from jobs.posts import weekly_digest
from jobs.schedule import owed_now

MONDAY = 0
PERFORMANCE = "U0PERFMGR"
"""The sample's performance manager."""
SENIOR_MANAGERS = "C0SMM"
"""The sample's channel for the weekly digest."""
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
    Step(
        "Send planbot a scorecard.",
        "Press the button, then open your messages with planbot as the Business Intelligence "
        "Performance Manager: answer its question, look, import, take back. A file of your own "
        "goes by the paper clip.",
    ),
    Step(
        "Answer as a lead officer.",
        "As the Head of Service Children in Care, say how it goes and why. The next digest has "
        "the words.",
        "/update 5",
    ),
    Step(
        "Propose a rating, and agree.",
        "As the Head of Service Children in Care, ask and press “Propose a rating”. Then decide on "
        "it as the Assistant Director, in your messages with planbot.",
        "/rag 5",
    ),
    Step(
        "Record what a meeting decides.",
        "In #senior-managers, write what was agreed. In the menu of your message (⋯) choose "
        "“Record as action” or “Record as decision”.",
    ),
    Step(
        "End the meeting.",
        "Its minutes go to #senior-managers, once, and into its Canvas tab; what is recorded later "
        "that day is added.",
        "/meeting end",
    ),
)


@dataclass(frozen=True, slots=True)
class Deeds:
    """What the clock's buttons do to the store."""

    store: Store
    clock: VisitClock
    slack: SlackServer | None = None

    def october(self) -> Imported:
        """The figures come in on the next morning, so that the next digest knows them as new."""
        morning = self.clock.next_morning()
        self.clock.go_to(max(morning, self.clock.now()))
        return import_file(
            self.store, OCTOBER, datetime.now(UTC), london_day(morning), by="the tour"
        )

    def import_october(self) -> str:
        brought = self.october()
        if not brought.changed:
            return "October's figures are in already; nothing has changed."
        left = counted(brought.alerts, "indicator")
        told = f"{left} left green: planbot tells the Assistant Director."
        return f"October's figures are in, {brought.new - brought.empty} of them new. {told}"

    def scorecard(self) -> str:
        """Sends it as the performance team does; what planbot says to it stands in its messages."""
        if self.slack is None:
            raise AssertionError("a scorecard is sent where there is a workspace")
        self.slack.send_file(PERFORMANCE, SCORECARD.name, SCORECARD.read_bytes())
        return "The performance manager sent planbot a scorecard; its answer is in their messages."

    def monday(self) -> str:
        at = self.clock.go_to(self._next_monday())
        day = f"Monday {say_day(london_day(at))}"
        queued = [each for each in self._digests_owed(at) if self._enqueue(each, at)]
        if not queued:
            return f"No digest is owed on {day}: it was posted before, or the day is a holiday."
        return f"{day}, 08:30: the digest goes to #senior-managers."

    def _digests_owed(self, at: datetime) -> list[Due]:
        """The digests alone: what else fell due while the clock jumped would flood the visitor."""
        snapshot = self.store.snapshot()
        if snapshot is None:
            raise AssertionError("a playground without a plan")
        owed = owed_now(self.store, snapshot.plan, at)
        return [each for each in owed if each.post.kind is PostKind.WEEKLY_DIGEST]

    def _enqueue(self, due: Due, at: datetime) -> bool:
        return enqueue_post(self.store, due, weekly_digest, at, private=True)

    def monday_is(self) -> str:
        day = say_day(london_day(self._next_monday()))
        return f"Goes on to Monday {day} and posts the weekly digest to #senior-managers."

    def _next_monday(self) -> datetime:
        return self.clock.next(MONDAY, 8, 30)


def visit(store: Store, clock: VisitClock, slack: SlackServer) -> Visit:
    """Makes what the page is told: planbot's commands, the clock and its buttons, the tour."""
    deeds = Deeds(store, clock, slack)
    return Visit(
        clock=clock,
        hints=tuple(Hint(each.name, each.hint, each.purpose) for each in COMMANDS),
        deeds=(
            Deed(
                "monday",
                "It is Monday 08:30",
                deeds.monday_is,
                deeds.monday,
                invitation="Show me Monday's digest",
                invites_in=SENIOR_MANAGERS,
            ),
            Deed(
                "october",
                "Import October's figures",
                lambda: "Made for this sample: three indicators leave green in them.",
                deeds.import_october,
            ),
            Deed(
                "scorecard",
                "Send planbot a scorecard",
                lambda: "Sent by the performance manager; made for this sample, with a slip in it.",
                deeds.scorecard,
            ),
        ),
        tour=TOUR,
        shortcuts=SHORTCUTS,
        home_opens=HOME_OPENS,
    )


def tour_in_words() -> str:
    """The things to try for a terminal."""
    lines = []
    for number, step in enumerate(TOUR, 1):
        typed = f" ({step.typed})" if step.typed else ""
        text = f"{number}. {step.title} {step.how}{typed}"
        lines.append(
            fill(text, 88, initial_indent="  ", subsequent_indent="     ", break_on_hyphens=False)
        )
    return "\n".join(lines)
