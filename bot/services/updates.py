"""Lead officers are asked before a meeting, and answer; each version of an answer is kept."""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.outbox import OfWords, OutboxKind
from bot.domain.people import Person
from bot.domain.period import london_day
from bot.domain.plan import Plan
from bot.domain.schedule import Post, PostKind
from bot.domain.snapshot import Snapshot
from bot.domain.update import Absence, Ask, Update
from bot.messages.forms.update import Given
from bot.messages.updates import ask_message
from bot.messages.view import View
from bot.rules.asking_for_updates import ask_open, asks_alike
from bot.rules.assessment import Assessment, assess
from bot.rules.bank_holidays import Holidays
from bot.rules.due import Due, coming
from bot.rules.updates import (
    Asked,
    asked_in_place,
    is_away,
    reasons_of,
    unanswered,
    updates_for,
    whom_to_ask,
)
from bot.services.proposals import propose_in
from bot.services.submitted import Submitted, settling
from bot.store import AuditEntry, Store, Work


class SaidSinceError(ValueError):
    """Somebody else gave an update after the form was made; `update` is as it stands now."""

    def __init__(self, update: Update) -> None:
        super().__init__("an update was given meanwhile")
        self.update = update


def coming_meeting_day(plan: Plan, at: datetime, holidays: Holidays) -> date | None:
    """Finds the day of the next meeting that updates are for: that of the next weekly digest after
    the moment `at` (aware); None where the schedule has none.
    """
    posts = [each for each in plan.schedule if each.kind is PostKind.WEEKLY_DIGEST]
    due = next(iter(coming(posts, at, holidays)), None)
    return london_day(due.at) if due is not None else None


def give_update(store: Store, number: int, meeting: date, given: Given, sent: Submitted) -> None:
    """Keeps the update, and the proposal that came with it.

    Raises SaidSinceError where somebody gave one after the form was seen.
    """
    with settling(store, sent) as (work, assessment):
        recommendation = assessment.plan.recommendation(number) if assessment else None
        if assessment is None or recommendation is None:
            return
        last = updates_for(assessment.snapshot, meeting, sent.day).get(number)
        if seen_of(last) != sent.seen and last is not None:
            raise SaidSinceError(last)
        work.updates.add(_version(number, meeting, given, sent), sent.user)
        if given.proposed is not None:
            propose_in(work, assessment, recommendation, given.proposed, sent)
        before = (last.going or "nothing to add") if last else "none"
        after = given.going or "nothing to add"
        work.audit.add(sent.did(f"update: rec {number} {before} → {after}"))
        work.commit()


def nothing_to_add(store: Store, numbers: list[int], meeting: date, sent: Submitted) -> None:
    """Keeps that there is nothing to add on each of the recommendations nobody spoke of yet."""
    with settling(store, sent) as (work, assessment):
        if assessment is None:
            return
        given = updates_for(assessment.snapshot, meeting, sent.day)
        for number in numbers:
            if number not in given and assessment.plan.recommendation(number) is not None:
                work.updates.add(_version(number, meeting, Given(None), sent), sent.user)
        work.audit.add(sent.did(f"nothing to add: {numbers}"))
        work.commit()


def seen_of(update: Update | None) -> str:
    """The mark of the version that a form was made beside."""
    return str(update.id) if update is not None else "none"


def say_away(store: Store, person: Person, entry: AuditEntry, at: datetime, until: date) -> None:
    """Keeps that a role is away until the end of a day; one that is over says that it is back."""
    with store.begin(by=person.title) as work:
        work.updates.away(Absence(person.title, at, until), entry.user)
        work.audit.add(entry)
        work.commit()


def ask_for_updates(store: Store, now: datetime, holidays: Holidays) -> int:
    """Asks, and reminds, whoever is to be asked at the moment `now` (aware), each once for each
    meeting; how many messages that queued. Nobody is asked once the meeting's digest is due.
    """
    snapshot = store.snapshot()
    if snapshot is None:
        return 0
    queued = 0
    for post in snapshot.plan.schedule:
        if post.kind is PostKind.ASK_FOR_UPDATES:
            queued += _ask(store, snapshot.plan, post, now, holidays)
    return queued


