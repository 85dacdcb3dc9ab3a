"""What stands above or beside a table of caseloads and is so in every row: its day, its team."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.importing.tables.caseload_columns import Below
from bot.importing.tables.caseload_headings import named_column, stated_day
from bot.importing.tables.rows import Row, letter

_TEAM = re.compile(r"(?:team|team name)\s*[:-]\s*(.*)", re.IGNORECASE)
_RANGE = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")


def given_of(below: Below, file: str) -> tuple[Mapping[str, str], str]:
    """Finds what is given for every row, by column; and "sheet" or "file" where the day is only in
    the name of one of these. Raises Unreadable where several days are.
    """
    header = below.header.number
    above = [each for each in below.source.rows(header - 1) if each.number < header]
    day, day_from = _day_of(above, below.source.title, file)
    return ({"date": day} if day else {}) | _team_of_all(above, below), day_from


def merges_no_figures(
    name: str, header: int, columns: Sequence[str | None], alone: AbstractSet[int]
) -> bool:
    """Tells whether the merged cells `name`, such as A3:A5, part no figures: teams of several rows,
    texts of one, or a line that holds nothing else (`alone`), below the `header`.
    """
    found = _RANGE.fullmatch(name)
    if found is None or int(found[2]) <= header:
        return False
    letters = [letter(place) for place in range(len(columns))]
    if found[1] not in letters or found[3] not in letters:
        return found[2] == found[4] and int(found[2]) in alone
    named = set(columns[letters.index(found[1]) : letters.index(found[3]) + 1])
    if found[2] == found[4]:
        return int(found[2]) in alone or named <= {"team", "worker", "role", None}
    return found[1] == found[3] and named <= {"team", None}


def _day_of(above: Sequence[Row], title: str, file: str) -> tuple[str | None, str]:
    if day := stated_day(above):
        return day, ""
    for where, name in (("sheet", title), ("file", file.rpartition(".")[0])):
        text = name.replace("_", " ")
        if day := stated_day([Row(1, (text,))], f"stand in the name of the {where}"):
            return day, where
    return None, ""


def _team_of_all(above: Sequence[Row], below: Below) -> dict[str, str]:
    """The team of a table that has no column of teams: the one that the rows `above` it name, or ""
    where each team stands in a row of its own among its workers.
    """
    if "team" in map(named_column, below.header.cells):
        return {}
    if below.opens_with_a_team():
        return {"team": ""}
    texts = [text for row in above for cell in row.cells if (text := cell.strip())]
    for text, after in zip(texts, [*texts[1:], ""], strict=True):
        if found := _TEAM.fullmatch(text):
            return {"team": found[1] or after} if found[1] or after else {}
    return {}
