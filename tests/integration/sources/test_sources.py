"""Caseloads of a Standard Safeguarding Dataset, read at their hours; what fails is told once."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.caseload import Unallocated
from bot.domain.finding import Level
from bot.domain.outbox import OutboxKind
from bot.domain.people import Audience, Person, PersonKind
from bot.domain.source import DataSource
from bot.importing.database.asking import SourceError
from bot.services.sources import read_sources
from bot.settings import Settings
from bot.store import Store
from bot.watching.plan_health import check_plan
from bot.worker import Worker
from tests.integration.sources.synthetic_ssd import execute, make_ssd
from tests.integration.store.nouns import plan, save_plan
from tests.making import utc

AT = utc("2026-11-02 07:00")
SOURCE = DataSource("Case system", "SSD_DATABASE_URL", ("06:30",))
ADMINISTRATOR = Person(
    "administrator", "Administrator", PersonKind.ADMINISTRATOR, ("U0ADMIN",), Audience.WIDE
)


@pytest.fixture
def ssd(empty_database_url):
    make_ssd(empty_database_url)
    return empty_database_url


@pytest.fixture
def sqlite_ssd(sqlite_files):
    url = sqlite_files.empty()
    make_ssd(url)
    return url


@pytest.fixture
def kept(sqlite_url):
    """planbot's own store, with a plan that names the source."""
    store = Store.open(sqlite_url)
    planned = plan()
    save_plan(store, replace(planned, sources=(SOURCE,), people=(*planned.people, ADMINISTRATOR)))
    yield store
    store.close()


def told(store):
    """What the administrators were told of sources, in its order."""
    rows = store.outbox_rows()
    return [row.message.text for row in rows if row.kind is OutboxKind.SOURCE_FAILED]


def finding(store):
    found = check_plan(store, AT, (), ())
    return next(each for each in found if each.what == "source Case system")


def failing(*_):
    raise SourceError("the database cannot be reached")


def test_the_dataset_is_counted_by_worker_and_team(kept, ssd):
    assert read_sources(kept, {"SSD_DATABASE_URL": ssd}, AT) == 1
    (extract,) = kept.snapshot().caseloads
    found = {
        (each.worker, each.team): (each.role, each.fte, each.agency, each.open_cases)
        for each in extract.caseloads
    }
    assert found == {
        ("1001", "North"): ("Social Worker", Decimal("0.8"), False, 2),
        ("1001", "South"): ("Social Worker", Decimal(0), False, 1),
        ("1002", "North"): ("Social Worker", Decimal(1), True, 1),
        ("1003", "South"): ("Lead practitioner", Decimal(1), False, 1),
        ("1004", "Team not stated"): ("Social Worker", Decimal(1), False, 1),
    }
    assert extract.unallocated == (Unallocated("North", 2),)
    assert extract.day == date(2026, 11, 2)
    assert extract.source == "Database: Case system; hours not stated are counted as full time"


def test_no_child_and_no_name_comes_out(kept, ssd):
    assert read_sources(kept, {"SSD_DATABASE_URL": ssd}, AT) == 1
    for secret in ("Bloggs", "C10", "SW0000000001"):
        assert secret not in repr(kept.snapshot().caseloads)


def test_it_is_read_once_for_each_of_its_hours(kept, sqlite_ssd):
    environ = {"SSD_DATABASE_URL": sqlite_ssd}
    moments = [
        AT,
        AT + timedelta(hours=9),
        AT + timedelta(days=1, hours=-1),
        AT + timedelta(days=1),
    ]
    assert [read_sources(kept, environ, moment) for moment in moments] == [1, 0, 0, 1]
    assert [each.day.day for each in kept.snapshot().caseloads] == [3, 2]


def test_a_failure_is_told_once_tried_again_and_told_anew_after_a_success(kept, sqlite_ssd):
    environ = {"SSD_DATABASE_URL": sqlite_ssd}
    assert read_sources(kept, environ, AT, failing) == 0
    assert read_sources(kept, environ, AT + timedelta(minutes=5)) == 0, "it is left alone"
    assert read_sources(kept, environ, AT + timedelta(minutes=15), failing) == 0
    assert len(told(kept)) == 1
    assert "could not be read from Case system: the database cannot be reached" in told(kept)[0]
    assert read_sources(kept, environ, AT + timedelta(minutes=30)) == 1
    assert read_sources(kept, environ, AT + timedelta(days=1), failing) == 0
    assert len(told(kept)) == 2


def test_the_check_up_says_how_a_source_stands(kept, sqlite_ssd):
    assert finding(kept).level is Level.LOOK
    read_sources(kept, {}, AT)
    assert finding(kept).level is Level.BAD
    assert "the environment variable SSD_DATABASE_URL is not set; never read" in finding(kept).said
    read_sources(kept, {"SSD_DATABASE_URL": sqlite_ssd}, AT + timedelta(minutes=15))
    assert finding(kept).level is Level.OK


def test_what_the_answer_holds_is_checked_as_a_file_is(kept, sqlite_ssd):
    execute(sqlite_ssd, "UPDATE ssd_professionals SET prof_full_time_equivalency = 37")
    assert read_sources(kept, {"SSD_DATABASE_URL": sqlite_ssd}, AT) == 0
    assert "FTE cannot be" in told(kept)[0]
    assert kept.snapshot().caseloads == ()


def test_a_query_of_the_council_s_own_is_asked(kept, sqlite_ssd):
    own = replace(
        SOURCE,
        query="own.sql",
        sql="SELECT 'A1' AS Worker, 'ASYE' AS Role, 'North' AS Team, 0.5 AS FTE, 'no' AS Agency, "
        "9 AS Cases",
    )
    save_plan(kept, replace(kept.snapshot().plan, sources=(own,)), at=AT)
    assert read_sources(kept, {"SSD_DATABASE_URL": sqlite_ssd}, AT) == 1
    (caseload,) = kept.snapshot().caseloads[0].caseloads
    assert (caseload.worker, caseload.fte, caseload.open_cases) == ("A1", Decimal("0.5"), 9)


def test_an_answer_of_another_shape_is_said_to_be_one(kept, sqlite_ssd):
    odd = replace(SOURCE, query="own.sql", sql="SELECT 1 AS something")
    save_plan(kept, replace(kept.snapshot().plan, sources=(odd,)), at=AT)
    read_sources(kept, {"SSD_DATABASE_URL": sqlite_ssd}, AT)
    assert "the query gives no worker, role, team" in told(kept)[0]


def test_the_worker_reads_what_is_due_from_the_address_in_its_environment(kept, sqlite_ssd):
    worker = Worker(Settings.read({"SSD_DATABASE_URL": sqlite_ssd}), kept, clock=lambda: AT)
    worker._read_sources()
    assert kept.snapshot().caseloads[0].day == date(2026, 11, 2)