def _ask(store: Store, plan: Plan, post: Post, now: datetime, holidays: Holidays) -> int:
    due = ask_open(plan.schedule, post, now, holidays)
    if due is None or not _was_planned(store, post, due.ask):
        return 0
    meeting = london_day(due.digest.at)
    first, again = f"ask for updates {meeting}", f"remind of updates {meeting}"
    is_late = due.reminder is not None and now >= due.reminder
    if first not in store.handled([first]):
        # Asked so late that the reminder is due as well: one message says it.
        return _queue(store, meeting, now, [first, again] if is_late else [first], reminder=False)
    queued = _ask_deputies(store, meeting, now)
    if is_late and again not in store.handled([again]):
        queued += _queue(store, meeting, now, [again], reminder=True)
    return queued


def _was_planned(store: Store, post: Post, ask: Due) -> bool:
    """Whether the plan in force when it was due had it: a new plan asks for nothing before it."""
    before = store.plan_in_force(ask.at)
    return before is not None and asks_alike(before.schedule, post, ask)


def _ask_deputies(store: Store, meeting: date, now: datetime) -> int:
    """Asks the deputies of those who went away after they were asked."""
    known = store.snapshot()
    if known is None or not asked_in_place(known, meeting, london_day(now)):
        return 0
    with store.begin() as work:
        snapshot = work.snapshot()
        if snapshot is None:
            return 0
        assessment = assess(snapshot, london_day(now))
        reasons, queued = reasons_of(assessment), 0
        for away, person, numbers in asked_in_place(snapshot, meeting, assessment.at):
            about = tuple(reasons[each] for each in numbers if each in reasons)
            if about:
                work.updates.ask_instead(meeting, [one.number for one, _ in about], person.title)
                key = OfWords(f"updates for {meeting}, in place of {away}")
                queued += _tell(work, assessment, Asked(person, about), meeting, now, key)
        work.commit()
    return queued


def _queue(store: Store, meeting: date, now: datetime, keys: list[str], *, reminder: bool) -> int:
    with store.begin() as work:
        if not all(work.audit.once(each, now) for each in keys):
            return 0
        snapshot = work.snapshot()
        if snapshot is None:
            return 0
        asked = (
            _still_silent(snapshot, meeting, now)
            if reminder
            else _asked(work, snapshot, meeting, now)
        )
        kind = OutboxKind.UPDATE_REMINDER if reminder else OutboxKind.ASK_FOR_UPDATES
        assessment, about = assess(snapshot, london_day(now)), OfWords(f"updates for {meeting}")
        queued = sum(_tell(work, assessment, each, meeting, now, about, kind) for each in asked)
        work.commit()
    return queued


def _tell(  # noqa: PLR0913, PLR0917 - who is told what of which meeting
    work: Work,
    assessment: Assessment,
    asked: Asked,
    meeting: date,
    now: datetime,
    about: OfWords,
    kind: OutboxKind = OutboxKind.ASK_FOR_UPDATES,
) -> int:
    view = View(assessment, asked.person.sees, reader=asked.person)
    message = ask_message(view, asked, meeting, reminder=kind is OutboxKind.UPDATE_REMINDER)
    return work.outbox.tell(kind, about, asked.person.users, message, now)


def _asked(work: Work, snapshot: Snapshot, meeting: date, now: datetime) -> tuple[Asked, ...]:
    """Who is asked now, written down; not about what was said for that meeting already."""
    day = london_day(now)
    given = updates_for(snapshot, meeting, day)
    asked = tuple(
        replace(each, about=tuple(one for one in each.about if one[0].number not in given))
        for each in whom_to_ask(assess(snapshot, day))
    )
    asked = tuple(each for each in asked if each.about)
    work.updates.ask(
        Ask(meeting, recommendation.number, each.person.title)
        for each in asked
        for recommendation, _ in each.about
    )
    return asked


def _still_silent(snapshot: Snapshot, meeting: date, now: datetime) -> tuple[Asked, ...]:
    """Those who were asked and have not answered, about what is left."""
    day = london_day(now)
    silent, reasons = unanswered(snapshot, meeting, day), reasons_of(assess(snapshot, day))
    found = []
    for person in snapshot.plan.people:
        if is_away(snapshot.absences, person, day):
            continue
        about = [reasons[each] for each in silent.get(person.title, ()) if each in reasons]
        if about:
            found.append(Asked(person, tuple(about)))
    return tuple(found)


def _version(number: int, meeting: date, given: Given, sent: Submitted) -> Update:
    return Update(
        0,
        number,
        meeting,
        sent.at,
        sent.by,
        given.going,
        given.why,
        given.done,
        given.next,
        given.next_by,
        given.notes,
    )
