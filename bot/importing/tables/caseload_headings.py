"""The headings of caseload reports as councils write them, and the day that stands above."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.importing.problems import Unreadable
from bot.importing.tables.dates import day
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted

TYPES = ("cin", "cp", "cla", "care_leavers")
"""The columns of open cases by type."""
_WRITTEN = {
    "date": "snapshot date, extract date, report date, date of extract, date of report, as at",
    "worker": (
        "social worker, allocated worker, allocated social worker, case worker, caseworker, "
        "allocated case worker, allocated caseworker, worker ref, worker reference, worker id, "
        "worker name, social worker name, staff id, staff ref, staff member, employee, "
        "employee id, practitioner, allocated practitioner, lead worker, allocated to, "
        "full name, staff name, worker full name, officer, allocated officer, case holder, "
        "caseholder, key worker, keyworker, lead professional"
    ),
    "team": "team name, allocated team, worker team, service team",
    "role": (
        "job title, job role, role title, post title, position, worker role, job, grade, "
        "job grade, staff grade, worker grade"
    ),
    "fte": (
        "wte, full time equivalent, whole time equivalent, contracted fte, fte worked, total fte, "
        "current fte, actual fte"
    ),
    "agency": (
        "contract, contract type, employment type, employment status, employment, agency worker, "
        "agency permanent, agency or permanent, permanent agency, permanent or agency, is agency, "
        "agency yes no, agency y n, agency staff, agency flag"
    ),
    "open_cases": (
        "cases, caseload, open caseload, current caseload, case count, total cases, all cases, "
        "total caseload, total open cases, number of cases, no of cases, number of open cases, "
        "no of open cases, cases held, allocated cases, number of children, no of children, "
        "children, open children, total children, total"
    ),
    "cin": "child in need, children in need, cin cases, cin plan, cin plans",
    "cp": "child protection, cpp, cp plan, cp plans, child protection plan, cp cases",
    "cla": (
        "lac, cic, looked after, looked after children, looked after child, child looked after, "
        "children looked after, children in care, child in care, cla cases, lac cases"
    ),
    "families": (
        "number of families, no of families, family count, families held, open families, "
        "family groups, sibling groups"
    ),
    "registered": (
        "registered social worker, registered sw, is registered, sw registered, swe registered, "
        "registered with social work england, registered with swe"
    ),
    "care_leavers": "care leaver, leaving care, care leaver cases, cl",
    "source": "data source, system",
}
ALIASES = {
    written.replace(" ", "_"): name
    for name, listed in _WRITTEN.items()
    for written in listed.split(", ")
}
"""Each heading, as `plain_heading` writes it, with planbot's own name of the column."""
WEAK = frozenset(
    {
        "grade",
        "job_grade",
        "staff_grade",
        "worker_grade",
        "total",
        "all_cases",
        "number_of_children",
        "no_of_children",
        "children",
        "open_children",
        "total_children",
        "worker_name",
        "full_name",
        "staff_name",
        "worker_full_name",
        "social_worker_name",
    }
)
"""Those that count only where no plainer heading stands beside them."""
DERIVED = re.compile(
    r"%|\b(per ?cent|pct|percentage|average|avg|mean|utili[sz]ation|capacity|variance|weighted|"
    r"weighting|rank|rag)\b"
)
"""In a heading: what is worked out of other columns, and never one of them misspelt."""
_IN_BRACKETS = re.compile(r"([^()\[\]]+)[(\[]([^()\[\]]*)[)\]]")
_SAYS_NOTHING = re.compile(
    r"yes_no|y_n|yes_or_no|no_yes|0_1|fte|wte|number|no|count|open|current|total|all|children|cases|"
    r"open_cases|s_?17|section_17|s_?47|section_47|s_?20|ref|reference|id|name|contracted|"
    r"perm_agency|agency_perm|permanent_agency|agency_permanent|1[68]_(to_)?25|1[68]_plus|over_18"
)
"""In brackets behind a heading: what does not make it another column."""
_AROUND_A_TYPE = re.compile(
    r"^(?:(?:number|no|count)_of_|total_|open_|current_)*|_(?:cases|children|plans?|count|total)$"
)
_AS_AT = re.compile(r"\b(as at|as of|as on|on|at|snapshot|extract(ed)?|position)\b")
_DAY = re.compile(
    r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}\b"
    r"|\b[0-9]{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9},?[ -][0-9]{4}\b"
    r"|\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}\b|(?<![0-9])20[0-9]{6}(?![0-9])"
)


