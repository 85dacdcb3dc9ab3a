"""`planbot reference`: which reference a name became in the files that came in."""

import io

import pytest

from bot.cli import main
from bot.store import Store
from tests.making import PLAN_YAML

ROWS = (
    "date,worker,role,team,fte,agency,open_cases\n"
    "2018-09-30,Jo Bloggs,Social Worker,First Response,1,no,19\n"
)


@pytest.fixture
def asked(monkeypatch, sqlite_url, capsys):
    monkeypatch.setenv("DATABASE_URL", sqlite_url)

    def ask(*arguments, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert main(arguments) == 0
        return capsys.readouterr().out

    return ask


def test_a_name_has_the_reference_that_its_extract_has(asked, tmp_path, sqlite_url):
    plan, caseloads = tmp_path / "plan.yaml", tmp_path / "caseloads.csv"
    plan.write_text(PLAN_YAML, "utf-8")
    caseloads.write_text(ROWS, "utf-8")
    asked("import", str(plan), str(caseloads), "--at", "2018-11-05")
    reference = asked("reference", "Jo Bloggs").split()[0]
    store = Store.open(sqlite_url)
    assert [each.worker for each in store.snapshot().caseloads[0].caseloads] == [reference]
    store.close()
    assert asked("reference", "-", typed="BLOGGS, Jo\n\n").startswith(reference)
