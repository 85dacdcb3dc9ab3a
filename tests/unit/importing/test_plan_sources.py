"""The sources of a plan: their addresses stand elsewhere, their queries beside the plan."""

import pytest

from bot.importing import Refused, read_file
from tests.making import AT, PLAN_YAML

SOURCE = """
sources:
  - name: Case system
    url: {url}
    hours: [{hours}]
    query: {query}
"""
OWN = "SELECT worker, role, team, fte, agency, open_cases FROM caseloads\n"


@pytest.fixture
def read(tmp_path):
    def of(url="SSD_URL", hours='"06:30"', query="own.sql", sql=OWN):
        if sql is not None:
            (tmp_path / "own.sql").write_text(sql, "utf-8")
        path = tmp_path / "plan.yaml"
        path.write_text(PLAN_YAML + SOURCE.format(url=url, hours=hours, query=query), "utf-8")
        return read_file(path, None, AT).plan

    return of


def test_a_query_beside_the_plan_is_kept_with_it(read):
    (source,) = read(hours='"18:00", "06:30"').sources
    assert (source.name, source.url, source.sql) == ("Case system", "SSD_URL", OWN)
    assert [f"{each:%H:%M}" for each in source.times] == ["06:30", "18:00"]


def test_the_ready_made_query_needs_no_file(read):
    (source,) = read(query="standard safeguarding dataset", sql=None).sources
    assert source.sql == ""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"url": "postgresql://ssd:secret@host/ssd"}, "name of an environment variable"),
        ({"hours": '"6.30"'}, "'6.30' is not a time of day"),
        ({"hours": '"24:00"'}, "is not a time of day"),
        ({"hours": ""}, "is empty; write when it is read"),
        ({"query": "../own.sql"}, "neither 'standard safeguarding dataset' nor"),
        ({"query": "other.sql"}, "wants the file 'other.sql' beside the plan"),
        ({"sql": "DELETE FROM caseloads"}, "does not begin with SELECT or WITH"),
        ({"sql": "SELECT 1 --" + "x" * 20_000}, "has over 20,000 characters"),
    ],
)
def test_what_cannot_be_is_refused(read, fields, said):
    with pytest.raises(Refused) as caught:
        read(**fields)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)


def test_two_sources_of_one_name_are_refused(read, tmp_path):
    read()
    path = tmp_path / "plan.yaml"
    again = "  - {name: case system, url: B_URL, hours: ['06:00']}\n"
    path.write_text(path.read_text("utf-8") + again, "utf-8")
    with pytest.raises(Refused, match="is there twice"):
        read_file(path, None, AT)
