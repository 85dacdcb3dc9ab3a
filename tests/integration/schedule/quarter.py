"""A quarter as it goes: who is asked, who answers, what is decided; thirteen Mondays."""

import json
from collections import Counter
from datetime import date, datetime, time, timedelta

from bot.domain.action import ActionDeed
from bot.domain.outbox import OutboxKind
from bot.domain.period import LONDON
from bot.domain.proposal import Verdict
from bot.domain.rag import Rag
from bot.domain.update import Going
from bot.messages.forms.rating import Decided, Proposed, stands_as
from bot.messages.forms.rating import seen_of as rating_seen
from bot.messages.forms.update import Given
from bot.rules.action_changes import find
from bot.rules.bank_holidays import bank_holidays
from bot.rules.meeting import coming_meeting
from bot.rules.questions import rating_of
from bot.rules.updates import updates_for
from bot.services.actions import Wanted, change_action
from bot.services.actions import seen_of as action_seen
from bot.services.flag_answers import acknowledge
from bot.services.flag_watch import watch_flags
from bot.services.imports import import_file
from bot.services.meetings import end_meeting
from bot.services.proposals import decide, propose
from bot.services.submitted import Submitted
from bot.services.updates import ask_for_updates, give_update, say_away, seen_of
from bot.store import AuditEntry, Outcome
from jobs.schedule import enqueue_owed
from tests.integration.services.brought import HEADER
from tests.keeping import entry_of
from tests.making import plan_in_file

START = date(2018, 11, 26)
"""A Monday; the first meeting is a week later."""
WEEKS = 13
ANSWERING, ALSO, SILENT, AWAY, DEPUTY = "first", "second", "third", "fourth", "deputy"
AWAY_FROM, AWAY_UNTIL = 5, 8
"""Weeks in which the fourth is away."""


def person(role, **more):
    return {
        "role": role,
        "title": f"{role.capitalize()} Head of Service",
        "kind": "senior manager",
        "users": [f"U0{role.upper()}"],
        "sees": "named",
        **more,
    }


def plan():
    said = plan_in_file(ratings=())
    first = said["recommendations"][0]
    director = said["people"][0]
    recommendations = []
    for number, lead in enumerate((ANSWERING, ALSO, SILENT, AWAY), 1):
        (indicator,) = first["indicators"]
        recommendations.append(
            first
            | {
                "number": number,
                "lead": [lead],
                "ratings": [
                    {"rag": "green", "judged": "2018-11-19", "by": "Board", "reason": "on track"}
                ],
                "indicators": [indicator | {"ref": f"{number}.1", "title": f"Measure {number}"}],
                "actions": [{"text": f"Do {number}", "due": "2018-12-07", "id": f"A{number}"}],
            }
        )
    return said | {
        "as_of": "2018-11-26",
        "recommendations": recommendations,
        "escalate_to": "second",
        "people": [
            director,
            person(ANSWERING),
            person(ALSO),
            person(SILENT),
            person(AWAY, deputy=DEPUTY),
            person(DEPUTY),
        ],
        "schedule": [
            {"kind": "ask-for-updates", "channel": "C0SMM", "at": "09:00"},
            {"kind": "weekly-digest", "channel": "C0SMM", "weekday": "mon", "at": "08:30"},
        ],
    }


