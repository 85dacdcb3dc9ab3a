"""Remarks on what a file of caseloads brought."""

from dataclasses import dataclass
from datetime import date

from bot.importing.texts import listed_few, quoted
from bot.messages.words import counted


@dataclass(frozen=True, slots=True)
class NewTeams:
    """`teams` that neither the plan nor earlier extracts know, each as it is to be shown."""

    teams: tuple[str, ...]

    def __str__(self) -> str:
        return f"new teams: {', '.join(self.teams)}"


@dataclass(frozen=True, slots=True)
class LeftOutRows:
    """Numbers of rows that are no worker's: `summed` agree with the rows they add up, `averages`
    were not held against anything, `notes` hold a text alone.
    """

    summed: tuple[int, ...] = ()
    averages: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()

    def __str__(self) -> str:
        told = (
            (self.summed, "of totals, which agree with their rows in every column"),
            (self.averages, "of averages or counts"),
            (self.notes, "of notes"),
        )
        said = [
            f"{counted(len(rows), 'row')} {what} ({listed_few([str(row) for row in rows])})"
            for rows, what in told
            if rows
        ]
        return f"left out: {'; '.join(said)}"


@dataclass(frozen=True, slots=True)
class TeamsOfBlocks:
    """How many rows name no team and were given that of their block, by `teams`."""

    teams: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        named = [f"{quoted(team)} ({rows})" for team, rows in self.teams]
        rows = counted(sum(rows for _, rows in self.teams), "row has", "rows have")
        return f"{rows} the team of the block they stand in: {listed_few(named)}"


@dataclass(frozen=True, slots=True)
class SheetsBeside:
    """`names` of the sheets in which no header of caseloads was found."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        sheets = counted(len(self.names), "other sheet")
        return f"{sheets} not read: {listed_few([quoted(each) for each in self.names])}"


@dataclass(frozen=True, slots=True)
class DayFrom:
    """The day of an extract was found in the name of the file or of the sheet (`where`)."""

    day: date
    where: str

    def __str__(self) -> str:
        return f"the day, {self.day}, is that in the name of the {self.where}"


@dataclass(frozen=True, slots=True)
class AnnexRead:
    """What was read of Annex A: its `lists`, children on `several` of them, workers whose names
    became references (`named`), those of whom role and hours are `unknown`, sheets left out, and
    children whom one list has `twice`, with two workers.
    """

    lists: tuple[int, ...]
    several: int
    named: int
    unknown: int
    left_out: tuple[str, ...]
    twice: int = 0

    def __str__(self) -> str:
        said = [f"{listed_few([f'list {each}' for each in self.lists])} of Annex A"]
        if self.several:
            are = counted(self.several, "child is", "children are")
            said.append(f"{are} on several lists, and counted once")
        if self.twice:
            has = counted(self.twice, "child has", "children have")
            said.append(f"{has} two workers in one list, and counted for the first")
        if self.named:
            said.append(f"{counted(self.named, 'name')} became references")
        if self.unknown:
            said.append(
                f"of {counted(self.unknown, 'worker')} no earlier extract says role and hours: "
                "counted as full time, with no range agreed"
            )
        if self.left_out:
            said.append(f"left out: {listed_few([quoted(each) for each in self.left_out])}")
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class CensusRead:
    """How many `workers` of a workforce census were in post; `left` had gone before its day, and of
    `silent` ones it says no cases.
    """

    workers: int
    left: int
    silent: int

    def __str__(self) -> str:
        said = [f"{counted(self.workers, 'worker')} in post, by reference"]
        if self.left:
            said.append(f"{counted(self.left, 'worker')} who had left before the day left out")
        if self.silent:
            said.append(f"of {counted(self.silent, 'worker')} no cases are stated: counted as none")
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class BesideWorkers:
    """What an extract has beside its workers at work: `unallocated` open cases, `away` workers who
    are not at work, and `shared` ones who are in several teams; and what only some of its rows
    say, in the `silent` columns.
    """

    day: date
    unallocated: int | None = None
    away: int = 0
    shared: int = 0
    silent: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = [
            None if self.unallocated is None else counted(self.unallocated, "unallocated case"),
            counted(self.away, "worker") + " not at work (FTE 0)" if self.away else None,
            counted(self.shared, "worker") + " in several teams" if self.shared else None,
            *(
                f"'{each}' is not filled for every worker with a case: no average comes of it"
                for each in self.silent
            ),
        ]
        return f"{self.day}: {', '.join(each for each in said if each)}"
