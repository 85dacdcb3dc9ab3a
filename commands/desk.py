"""The front desk: who asks, may they, which day, what is the answer, and was it restricted."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock
from typing import TypeVar

from bot.access import Allowed, Asker, Denied, decide
from bot.domain.people import Audience, Person, PersonKind
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.domain.snapshot import Snapshot
from bot.messages.answers import help_message, plain_answer, refusal
from bot.messages.message import Message
from bot.messages.view import View
from bot.rules.assessment import Assessment, assess
from bot.services.audit import AuditTrail
from bot.store import AuditEntry, Outcome, Store, StoreUnavailable
from commands.asked import LONGEST, Asked, CheckUp, Command, UnreadableDayError, split_day

NO_PLAN = "No improvement plan has been imported yet: planbot import plan.yaml"
TOO_LONG = f"That is longer than {LONGEST} characters. Ask for a number or a few words."
NOT_NOW = "planbot cannot do that just now"
SORRY = "Something went wrong in planbot. It has been logged; please try again."
_MESSAGES = 256
_ASSESSMENTS = 4
"""Few: each holds every figure of its day."""

T = TypeVar("T")


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
    answers: "_Answers"
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
        return cls(store, AuditTrail(store), now, shared, clock or (lambda: now(None)), _Answers())

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
        named = any(each.id == asker.channel for each in snapshot.plan.channels)
        shared = not named if told is None else told
        return decide(snapshot.plan, replace(asker, shared=shared))

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
        if shared:
            allowed = _for_everyone_there(allowed)
        if len(words) > LONGEST:
            return plain_answer(TOO_LONG)
        if words.strip().casefold() in ("help", "?"):
            return help_message(command.name, command.purpose, command.help_words)
        try:
            asked = self._ask(command, words, allowed, snapshot)
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
            record = self.trail.record_now if allowed.person.team else self.trail.record
            record(self._entry(asker, allowed.person, typed, Outcome.ANSWERED))
        return message

    def _ask(self, command: Command, words: str, allowed: Allowed, snapshot: Snapshot) -> Asked:
        today = london_day(self.now(snapshot.plan))
        rest, day = split_day(words, today)
        assessment = self.answers.assessment(snapshot, day or today)
        typed = f"{command.name} {words.strip()}".strip()
        view = View(assessment, allowed.audience, typed, replayed=day is not None)
        return Asked(rest, view, allowed.person, self.check_up)

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


class _Answers:
    """Answers already given on the present revision: the same question gets the same message."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._assessments: OrderedDict[Hashable, Assessment] = OrderedDict()
        self._messages: OrderedDict[Hashable, tuple[Message, bool]] = OrderedDict()

    def assessment(self, snapshot: Snapshot, at: date) -> Assessment:
        key = (snapshot.revision, at)
        return self._kept(self._assessments, key, _ASSESSMENTS, lambda: assess(snapshot, at))

    def of(self, command: Command, asked: Asked) -> tuple[Message, bool]:
        """The message, and whether a wide audience would have been shown less."""
        view = asked.view
        revision, at = view.assessment.snapshot.revision, view.assessment.at
        person = asked.person
        key = (revision, at, view.command, view.audience, view.replayed, person.kind, person.team)
        return self._kept(self._messages, key, _MESSAGES, lambda: _build(command, asked))

    def _kept(
        self, kept: "OrderedDict[Hashable, T]", key: Hashable, most: int, build: Callable[[], T]
    ) -> T:
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        # Built outside the lock: two threads may build the same, none waits for another's.
        built = build()
        with self._lock:
            kept[key] = built
            while len(kept) > most:
                kept.popitem(last=False)
        return built


def _for_everyone_there(allowed: Allowed) -> Allowed:
    """No worker is shared, and in a direct message nobody knows who else reads it."""
    anyone = replace(allowed.person, kind=PersonKind.ADMINISTRATOR, team=None)
    return replace(
        allowed, person=anyone, audience=Audience.WIDE if allowed.direct else allowed.audience
    )


def _build(command: Command, asked: Asked) -> tuple[Message, bool]:
    message = command.answer(asked)
    anyone = replace(asked.person, kind=PersonKind.ADMINISTRATOR, team=None)
    widest = replace(asked, view=replace(asked.view, audience=Audience.WIDE), person=anyone)
    return message, command.answer(widest) != message
