"""What an indicator is compared with: other areas' figures, and who the neighbours are."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.mark import Mark
from bot.domain.period import Period


class NeighbourModel(StrEnum):
    """By which of the DfE's models the statistical neighbours of a council were chosen."""

    APRIL_2021 = "2021"
    MAY_2025 = "2025"


class Statistic(StrEnum):
    """What is made of the neighbours' figures. The Local Authority Interactive Tool gives the mean,
    the DfE's dashboard the median.
    """

    MEAN = "mean"
    MEDIAN = "median"


class YearEnd(StrEnum):
    """The day that a published year ends on, or that its census was taken on."""

    MARCH = "31 March"
    SEPTEMBER = "30 September"


class Level(StrEnum):
    """What kind of place an area is."""

    COUNTRY = "country"
    REGION = "region"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Which statistical neighbours the plan compares with."""

    model: NeighbourModel


@dataclass(frozen=True, slots=True)
class PublishedMeasure:
    """What the DfE's files call an indicator, and what its figures are out of."""

    measure: tuple[str, ...]
    """A column of the dashboard's files, or a measure of the Local Authority Interactive Tool."""
    per: str | None = None
    """What each figure is out of: "referral", where others count each child once."""
    released: date | None = None
    """The day its newest figures were published."""
    year_end: YearEnd = YearEnd.MARCH


@dataclass(frozen=True, slots=True)
class Area:
    """`code` is the DfE's number of a local authority, "855"; None for a region and a country."""

    name: str
    level: Level
    code: str | None = None

    @property
    def key(self) -> str:
        """The key the area is known by, however its name is written."""
        return self.code or self.name.casefold()

    def is_called(self, name: str) -> bool:
        """Tells whether a plan that says `name` means this area: its code or its name."""
        said = " ".join(name.split()).casefold()
        return said in (self.code, self.name.casefold())


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One published figure of an area; without a value `mark` says why there is none."""

    indicator: str
    area: Area
    period: Period
    value: Decimal | None
    source: str
    mark: Mark | None = None
    per: str | None = None
    released: date | None = None
    recorded: datetime | None = None
    """When planbot took it in (UTC); None until it is stored."""

    @property
    def place(self) -> tuple[str, str, str]:
        """The key of the figure, whatever it says: indicator, area and period."""
        return self.indicator, self.area.key, self.period.code


@dataclass(frozen=True, slots=True)
class NeighbourList:
    """The statistical neighbours of a local authority by a model: the DfE's codes, nearest first,
    and the region that the authority is in.
    """

    model: NeighbourModel
    authority: Area
    region: str
    codes: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The key of the list, whoever stands in it: model and council."""
        return self.model.value, self.authority.key
