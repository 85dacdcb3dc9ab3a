"""What is said of a published file that was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.comparison import AreaFigure, Level
from bot.importing.texts import quoted
from bot.messages.words import counted, listed

_NAMED = 6


@dataclass(frozen=True, slots=True)
class AreasRead:
    """For which indicators the file has figures, of how many councils, and to which year."""

    refs: tuple[str, ...]
    councils: int
    latest: str
    source: str

    @classmethod
    def of(cls, figures: Sequence[AreaFigure]) -> "AreasRead":
        """Sums up the figures of a file, of which there is at least one."""
        councils = {each.area.key for each in figures if each.area.level is Level.AUTHORITY}
        latest = max(figures, key=lambda each: each.period.end)
        refs = tuple(dict.fromkeys(each.indicator for each in figures))
        return cls(refs, len(councils), latest.period.label, latest.source)

    def __str__(self) -> str:
        return (
            f"read as figures of other areas ({self.source}) for {listed(self.refs, _NAMED)}: "
            f"{counted(self.councils, 'council')}, to {self.latest}; no outturn is changed"
        )


@dataclass(frozen=True, slots=True)
class NoOwnArea:
    """The council's own area, which the file has no figure of."""

    authority: str

    def __str__(self) -> str:
        return f"the file has no figure of {quoted(self.authority)}, your own area"


@dataclass(frozen=True, slots=True)
class RowsOfNoArea:
    """What the file calls the areas that cannot be compared with."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        said = [quoted(each) for each in self.names]
        return f"left out, as no council, region or country: {listed(said, _NAMED)}"


@dataclass(frozen=True, slots=True)
class NeighboursRead:
    """Of how many councils the file lists the neighbours, and by which model."""

    model: str
    councils: int

    def __str__(self) -> str:
        of = counted(self.councils, "council")
        return f"read as statistical neighbours of {of} by the model of {self.model}"


PublishedRemark = NeighboursRead | AreasRead | NoOwnArea | RowsOfNoArea