_MONTH = re.compile(r"\b20[0-9]{2}-[0-9]{2}\b(?!-)|\b[a-z]{3,9}[- ](?:20)?[0-9]{2}\b(?! ?[0-9])")
"""A month without a day, as it stands in small letters behind "as at"."""


def plain_heading(cell: str) -> str:
    """The heading in small letters, its words parted by underscores, without marks: "Agency/
    Permanent" is agency_permanent.
    """
    return "_".join(re.findall(r"[a-z0-9]+", cell.casefold()))


def named_column(cell: str) -> str | None:
    """The name of the column that a heading stands for, as ALIASES have it; None for any other.
    What stands in brackets counts where it says the same or nothing: "Agency (Yes/No)", "LAC
    (looked after)". So do the words around a type of cases: "No. of CIN cases".
    """
    plain = plain_heading(cell)
    if found := _known(plain):
        return found
    if brackets := _IN_BRACKETS.fullmatch(cell.strip()):
        name, inside = _known(plain_heading(brackets[1])), plain_heading(brackets[2])
        if _SAYS_NOTHING.fullmatch(inside) or _known(inside) == name:
            return name
    return None


def _known(plain: str) -> str | None:
    if plain in ALIASES or plain in _WRITTEN:
        return ALIASES.get(plain, plain)
    core = _AROUND_A_TYPE.sub("", plain)
    name = core if core in TYPES else ALIASES.get(core)
    return name if name in TYPES else None


def stated_day(above: Iterable[Row], where: str = "stand above the header") -> str | None:
    """The one day, as 2018-10-31, that the rows above a header name; None where there is none.
    Raises Unreadable where there are several and not one alone is said to be the day "as at".
    """
    above = list(above)
    found = [(each, bool(_AS_AT.search(text.casefold()))) for text, each in _days(above)]
    days = {each for each, _ in found}
    marked = {each for each, as_at in found if as_at}
    if days and not marked and (month := _month_as_at(above)):
        raise Unreadable(
            f"{quoted(month)} names no day, and {min(days)} is not said to be the one; write the "
            "day of the extract, as in 'as at 31/10/2018'"
        )
    if len(days) <= 1:
        return next(iter(days), None)
    if len(marked) == 1:
        return next(iter(marked))
    raise Unreadable(
        f"several days {where} ({', '.join(sorted(days))}); say which is the day of "
        "the extract, as in 'as at 31/10/2018', or add a column date"
    )


def _month_as_at(above: Iterable[Row]) -> str | None:
    """The line that says "as at" and goes on with a month."""
    for row in above:
        line = " ".join(" ".join(row.cells).split())
        said = _AS_AT.search(line.casefold())
        if said and not _DAY.search(line) and _MONTH.search(line.casefold(), said.end()):
            return line
    return None


def _days(above: Iterable[Row]) -> Iterator[tuple[str, str]]:
    for row in above:
        line = " ".join(row.cells)
        for match in _DAY.finditer(line):
            if written := _iso(match[0]):
                yield line[: match.start()], written


def _iso(text: str) -> str | None:
    plain = re.sub(r"(?<=[0-9])(st|nd|rd|th)\b", "", text).replace(",", "")
    plain = re.sub(r"[-. /]+", " ", plain)
    for form in ("%d %B %Y", "%d %b %Y", "%d %m %Y", "%d %m %y", "%Y%m%d"):
        try:
            return f"{datetime.strptime(plain, form):%Y-%m-%d}"  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    try:
        return f"{day(text):%Y-%m-%d}"
    except Unreadable:
        return None
