"""The limits in the reference are those of the code, and none of the code's is left out."""

import ast
from importlib import import_module
from pathlib import Path

import bot.importing
from bot.importing.plan.plan_leaves import LENGTHS
from tests.unit.docs.pages import REFERENCE, rows, sections

MEGABYTE = 1024 * 1024
FOLDER = Path(bot.importing.__file__).parent
LIMITS = {
    "a file, in megabytes": "file_bytes.MOST_BYTES",
    "a workbook, in megabytes": "file_bytes.MOST_WORKBOOK_BYTES",
    "a workbook unpacked, in megabytes": "workbook.bounds.MOST_UNPACKED",
    "its rows and cells as they are kept while it is read, in megabytes": (
        "workbook.reader._MOST_PACKED"
    ),
    "its parts": "workbook.bounds.MOST_MEMBERS",
    "its sheets": "workbook.book._MOST_SHEETS",
    "merged ranges of a sheet": "workbook.sheet._MOST_MERGES",
    "areas whose conditional format can hide figures": "workbook.conditional._MOST_AREAS",
    "characters of a conditional format's formula": "workbook.conditional._LONGEST_FORMULA",
    "its texts": "workbook.texts._MOST_TEXTS",
    "characters of one of its texts, all pieces together": "workbook.texts.LONGEST_TEXT",
    "its styles": "workbook.styles._MOST_STYLES",
    "characters of a number format": "workbook.styles._LONGEST_CODE",
    "seconds for reading a workbook": "workbook.reader.MOST_SECONDS",
    "seconds of the processor for that": "workbook.child.MOST_PROCESSOR",
    "memory for that, in megabytes": "workbook.child.MOST_MEMORY",
    "problems told of one file; the rest are counted": "problems.MOST",
    "rows below the header": "tables.rows.MOST_ROWS",
    "columns": "tables.rows.MOST_COLUMNS",
    "characters of a line of CSV": "tables.csv_rows.LONGEST_LINE",
    "characters of a cell": "texts.LONGEST",
    "characters of a number": "tables.numbers.LONGEST_NUMBER",
    "digits of a number before it is rounded": "tables.numbers.MOST_DIGITS",
    "characters of a role in a caseload extract": "tables.caseloads.LONGEST_ROLE",
    "characters of a team in a caseload extract": "tables.caseloads.LONGEST_TEAM",
    "teams of a file": "tables.teams.MOST_TEAMS",
    "workers of a workforce census": "caseloads.census.MOST_WORKERS",
    "characters of one of its values": "caseloads.census.LONGEST_VALUE",
    "rows of the answer of a database": "database.asking.MOST_ANSWERED",
    "unallocated cases of a team in one row": "tables.caseload_cells.MOST_UNALLOCATED",
    "open cases of a worker": "tables.caseload_cells.MOST_OPEN",
    "characters of a plan file": "plan.yaml_tree.MOST_CHARACTERS",
    "values, lists and keys together": "plan.yaml_tree.MOST_NODES",
    "levels of nesting": "plan.yaml_tree.MOST_DEPTH",
    "sources": "plan.sources_checks.MOST_SOURCES",
    "characters of a query": "plan.sources_checks.LONGEST_QUERY",
    "recommendations": "plan.plan_checks.MOST_RECOMMENDATIONS",
    "indicators": "plan.plan_checks.MOST_INDICATORS",
    "entries of any other list": "plan.plan_nouns.MOST_ITEMS",
    "months until a rating is old": "plan.people_checks.LONGEST_REVIEW",
    "months that the audit and old messages are kept": "plan.people_checks.LONGEST_RETENTION",
    "working days until an alert is escalated": "plan.people_checks.LONGEST_WAIT",
    "characters of any other text": "texts.LONGEST",
}
ROUNDED = {"plan_remarks._MOST", "remarks._MOST"}
"""What bounds a message and refuses nothing."""


def value(name):
    module, _, constant = name.rpartition(".")
    return getattr(import_module(f"bot.importing.{module}"), constant)


def in_code():
    """Every constant of the importing code whose name says that it is a limit."""
    for path in FOLDER.rglob("*.py"):
        module = ".".join(path.relative_to(FOLDER).with_suffix("").parts)
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            name = node.targets[0].id
            if name.lstrip("_").startswith(("MOST", "LONGEST")):
                yield f"{module}.{name}"


def test_the_limits_of_the_reference_are_those_of_the_code():
    documented = {
        what: int(most.replace(",", ""))
        for section in ("Files", "Tables", "Plans")
        for what, most in rows(sections(REFERENCE / "limits.md")[section], "what", "at most")
    }
    expected = {
        what: value(name) // (MEGABYTE if "megabytes" in what else 1)
        for what, name in LIMITS.items()
    }
    expected |= {f"characters of a {key}": most for key, most in LENGTHS.items()}
    assert documented == expected


def test_no_limit_of_the_code_is_left_out_of_the_reference():
    assert set(in_code()) - ROUNDED == set(LIMITS.values())
