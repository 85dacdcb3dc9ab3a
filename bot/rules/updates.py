"""Whom to ask for an update before a meeting, about what; and who has not answered.

A recommendation is asked about where there is something to say: an indicator is off green or moved,
an action is due or overdue, or its rating is old. Its first lead's role is asked, or while that is
away its deputy; each person once, about all that is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.people import Person
from bot.domain.period import london_day
from bot.domain.plan import Plan, Recommendation
from bot.domain.snapshot import Snapshot
from bot.domain.update import Absence, Ask, Update
from bot.rules.assessment import Assessment
from bot.rules.digest import Digest, build_digest
from bot.rules.leading import leads
from bot.rules.questions import rating_of
from bot.rules.retention import months_before

NEAR = timedelta(days=7)
"""How far a meeting may lie ahead, or back, and still be the one that is spoken of."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a recommendation is asked about: `refs` are off green or moved; `actions` is how many are
    due or overdue; `rated` is when its rating was judged, where that is old.
    """

    refs: tuple[str, ...] = ()
    actions: int = 0
    rated: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One person, and each recommendation that they are asked about, with the reason."""

    person: Person
    about: tuple[tuple[Recommendation, Reason], ...]


def whom_to_ask(assessment: Assessment) -> tuple[Asked, ...]:
    """Lists who is asked on the day of `assessment`, about what, in the plan's order."""
    digest = build_digest(assessment)
    found: dict[str, tuple[Person, list[tuple[Recommendation, Reason]]]] = {}
    for recommendation in assessment.plan.recommendations:
        reason = _reason(assessment, digest, recommendation)
        person = speaker(assessment.snapshot, recommendation, assessment.at) if reason else None
        if reason is not None and person is not None:
            found.setdefault(person.role, (person, []))[1].append((recommendation, reason))
    return tuple(Asked(person, tuple(about)) for person, about in found.values())


def speaker(snapshot: Snapshot, recommendation: Recommendation, at: date) -> Person | None:
    """Finds who speaks for the recommendation on a day: whoever holds its first lead's role, or the
    deputy while that is away; None where nobody holds it.
    """
    plan = snapshot.plan
    lead = next((each for each in plan.people if each.title in recommendation.lead[:1]), None)
    if lead is not None and is_away(snapshot.absences, lead, at):
        deputy = next((each for each in plan.people if each.role == lead.deputy), None)
        lead = deputy or lead
    return lead if lead is not None and lead.users else None


def may_speak(snapshot: Snapshot, person: Person, recommendation: Recommendation, at: date) -> bool:
    """Tells whether `person` leads the recommendation, or deputises for a lead who is away."""
    if leads(person, recommendation):
        return True
    return any(
        lead.deputy == person.role and is_away(snapshot.absences, lead, at)
        for lead in snapshot.plan.people
        if leads(lead, recommendation)
    )


def is_away(absences: Sequence[Absence], person: Person, at: date) -> bool:
    """Tells whether the role said that it is away on the day `at`; the last word counts."""
    said = [each for each in absences if each.role == person.title and london_day(each.at) <= at]
    return bool(said) and said[-1].until >= at


def meeting_near(snapshot: Snapshot, at: date) -> date | None:
    """Finds the meeting that updates were asked or given for: the next within a week from `at`, or
    else the last within a week; None where there is none.
    """
    days = {each.meeting for each in snapshot.asks} | {each.meeting for each in snapshot.updates}
    ahead = [each for each in days if at <= each <= at + NEAR]
    behind = [each for each in days if at - NEAR < each < at]
    return min(ahead) if ahead else max(behind, default=None)


def updates_for(snapshot: Snapshot, meeting: date, at: date) -> dict[int, Update]:
    """Finds the last version of each update for the meeting, by recommendation, as on `at`."""
    return {
        each.recommendation: each
        for each in snapshot.updates
        if each.meeting == meeting and london_day(each.at) <= at
    }


def latest_update(snapshot: Snapshot, number: int, at: date) -> Update | None:
    """Finds what was said last of a recommendation by the day `at`, whatever the meeting; an answer
    that there is nothing to add says nothing.
    """
    said = [
        each
        for each in snapshot.updates
        if each.recommendation == number and london_day(each.at) <= at and not each.nothing_to_add
    ]
    return said[-1] if said else None


def reasons_of(assessment: Assessment) -> dict[int, tuple[Recommendation, Reason]]:
    """Finds what each recommendation would be asked about on that day, by its number."""
    return {
        recommendation.number: (recommendation, reason)
        for each in whom_to_ask(assessment)
        for recommendation, reason in each.about
    }


def asked_in_place(
    snapshot: Snapshot, meeting: date, at: date
) -> list[tuple[str, Person, tuple[int, ...]]]:
    """Lists who is to be asked in whose place: the title of a role that was asked for the meeting,
    has not answered and is away on `at`; its deputy; and the recommendations. Nothing of what a
    deputy was asked about already.
    """
    people = {each.title: each for each in snapshot.plan.people}
    found = []
    for title, numbers in unanswered(snapshot, meeting, at).items():
        asked = people.get(title)
        if asked is None or not is_away(snapshot.absences, asked, at):
            continue
        deputy = next((each for each in people.values() if each.role == asked.deputy), None)
        led = tuple(
            number
            for number in numbers
            if (one := snapshot.plan.recommendation(number)) is not None and leads(asked, one)
        )
        if deputy is not None and deputy.users and led:
            found.append((title, deputy, led))
    return found


def unanswered(snapshot: Snapshot, meeting: date, at: date) -> dict[str, tuple[int, ...]]:
    """Lists the recommendations that nobody has spoken of for the meeting, by the title of the role
    that was asked last: a deputy, where the lead went away meanwhile.
    """
    given = updates_for(snapshot, meeting, at)
    found: dict[str, list[int]] = {}
    for number, role in _asked_last(snapshot.asks, meeting).items():
        if number not in given:
            found.setdefault(role, []).append(number)
    return {role: tuple(numbers) for role, numbers in found.items()}


def _asked_last(asks: Sequence[Ask], meeting: date) -> dict[int, str]:
    return {each.recommendation: each.role for each in asks if each.meeting == meeting}


def _reason(
    assessment: Assessment, digest: Digest, recommendation: Recommendation
) -> Reason | None:
    moved = {each.after.indicator.ref for each in (*digest.left_green, *digest.came_back)}
    refs = tuple(
        each.indicator.ref
        for each in assessment.histories_of(recommendation)
        if each.off_since is not None or each.indicator.ref in moved
    )
    number = recommendation.number
    actions = sum(each.recommendation.number == number for each in (*digest.overdue, *digest.due))
    rating = rating_of(recommendation)
    old = rating is not None and _is_old(assessment.plan, rating.judged, assessment.at)
    if not (refs or actions or old):
        return None
    return Reason(refs, actions, rating.judged if rating is not None and old else None)


def _is_old(plan: Plan, judged: date, at: date) -> bool:
    return plan.review is not None and judged < months_before(at, plan.review)
