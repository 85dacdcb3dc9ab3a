"""What was taken in and should be known: a remark stands against nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.domain.plan import Plan
from bot.importing.caseload_remarks import (
    AnnexRead,
    BesideWorkers,
    CensusRead,
    DayFrom,
    LeftOutRows,
    NewTeams,
    SheetsBeside,
    TeamsOfBlocks,
)
from bot.importing.plan_remarks import PlanRemark
from bot.importing.published_remarks import PublishedRemark
from bot.importing.recipe_remarks import RecipeRemark
from bot.importing.texts import FEW, listed_few, quoted
from bot.messages.words import counted

_MANY = 3
"""Of fewer figures that were stored already nothing is said to be many."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`figures` as they stood before the file said that there are none."""

    figures: tuple[Outturn, ...]

    def __str__(self) -> str:
        return f"{_figures(self.figures)} taken back: {_named(self.figures)}"


@dataclass(frozen=True, slots=True)
class ManyChange:
    """So many figures of the `repeated` ones, which are stored already, are others in the file."""

    changed: int
    repeated: int

    def __str__(self) -> str:
        return (
            f"{self.changed:,} of the {self.repeated:,} figures that were stored already are "
            "others here. Unless so many were revised, rows or columns of the file have changed "
            "places: check some of them against last month's file"
        )


@dataclass(frozen=True, slots=True)
class LeftAsReported:
    """`figures` stand although the file leaves their cells empty."""

    figures: tuple[Outturn, ...]

    def __str__(self) -> str:
        return (
            f"{_figures(self.figures)} left as reported, where the file has an empty cell or a "
            f"mark: "
            f"{_named(self.figures)}; to take one back, write 'missing' or a note"
        )


@dataclass(frozen=True, slots=True)
class WithoutCounts:
    """`figures` that are others than those stored, and came without the counts known of those."""

    figures: tuple[Outturn, ...]

    def __str__(self) -> str:
        return (
            f"{_figures(self.figures)} revised without counts (n of d): {_named(self.figures)}; "
            "what was [c] by the counts known before stays [c]"
        )


@dataclass(frozen=True, slots=True)
class OtherPeriods:
    """`count` figures of an indicator are on another `kind` of period than it is `measured` by."""

    indicator: str
    count: int
    kind: PeriodKind
    measured: PeriodKind

    def __str__(self) -> str:
        one, several = self.kind.nouns
        stand = counted(self.count, f"figure for {one} stands", f"figures for {several} stand")
        return (
            f"{self.indicator}: {stand} beside it; the plan measures it {self.measured.by}, so "
            "no target is applied"
        )


@dataclass(frozen=True, slots=True)
class MoreOtherPeriods:
    """As OtherPeriods, of as many further indicators as one report has no room for."""

    indicators: int

    def __str__(self) -> str:
        return f"figures stand beside {counted(self.indicators, 'more indicator')} in the same way"


@dataclass(frozen=True, slots=True)
class Rounded:
    """`count` numbers had more digits than a spreadsheet keeps."""

    count: int

    def __str__(self) -> str:
        were = counted(self.count, "number was", "numbers were")
        return f"{were} rounded to 15 digits, as a spreadsheet does"


@dataclass(frozen=True, slots=True)
class CountsAreRounded:
    """`indicators` whose values agree with their counts only if those are rounded."""

    indicators: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"counts are rounded to 5 or 10, so that they do not give the value exactly: "
            f"{listed_few(self.indicators)}"
        )


@dataclass(frozen=True, slots=True)
class ReadAsYears:
    """`codes` could each be a month by itself, and stand among years of the same form."""

    codes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{listed_few(self.codes)} read as financial years, like the years beside"


@dataclass(frozen=True, slots=True)
class RefsByPlace:
    """`refs` that could have lost a nought, each with its name and which it is not taken for."""

    refs: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{listed_few(self.refs)}, by the order of the rows: nothing else in this file shows "
            "that no 0 is lost"
        )


@dataclass(frozen=True, slots=True)
class HiddenSheets:
    """`names` of the sheets that a workbook does not show, and that were not read."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        sheets = counted(len(self.names), "hidden sheet")
        return f"{sheets} left out: {listed_few([quoted(name) for name in self.names])}"


@dataclass(frozen=True, slots=True)
class LeftOutColumns:
    """`headings` of columns that were not read."""

    headings: tuple[str, ...]

    def __str__(self) -> str:
        columns = counted(len(self.headings), "column")
        return f"{columns} left out: {listed_few([quoted(each) for each in self.headings])}"


@dataclass(frozen=True, slots=True)
class OtherSheets:
    """`names` of the sheets of a plan's workbook that are no part of a plan."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        sheets = counted(len(self.names), "sheet")
        return (
            f"{sheets} left out, not of a plan: {listed_few([quoted(name) for name in self.names])}"
        )


@dataclass(frozen=True, slots=True)
class MissingSheets:
    """`names` of the sheets that a plan's workbook does not have: the plan has none of theirs."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        sheets = counted(len(self.names), "sheet")
        return (
            f"{sheets} not there, so the plan has nothing of them: "
            f"{listed_few([quoted(name) for name in self.names])}"
        )


Remark = (
    TakenBack
    | ManyChange
    | LeftAsReported
    | WithoutCounts
    | OtherPeriods
    | MoreOtherPeriods
    | Rounded
    | CountsAreRounded
    | ReadAsYears
    | RefsByPlace
    | NewTeams
    | HiddenSheets
    | LeftOutColumns
    | LeftOutRows
    | BesideWorkers
    | TeamsOfBlocks
    | DayFrom
    | SheetsBeside
    | AnnexRead
    | CensusRead
    | RecipeRemark
    | OtherSheets
    | MissingSheets
    | PlanRemark
    | PublishedRemark
)


def many_change(others: Sequence[Outturn], repeated: int) -> tuple[ManyChange, ...]:
    """Makes a remark where more than half of the `repeated` figures, which were stored already, are
    `others` in a file.
    """
    if repeated < _MANY or len(others) * 2 <= repeated:
        return ()
    return (ManyChange(len(others), repeated),)


def other_periods(outturns: Iterable[Outturn], plan: Plan) -> tuple[Remark, ...]:
    """Makes a remark for each indicator and kind of period that is not the plan's; one whose period
    the source leaves open is set against the target.
    """
    measured = {each.ref: each.measured for each in plan.indicators}
    counts = Counter(
        (each.indicator, each.period.kind)
        for each in outturns
        if not each.missing
        and each.period.kind not in (measured[each.indicator], PeriodKind.UNSTATED)
    )
    told: list[Remark] = [
        OtherPeriods(ref, count, kind, measured[ref])
        for (ref, kind), count in list(counts.items())[:FEW]
    ]
    rest = {ref for ref, _ in list(counts)[FEW:]}
    return (*told, MoreOtherPeriods(len(rest))) if rest else tuple(told)


def _figures(figures: Sequence[Outturn]) -> str:
    return counted(len(figures), "figure")


def _named(figures: Sequence[Outturn]) -> str:
    """The figures by indicator: "1.1 July, August, 1.2 August 2018", the year said once where it
    is the same for all.
    """
    shown = figures[:FEW]
    years = {each.period.end.year for each in shown}
    months = all(each.period.kind is PeriodKind.MONTH for each in shown)
    said = []
    last = None
    for each in shown:
        short = months and len(years) == 1 and each is not shown[-1]
        period = f"{each.period.end:%B}" if short else each.printed or each.period.short
        said.append(period if each.indicator == last else f"{each.indicator} {period}")
        last = each.indicator
    return listed_few(said, len(figures))
