"""The page for those who have a scorecard and no YAML, followed to the letter."""

import re
import shlex
from datetime import datetime

from openpyxl import Workbook, load_workbook

from tests.unit.docs.pages import DOCS

PAGE = (DOCS / "how-to" / "start-in-an-hour.md").read_text("utf-8")
_SHEET = re.compile(r"^\*\*([A-Z][a-z ]+)\*\*[^|]*?\n\n((?:\|.*\n)+)", re.MULTILINE)
_WORKBOOK = re.compile(r"is `([a-z]+\.xlsx)`:\n\n((?:\|.*\n)+)")
_CSV = re.compile(r"```csv\n(.*?)```", re.DOTALL)
_STEP = re.compile(r"```sh\n(.*?)```\n(?:\n```text\n(.*?)```)?", re.DOTALL)


def cells(table):
    heads, _, *rows = [
        [cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()
    ]
    return heads, rows


def typed(text):
    """What Excel makes of it."""
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day
    return text or None


def fill_in(path):
    book = load_workbook(path)
    for name, table in _SHEET.findall(PAGE):
        sheet = book[name]
        heads, rows = cells(table)
        if name == "Plan":
            for row in sheet.iter_rows(min_row=2):
                said = dict(rows).get(row[0].value)
                row[1].value = typed(said) if said else row[1].value
            continue
        places = [[each.value for each in sheet[1]].index(head) + 1 for head in heads]
        for number, row in enumerate(rows, 3):
            for place, text in zip(places, row, strict=True):
                sheet.cell(number, place).value = typed(text)
    book.save(path)


def make_files(home):
    for name, table in _WORKBOOK.findall(PAGE):
        book = Workbook()
        heads, rows = cells(table)
        book.active.append(heads)
        for row in rows:
            book.active.append(row)
        book.save(home / name)
    (report,) = _CSV.findall(PAGE)
    (home / "caseloads.csv").write_text(report, encoding="utf-8")


def said_in_order(said, output):
    """Whether the lines stand in the output, one after the other; "…" is what the page leaves."""
    lines = iter(each.strip() for each in output.splitlines())
    return [
        each for each in said.split("\n") if each not in ("", "…") and each.strip() not in lines
    ]


def test_the_page_is_followed_and_every_answer_is_as_it_says(planbot, monkeypatch):
    monkeypatch.chdir(planbot.home)
    make_files(planbot.home)
    setting = {"DATABASE_URL": f"sqlite:///{planbot.home / 'northshire.db'}"}
    followed = 0
    for commands, said in _STEP.findall(PAGE):
        output = ""
        for command in commands.splitlines():
            program, *words = shlex.split(command)
            if program != "planbot":
                continue
            if "plan.xlsx" in words and words[0] == "import":
                fill_in(planbot.home / "plan.xlsx")
            done = planbot.call(*words, **setting)
            output += done.out + done.err
            followed += 1
        assert said_in_order(said, output) == [], output
    assert followed > 12
