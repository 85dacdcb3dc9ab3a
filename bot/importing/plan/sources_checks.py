"""What a plan's sources must mean, and the queries that stand in files beside it."""

import re
from dataclasses import replace
from pathlib import Path

from bot.domain.plan import Plan
from bot.domain.source import READY_MADE, DataSource
from bot.importing.database.asking import is_query
from bot.importing.plan.plan_nouns import Places
from bot.importing.plan.yaml_tree import PlanProblems
from bot.importing.problems import Unreadable
from bot.importing.texts import quoted

MOST_SOURCES = 10
LONGEST_QUERY = 20_000
_HOUR = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
_VARIABLE = re.compile("[A-Z][A-Z0-9_]{1,60}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,80}\.sql")


def check_sources(places: Places, problems: PlanProblems) -> None:
    """Adds a problem for each source whose hours, variable or query cannot be."""
    seen: set[str] = set()
    for path, source in places.of(DataSource):
        _check(path, source, problems)
        if source.name.casefold() in seen:
            problems.at(f"{path}.name", f"{quoted(source.name)} is there twice; rename one")
        seen.add(source.name.casefold())
    if len(seen) > MOST_SOURCES:
        problems.at("sources", f"more than {MOST_SOURCES}; keep those that bring caseloads")


def _check(path: str, source: DataSource, problems: PlanProblems) -> None:
    if not _VARIABLE.fullmatch(source.url):
        problems.at(
            f"{path}.url",
            "must be the name of an environment variable, such as SSD_DATABASE_URL; the address "
            "itself stands there and never in the plan",
        )
    if not source.hours:
        problems.at(f"{path}.hours", 'is empty; write when it is read, as ["06:30"]')
    for hour in source.hours:
        if not _HOUR.fullmatch(hour):
            problems.at(f"{path}.hours", f"{quoted(hour)} is not a time of day; write it as 06:30")
    if source.query != READY_MADE and not _FILE.fullmatch(source.query):
        problems.at(
            f"{path}.query",
            f"{quoted(source.query)} is neither '{READY_MADE}' nor the name of a .sql file beside "
            "the plan",
        )


def with_queries(plan: Plan, folder: Path | None) -> Plan:
    """The plan with the queries of the files in `folder`. Raises Unreadable for a file that is not
    there, is too long, or holds no SELECT.
    """
    return replace(plan, sources=tuple(_with_query(each, folder) for each in plan.sources))


def _with_query(source: DataSource, folder: Path | None) -> DataSource:
    if source.query == READY_MADE:
        return source
    path = (folder or Path()) / source.query
    if folder is None or not path.is_file():
        raise Unreadable(
            f"the source {quoted(source.name)} wants the file {quoted(source.query)} beside the "
            "plan; put it there"
        )
    try:
        sql = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"the file {quoted(source.query)} cannot be read as UTF-8") from error
    if len(sql) > LONGEST_QUERY:
        raise Unreadable(f"the query {quoted(source.query)} has over {LONGEST_QUERY:,} characters")
    if not is_query(sql):
        raise Unreadable(f"the file {quoted(source.query)} does not begin with SELECT or WITH")
    return replace(source, sql=sql)
