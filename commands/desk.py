"""The front desk: which day, what is the answer, and was it restricted."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Any

from bot.access import Admitted, Asker, Denied, FactsOf
from bot.delivery.responses import Place, respond
from bot.domain.message import Message
from bot.domain.people import Audience, Person
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.messages.answers import help_message, plain_answer, refusal
from bot.messages.forms import View as FormView
from bot.messages.forms import answer_view
from bot.messages.view import View
from bot.services.audit import AuditTrail
from bot.store import AuditEntry, Outcome, Store, StoreUnavailable
from commands.answer_cache import Answer, AnswerCache, answer_of
from commands.asked import LONGEST, Asked, Command, UnreadableDayError, bare, split_day
from commands.examples import of_the_plan

NO_PLAN = "No improvement plan has been imported yet: planbot import plan.yaml"
TOO_LONG = f"That is longer than {LONGEST} characters. Ask for a number or a few words."
NOT_NOW = "planbot cannot do that just now"
SORRY = "Something went wrong in planbot. It has been logged; please try again."
LONGEST_TYPED = LONGEST + 20
"""Characters of a command that the audit keeps."""


@dataclass(slots=True)
class AtHome:
    """Somebody whose Home tab is open, and what it shows: `view`, as of a revision and a day.
    Whoever publishes it holds `publishing`, so that nothing older comes after what is newer.
    """

    admitted: Admitted
    publish: Callable[["AtHome"], float]
    """Publishes it again; gives the seconds that Slack asks to wait for."""
    view: FormView | None = None
    shown: tuple[int, date] | None = None
    publishing: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every command and button needs; `now` is the moment a plan is read at, `clock` the
    true one, for the audit, and `facts_of` what Slack says of a channel.
    """

    store: Store
    trail: AuditTrail
    now: Callable[[Plan | None], datetime]
    facts_of: FactsOf
    clock: Callable[[], datetime]
    respond: Callable[[str, Message, Place], None] = respond
    """Answers by a response_url. Raises NotAnsweredError."""
    open_view: Callable[[str, FormView], None] = lambda _trigger, _view: None
    """Opens a form by the trigger of a command or click, good for three seconds and for once."""
    push_view: Callable[[str, FormView], None] = lambda _trigger, _view: None
    """Opens one on top of that which was clicked in."""
    update_view: Callable[[str, FormView], None] = lambda _view, _with: None
    """Puts one in the place of that with the id."""
    publish_home: Callable[[str, FormView], None] = lambda _user, _view: None
    """Puts a view on the Home tab of a user."""
    at_home: dict[str, AtHome] = field(default_factory=dict)
    """Who opened their Home tab at this process, by Slack user."""
    overheard: Callable[[Message], None] = lambda _: None
    """Told of every answer: the command line prints its plain form."""
    answers: AnswerCache = field(default_factory=AnswerCache)
    day: Callable[[], date | None] = lambda: None
    """The day that plans are read on, where one was asked for."""
    _later: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(thread_name_prefix="refusal")
    )

    def later(self, deed: Callable[[], object]) -> None:
        """Has `deed` done by another thread, after the request was acknowledged."""
        self._later.submit(deed)

    def tell(self, body: Mapping[str, Any], message: Message, place: Place) -> None:
        """Answers a request that was acknowledged: by its response_url, or where it has none, as
        from a form or the Home tab, in a form of its own.
        """
        if url := body.get("response_url"):
            self.respond(str(url), message, place)
        else:
            self.show_view(body, answer_view(message))

    def show_view(self, body: Mapping[str, Any], view: FormView) -> None:
        """Opens a form for a request: on top of the one that was clicked in, and in its place where
        Slack lets none on top: it stacks three.
        """
        trigger, clicked = str(body.get("trigger_id", "")), body.get("view") or {}
        if clicked.get("type") != "modal":
            self.open_view(trigger, view)
        elif clicked.get("previous_view_id") in (None, clicked.get("root_view_id")):
            self.push_view(trigger, view)
        else:
            self.update_view(str(clicked.get("id", "")), view)

    def answer(
        self, command: Command, words: str, admitted: Admitted, shared: bool = False
    ) -> Answer:
        """The answer for who asks, or `shared` with whoever is in the channel; audited where it
        shows what others may not see.
        """
        try:
            answer = self._answer(command, words, admitted, shared)
        except StoreUnavailable as error:
            answer = answer_of(plain_answer(f"{NOT_NOW}: {error}"))
        self.overheard(answer.message)
        return answer

    def refuse(
        self, asker: Asker, words: str, denied: Denied, person: Person | None = None
    ) -> Message:
        """The refusal, which is written down."""
        self.trail.record(self._entry(asker, person, words, Outcome.REFUSED, denied.reason))
        return refusal(denied.reason)

    def record(self, admitted: Admitted, words: str) -> None:
        """Writes down that somebody was shown what others may not see."""
        self.trail.record(self.entry(admitted, words))

    def entry(self, admitted: Admitted, words: str) -> AuditEntry:
        """The audit's entry of what somebody does, for the unit of work that does it."""
        return self._entry(admitted.asker, admitted.person, words, Outcome.ANSWERED)

    def _answer(self, command: Command, words: str, admitted: Admitted, shared: bool) -> Answer:
        if len(words) > LONGEST:
            return answer_of(plain_answer(TOO_LONG))
        if words.strip() == "?" or bare(words).casefold() == "help":
            usage = of_the_plan(command.help_words, admitted.snapshot.plan)
            return answer_of(help_message(command.name, command.purpose, usage))
        try:
            asked = self._ask(command, words, admitted, shared)
        except UnreadableDayError as error:
            usage = of_the_plan(command.help_words, admitted.snapshot.plan)
            return answer_of(plain_answer(str(error), *usage))
        answer = self.answers.of(command, asked)
        if answer.restricted:
            # What shows workers is written before it is shown, the rest soon after.
            reader = asked.view.reader
            of_a_team = reader is not None and reader.team is not None
            record = self.trail.record_now if of_a_team else self.trail.record
            typed = f"{command.name} {words}".strip()[:LONGEST_TYPED]
            record(self._entry(admitted.asker, admitted.person, typed, Outcome.ANSWERED))
        return answer

    def _ask(self, command: Command, words: str, admitted: Admitted, shared: bool) -> Asked:
        snapshot = admitted.snapshot
        today = london_day(self.now(snapshot.plan))
        rest, day = split_day(words, today)
        # In a direct message nobody knows who else reads what is shared there.
        audience = Audience.WIDE if shared and admitted.direct else admitted.audience
        view = View(
            self.answers.assessment(snapshot, day or today),
            audience,
            f"{command.name} {words.strip()}".strip(),
            replayed=day is not None,
            reader=None if shared else admitted.person,
        )
        return Asked(rest, view, self.store.reports_of)

    def _entry(
        self,
        asker: Asker,
        person: Person | None,
        words: str,
        outcome: Outcome,
        why: str | None = None,
    ) -> AuditEntry:
        return AuditEntry(
            at=self.clock(),
            user=asker.user,
            role=person.role if person else None,
            workspace=asker.workspace,
            channel=asker.channel,
            command=words,
            outcome=outcome,
            reason=why,
        )