class Quarter:
    """Lives through it, an hour at a time."""

    def __init__(self, store, folder):
        self.store, self._folder = store, folder
        self._forms = 0

    def run(self):
        path = self._folder / "plan.yaml"
        # JSON is YAML, and repeats what YAML would refer to.
        path.write_text(json.dumps(plan(), default=str), encoding="utf-8")
        start = datetime.combine(START, time(7), LONDON)
        import_file(self.store, path, start, by="somebody")
        self._figures(start, "2018-09", 17)
        self._figures(start, "2018-10", 24)
        for number in range(1, 5):
            flag = next(f for f in self.store.snapshot().flags if f.indicator == f"{number}.1")
            if number != 1:
                self._acknowledge(flag.id, start)
        for hour in range(24 * 7 * WEEKS + 12):
            self._hour(start + timedelta(hours=hour))

    def _hour(self, at):
        ask_for_updates(self.store, at, bank_holidays())
        enqueue_owed(self.store, at, lambda _: True)
        watch_flags(self.store, at, bank_holidays())
        week, local = (at.date() - START).days // 7, at.astimezone(LONDON)
        match local.strftime("%a"), local.hour:
            case "Wed", 7 if week == AWAY_FROM:
                until = START + timedelta(days=7 * AWAY_UNTIL)
                say_away(self.store, self._person(AWAY), self._entry(at, "U0FOURTH"), at, until)
            case "Thu", 15:
                self._answers(at, week)
            case "Fri", 12:
                self._decides(at, week)
            case "Mon", 10 if week:
                self._ends(at)

    def _answers(self, at, week):
        meeting = at.date() + timedelta(days=4)
        away = AWAY_FROM <= week < AWAY_UNTIL
        for number, role in ((1, ANSWERING), (2, ALSO), (4, DEPUTY if away else AWAY)):
            given = Given(Going.WORSE, why=f"Week {week}") if week % 2 else Given(None)
            last = updates_for(self.store.snapshot(), meeting, at.date()).get(number)
            sent = self._sent(at, f"U0{role.upper()}", role, seen_of(last))
            give_update(self.store, number, meeting, given, sent)
        if week in (2, 6):
            self._proposes(at, week)
        if week in (1, 3, 5, 7, 9):
            self._slips(at)

    def _proposes(self, at, week):
        rag = Rag.AMBER if week == 2 else Rag.RED
        now = rating_of(self.store.snapshot().plan.recommendation(1))
        wanted = Proposed(rag, "Worse", "The audit")
        propose(self.store, 1, wanted, self._sent(at, "U0FIRST", ANSWERING, rating_seen(now)))

    def _slips(self, at):
        _, action = find(self.store.snapshot().plan.recommendations, "A1")
        wanted = Wanted(ActionDeed.NEW_DATE, "Later", at.date() + timedelta(days=14))
        sent = self._sent(at, "U0FIRST", ANSWERING, action_seen(action))
        change_action(self.store, "A1", wanted, sent)

    def _decides(self, at, week):
        waits = [each for each in self.store.snapshot().proposals if each.waits]
        for each in waits:
            verdict = Verdict.AGREE if week == 2 else Verdict.RETURN
            decided = Decided(each.id, verdict, None, "" if week == 2 else "What of the re-audit?")
            now = rating_of(self.store.snapshot().plan.recommendation(1))
            decide(self.store, decided, self._sent(at, "U0AD", seen=stands_as(now)))

    def _ends(self, at):
        meeting = coming_meeting(self.store.snapshot().plan, at.date(), bank_holidays())
        end_meeting(self.store, meeting, self._sent(at, "U0AD"), private=True)

    def _acknowledge(self, number, at):
        acknowledge(self.store, number, self.store.snapshot().plan.people[0], entry_of("U0AD"), at)

    def _figures(self, at, period, value):
        rows = [f"{each}.1,{period},{value},,,no,,Case system," for each in range(1, 5)]
        path = self._folder / f"{period}.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        import_file(self.store, path, at, by="somebody")

    def _person(self, role):
        return next(each for each in self.store.snapshot().plan.people if each.role == role)

    def _entry(self, at, user):
        return AuditEntry(at, user, None, "T0", "D0", "", Outcome.ANSWERED)

    def _sent(self, at, user, role=None, seen=""):
        who = self._person(role) if role else self.store.snapshot().plan.people[0]
        self._forms += 1
        return Submitted(who, self._entry(at, user), at, f"view {self._forms}", seen)


def by_week(store):
    """(meeting, asked, reminded, digests, minutes, silent) of each week, in its order."""
    rows = store.outbox_rows()
    found = []
    for week in range(1, WEEKS + 1):
        day = START + timedelta(days=7 * week)
        told = Counter(row.kind for row in rows if day.isoformat() in row.about.key)
        digest = next(
            row
            for row in rows
            if row.kind is OutboxKind.WEEKLY_DIGEST and row.about.key == day.isoformat()
        )
        silent = [
            role
            for role in (ANSWERING, ALSO, SILENT, AWAY, DEPUTY)
            if f"{role.capitalize()} Head of Service (rec" in digest.message.plain
        ]
        found.append(
            (
                day,
                told[OutboxKind.ASK_FOR_UPDATES],
                told[OutboxKind.UPDATE_REMINDER],
                told[OutboxKind.WEEKLY_DIGEST],
                told[OutboxKind.MINUTES],
                silent,
            )
        )
    return found
