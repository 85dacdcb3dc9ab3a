"""A rating that is proposed and decided on: whole or not at all, once, and by one person."""

import threading
from itertools import count

import pytest
from sqlalchemy import event

from bot.domain.people import Audience, Person, PersonKind
from bot.domain.proposal import Verdict
from bot.domain.rag import Rag
from bot.messages.forms.rating import Decided, Proposed, seen_of, stands_as
from bot.rules.questions import rating_of
from bot.services.proposals import (
    DecidedSinceError,
    RatedSinceError,
    decide,
    propose,
    set_rating,
)
from bot.services.submitted import Submitted
from bot.store import AuditEntry, Outcome
from tests.integration.services.brought import NOW

LEAD = Person("head", "Head of Service", PersonKind.SENIOR_MANAGER, ("U0H",), Audience.NAMED)
DIRECTOR = Person("ad", "Director", PersonKind.ASSISTANT_DIRECTOR, ("U0AD",), Audience.NAMED)
AMBER = Proposed(Rag.AMBER, "Audits are late", "The audit list")
RED = Proposed(Rag.RED, "Two audits failed", "")


class FaultError(Exception):
    """What happens to the store in the middle of something."""


def sent(person, once, seen):
    user = person.users[0]
    entry = AuditEntry(NOW, user, person.role, "T0TEST", "D0", "", Outcome.ANSWERED)
    return Submitted(person, entry, NOW, once, seen)


def rating(store):
    return rating_of(store.snapshot().plan.recommendation(5))


def proposes(store, once="V1"):
    propose(store, 5, AMBER, sent(LEAD, once, seen_of(rating(store))))


def decides(store, verdict=Verdict.AGREE, once="V2", seen=None):
    decided = Decided(store.snapshot().proposals[-1].id, verdict, None, "What of the re-audit?")
    mark = stands_as(rating(store)) if seen is None else seen
    decide(store, decided, sent(DIRECTOR, once, mark))


def sets(store, once="V3"):
    set_rating(store, 5, RED, sent(DIRECTOR, once, seen_of(rating(store))))


def standing(store):
    """All that could be half done: ratings, proposals, what is told."""
    known = store.snapshot()
    told = [(each.kind, each.key, each.channel) for each in store.outbox_rows()]
    return known.plan.recommendation(5).ratings, known.proposals, told


def fails_at(store, number):
    """Makes the statement of that number fail after it ran; a function that mends the store."""
    seen = count(1)

    def fail(_connection, _cursor, statement, *_rest):
        writing = statement.lstrip().upper().startswith(("INSERT", "UPDATE"))
        if writing and next(seen) == number:
            raise FaultError

    event.listen(store._engine, "after_cursor_execute", fail)
    return lambda: event.remove(store._engine, "after_cursor_execute", fail)


@pytest.mark.parametrize("does", [proposes, decides, sets], ids=["propose", "decide", "set"])
def test_what_breaks_off_anywhere_changes_nothing_and_can_be_done_once_more(planned, does):
    store = planned.store
    if does is not proposes:
        proposes(store)
    before = standing(store)
    for number in range(1, 40):
        mended = fails_at(store, number)
        try:
            does(store)
        except FaultError:
            assert standing(store) == before, number
        else:
            break
        finally:
            mended()
    assert number > 3
    after = standing(store)
    assert after != before
    mark = {"seen": "an older form's"} if does is decides else {}
    does(store, **mark)
    assert standing(store) == after, "it was done twice"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda store: decides(store, once="V2"), lambda store: decides(store, once="V4")),
        (decides, sets),
        (sets, lambda store: sets(store, once="V4")),
    ],
    ids=["both decide", "one decides, one sets", "both set"],
)
def test_of_two_at_once_one_counts_and_the_other_is_told(planned, one, other):
    store, refused = planned.store, []
    proposes(store)
    ready = threading.Barrier(2)
    both = [prepared(store, each, ready, refused) for each in (one, other)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(refused) == 1
    assert len(store.snapshot().plan.recommendation(5).ratings) == 2
    assert [each.waits for each in store.snapshot().proposals] == [False]


def prepared(store, does, ready, refused):
    """A thread that has seen what stands, and then does it beside another."""
    begin = store.begin

    class Beside:
        """The store, as somebody sees it who is not alone: a unit of work begins with another."""

        def __getattr__(self, name):
            return getattr(store, name)

        def begin(self, *given, **named):
            ready.wait()
            return begin(*given, **named)

    def run():
        try:
            does(Beside())
        except (DecidedSinceError, RatedSinceError) as error:
            refused.append(error)

    return threading.Thread(target=run)


def test_whoever_comes_second_sees_who_decided_what_and_when(planned):
    proposes(planned.store)
    decides(planned.store, Verdict.RETURN)
    with pytest.raises(DecidedSinceError) as refused:
        decides(planned.store, once="V4")
    decided = refused.value.proposal.decision
    assert (decided.verdict, decided.by, decided.at) == (Verdict.RETURN, "Director", NOW)


def test_what_was_rated_since_the_form_was_made_is_told(planned):
    proposes(planned.store)
    mark = stands_as(rating(planned.store))
    planned.plan(ratings=[{"rag": "red", "judged": "2018-11-26", "by": "Board", "reason": "worse"}])
    with pytest.raises(RatedSinceError) as refused:
        decides(planned.store, seen=mark)
    assert (refused.value.rating.rag, refused.value.rating.by) == (Rag.RED, "Board")
