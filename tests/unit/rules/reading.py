"""A reader who tries to work out hidden counts: a check that shares nothing with the rule's own.

It knows every shown count, how all counts add up, that none is under nought, which bands a role can
have at all, and that whoever holds 30 cases stands above the agreed range or has none.
"""

from dataclasses import dataclass, field

from bot.domain.people import Audience
from bot.rules.caseload_bands import OUTLIER, Band, band_of, ranges_by_role, summarise
from bot.rules.disclosure.caseloads import shown
from tests.making import day

SEEN = ("workers", "below", "within", "above", "outliers", "agency")


@dataclass
class Table:
    """`sums` are (parts, total); what is not in `seen` is hidden from the reader."""

    counts: dict = field(default_factory=dict)
    sums: list = field(default_factory=list)
    seen: set = field(default_factory=set)

    def small(self):
        return [cell for cell, count in self.counts.items() if count < 5]


def follows(table, cell):
    """True when every table that the reader could imagine has the same count in `cell`."""
    return not any(_imagine(table, {cell: step}) for step in (1, -1) if _allowed(table, cell, step))


def _imagine(table, changes):
    """Whether `changes`, each by one, can be completed so that all sums are right again."""
    broken = []
    for parts, total in table.sums:
        off = sum(changes.get(each, 0) for each in parts) - changes.get(total, 0)
        if off:
            broken.append((off, parts, total))
    if not broken:
        return True
    ways = [_ways(table, changes, *each) for each in broken]
    return any(_imagine(table, {**changes, cell: step}) for cell, step in min(ways, key=len))


def _ways(table, changes, off, parts, total):
    step = -1 if off > 0 else 1
    found = [(each, step) for each in parts] + [(total, -step)]
    return [way for way in found if way[0] not in changes and _allowed(table, *way)]


def _allowed(table, cell, step):
    return cell not in table.seen and table.counts[cell] + step >= 0


def caseload_table(extract, ranges, audience=Audience.WIDE):
    """Every count that follows from `extract`, and what `audience` is shown of them."""
    seen = shown(summarise([extract], ranges, day("2018-11-05")), audience)
    agreed = ranges_by_role(ranges)
    working = [each for each in extract.caseloads if each.open_cases]
    titles = {
        each.role: agreed[each.role.casefold()].title
        if each.role.casefold() in agreed
        else each.role
        for each in working
    }
    table = Table()
    _add(table, ("all", "All"), working, seen.everyone, like=working, agreed=agreed)
    for row in seen.roles:
        members = [each for each in working if titles[each.role] == row.title]
        _add(table, ("role", row.title), members, row, like=members, agreed=agreed)
    for row in seen.teams:
        members = [each for each in working if each.team == row.title]
        _add(table, ("team", row.title), members, row, like=working, agreed=agreed)
    for column in {cell[2] for cell in table.counts}:
        for kind in ("role", "team"):
            parts = [cell for cell in table.counts if (cell[0], cell[2]) == (kind, column)]
            if parts:
                table.sums.append((parts, ("all", "All", column)))
    return table, seen


def _add(table, key, members, row, *, like, agreed):
    """One group. A band that nobody of the roles in `like` can stand in is not there at all."""
    possible = {Band.NO_RANGE if _without(each, agreed) else Band.WITHIN for each in like}
    bands = ["below", "within", "above"] if Band.WITHIN in possible else []
    if Band.NO_RANGE in possible:
        bands.append("no range agreed")
    counts = {band: sum(band_of(each, agreed) == band for each in members) for band in bands}
    over = [each for each in bands if each in ("above", "no range agreed")]
    counts |= {
        "workers": len(members),
        "over": sum(counts[each] for each in over),
        "outliers": sum(each.open_cases >= OUTLIER for each in members),
        "agency": sum(each.agency for each in members),
        "permanent": sum(not each.agency for each in members),
    }
    counts["over but fewer"] = counts["over"] - counts["outliers"]
    table.counts |= {(*key, column): count for column, count in counts.items()}
    for parts, total in (
        (bands, "workers"),
        (over, "over"),
        (["outliers", "over but fewer"], "over"),
        (["agency", "permanent"], "workers"),
    ):
        table.sums.append(([(*key, each) for each in parts], (*key, total)))
    for column in (*SEEN, Band.NO_RANGE):
        count = row.no_range if column is Band.NO_RANGE else getattr(row, column)
        if count is not None and column in counts:
            assert count == counts[column]
            table.seen.add((*key, column))


def _without(caseload, agreed):
    return caseload.role.casefold() not in agreed
