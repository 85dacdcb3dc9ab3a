"""The front desk: who asks, may they, which day, what is the answer, and was it restricted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.access import UNSURE, Allowed, Asker, Denied, decide
from bot.domain.people import Audience, Person
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Snapshot
from bot.messages.answers import help_message, plain_answer, refusal
from bot.messages.message import Message
from bot.messages.view import View
from bot.services.audit import AuditTrail
from bot.store import AuditEntry, Outcome, Store, StoreUnavailable
from commands.answer_cache import KeptAnswers
from commands.asked import LONGEST, Asked, CheckUp, Command, UnreadableDayError, split_day

NO_PLAN = "No improvement plan has been imported yet: planbot import plan.yaml"
TOO_LONG = f"That is longer than {LONGEST} characters. Ask for a number or a few words."
NOT_NOW = "planbot cannot do that just now"
SORRY = "Something went wrong in planbot. It has been logged; please try again."


@dataclass(frozen=True, slots=True)
class Desk:
    """What every command and button needs; `now` is the moment a plan is read at, `clock` the
    true one, for the audit, and `shared` what Slack says of a channel: None where it does not tell.
    """

    store: Store
    trail: AuditTrail
    now: Callable[[Plan | None], datetime]
    shared: Callable[[str], bool | None]
    clock: Callable[[], datetime]
    answers: KeptAnswers
    check_up: CheckUp = tuple
    """Looks at everything; nothing, where nobody gave it."""
    overheard: Callable[[Message], None] = lambda _: None
    """Told of every answer: the command line prints its plain form."""

    @classmethod
    def open(
        cls,
        store: Store,
        now: Callable[[Plan | None], datetime],
        shared: Callable[[str], bool | None] = lambda _: False,
        clock: Callable[[], datetime] | None = None,
    ) -> "Desk":
        """Without a `clock` of its own, the true moment is that of no plan."""
        return cls(
            store, AuditTrail(store), now, shared, clock or (lambda: now(None)), KeptAnswers()
        )

    def answer(self, command: Command, words: str, asker: Asker, shared: bool = False) -> Message:
        """The message for `asker`, or `shared` with whoever is in the channel; audited where it
        refuses or shows what others may not see.
        """
        try:
            message = self._answer(command, words, asker, shared)
        except StoreUnavailable as error:
            message = plain_answer(f"{NOT_NOW}: {error}")
        self.overheard(message)
        return message

    def admit(self, snapshot: Snapshot, asker: Asker) -> Allowed | Denied:
        """Slack is asked about every channel; where it does not tell, the plan is trusted for
        those that it names, and no other channel is answered.
        """
        decided = decide(snapshot.plan, asker)
        if isinstance(decided, Denied) or decided.direct:
            return decided
        told = self.shared(asker.channel)
        if told is None:
            named = any(each.id == asker.channel for each in snapshot.plan.channels)
            return decided if named else Denied(UNSURE)
        return decide(snapshot.plan, replace(asker, shared=told))

    def refuse(
        self, asker: Asker, words: str, denied: Denied, person: Person | None = None
    ) -> Message:
        self.trail.record(self._entry(asker, person, words, Outcome.REFUSED, denied.reason))
        return refusal(denied.reason)

    def record(self, asker: Asker, person: Person, words: str) -> None:
        """Writes down that `person` was shown what others may not see."""
        self.trail.record(self._entry(asker, person, words, Outcome.ANSWERED))

    def _answer(self, command: Command, words: str, asker: Asker, shared: bool) -> Message:
        snapshot = self.store.snapshot()
        if snapshot is None:
            return plain_answer(NO_PLAN)
        typed = f"{command.name} {words}".strip()[: LONGEST + 20]
        allowed = self.admit(snapshot, asker)
        if isinstance(allowed, Denied):
            return self.refuse(asker, typed, allowed)
        if len(words) > LONGEST:
            return plain_answer(TOO_LONG)
        if words.strip().casefold() in ("help", "?"):
            return help_message(command.name, command.purpose, command.help_words)
        try:
            asked = self._ask(command, words, allowed, snapshot, shared)
        except UnreadableDayError as error:
            return plain_answer(str(error), *command.help_words)
        if (denied := command.denied(asked)) is not None:
            return self.refuse(asker, typed, Denied(denied), allowed.person)
        if asked.words.casefold() in command.fresh:
            self.record(asker, allowed.person, typed)
            return command.answer(asked)
        message, restricted = self.answers.of(command, asked)
        if restricted:
            # What shows workers is written before it is shown, the rest soon after.
            of_a_team = asked.reader is not None and asked.reader.team is not None
            record = self.trail.record_now if of_a_team else self.trail.record
            record(self._entry(asker, allowed.person, typed, Outcome.ANSWERED))
        return message

    def _ask(
        self, command: Command, words: str, allowed: Allowed, snapshot: Snapshot, shared: bool
    ) -> Asked:
        today = london_day(self.now(snapshot.plan))
        rest, day = split_day(words, today)
        # In a direct message nobody knows who else reads what is shared there.
        audience = Audience.WIDE if shared and allowed.direct else allowed.audience
        view = View(
            self.answers.assessment(snapshot, day or today),
            audience,
            f"{command.name} {words.strip()}".strip(),
            replayed=day is not None,
        )
        return Asked(rest, view, None if shared else allowed.person, self.check_up)

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
