"""One round of kills at the forms: each is sent, killed at every point, and sent again."""

from contextlib import closing
from datetime import UTC, date, datetime

from sqlalchemy import inspect

from bot.domain.action import ActionState
from bot.domain.people import ChannelFacts
from bot.domain.rag import Rag
from bot.rules.questions import rating_of
from bot.sample import OCTOBER
from bot.services.imports import import_file
from bot.services.sample import load_sample
from bot.store import Store
from tests.faults.workers import doomed_form
from tests.faults.workers.terminal import terminal
from tests.integration.dispatch.asking import AD, HEAD
from tests.integration.dispatch.filling import filling

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
LEADS = "Head of Service Children in Care"


def forms_round(url, folder):
    """A rating is proposed and agreed, an update given, an action changed, a flag answered, a
    decision recorded and the meeting ended, killed at every point: each is done whole or not at
    all, and once. Raises AssertionError where it is not.
    """
    private = ChannelFacts(shared=False, private=True)
    with (
        closing(Store.open(url)) as store,
        terminal(url, folder / "forms.log", doomed_form.main) as sending,
    ):
        load_sample(store, NOW)
        import_file(store, OCTOBER, NOW, by="somebody")
        led, late = _led(store), _late(store)
        with filling(store, url, facts_of=lambda _: private) as people:
            view = people.pressed(f"rating_proposal {led}", user=HEAD)
            why = {"reason": "Audits are late", "evidence": "The audit list of 2 November"}
            deed = f"propose: rec {led} Green → Amber"
            _killed_once(people, sending, view, deed, user=HEAD, rating="amber", **why)
            view = people.pressed("rating_decision")
            deed = f"agree proposal: rec {led} Green → Amber"
            _killed_once(people, sending, view, deed, decision="agree")
            view = people.typed(f"/update {led}", user=HEAD)
            said = {"going": "worse", "why": "Two foster homes closed"}
            deed = f"update: rec {led} none → worse"
            _killed_once(people, sending, view, deed, user=HEAD, **said)
            view = people.pressed(f"action {late}")
            deed = f"action {late}: open, due 2018-09-30 → done, due 2018-09-30"
            _killed_once(people, sending, view, deed, state="done", what="All have read it")
            flag = store.snapshot().flags[-1]
            view = people.pressed(f"flag {flag.id}")
            deed = f"flag {flag.indicator}: not acknowledged → acknowledge yes, reason Known"
            _killed_once(people, sending, view, deed, reason="Known")
            view = people.typed("/meeting decide")
            words = "Audit the repeat plans"
            _killed_once(people, sending, view, f"decision: {words}", text=words, recommendation=5)
            deed = "weekly meeting of 2018-11-05: not ended → ended"
            _killed_once(people, sending, people.typed("/meeting end"), deed)


def _killed_once(people, sending, view, deed, user=AD, **given):
    """Until the first commit nothing stands of it, after it all, with one entry of the audit that
    says what it was before and after; and once more changes nothing.
    """
    request = people.request(view, user, **given)
    before, after = _standing(people.store), []
    assert _audited(people.store, deed) == 0, f"audited before: {deed}"

    def holds(point):
        stands = _standing(people.store)
        assert _audited(people.store, deed) == (stands != before), f"audited otherwise: {point}"
        if after:
            assert stands == after[0], f"done twice: {point}"
        elif point == "committed":
            assert stands != before, "nothing was kept"
            after.append(stands)
        else:
            assert stands == before, point

    code, points = sending.killed_everywhere(request.raw_body, dict(request.headers), holds=holds)
    assert code == 0, f"{view['callback_id']}: it was not taken"
    assert after, f"{view['callback_id']}: it came to no commit: {points}"
    assert _standing(people.store) == after[0], "it was done twice"
    assert _audited(people.store, deed) == 1, f"audited twice: {deed}"


def _standing(store):
    """How many rows each table holds, but for the trail of who asked; and what was sent."""
    with store._engine.connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if name != "audit"]
        rows = {
            name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - its own names
            for name in names
        }
    return rows, store.snapshot().plan


def _audited(store, deed):
    """How many entries of the audit say that it was done; other entries say who asked."""
    return sum(each.command == deed for each in store.audit_rows(1000))


def _led(store):
    return next(
        each.number
        for each in store.snapshot().plan.recommendations
        if LEADS in each.lead and rating_of(each).rag is Rag.GREEN
    )


def _late(store):
    return next(
        each.id
        for recommendation in store.snapshot().plan.recommendations
        for each in recommendation.actions
        if each.due == date(2018, 9, 30) and each.state is ActionState.OPEN
    )
