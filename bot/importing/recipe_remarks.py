"""What is said of a file that was read by a recipe: how it was read, and what was left out."""

from dataclasses import dataclass

from bot.importing.texts import quoted
from bot.messages.words import counted, listed

_NAMED = 12


@dataclass(frozen=True, slots=True)
class ReadBy:
    """The recipe a file was read by; `confirmed` where a file like it was read by it before. Else
    `where` says where its headings stand, and `told` what each was taken for.
    """

    name: str
    confirmed: bool
    where: str
    told: tuple[str, ...]

    def __str__(self) -> str:
        if self.confirmed:
            return f"read by the recipe {self.name}"
        return (
            f"read by a new recipe, {self.name}: headings in {self.where}; "
            f"{listed(self.told, _NAMED)}. Where that is wrong: planbot recipes edit {self.name}"
        )


@dataclass(frozen=True, slots=True)
class AsAnswered:
    """The `ref` of a file that could be one of two indicators, and the one it was said to be."""

    ref: str
    own: str

    def __str__(self) -> str:
        return f"{self.ref} in this file is {self.own}, as was answered"


@dataclass(frozen=True, slots=True)
class ColumnsLeftOut:
    headings: tuple[str, ...]

    def __str__(self) -> str:
        return f"columns left out: {listed(self.headings, _NAMED)}"


@dataclass(frozen=True, slots=True)
class ReadBeside:
    """The columns that percentages were read from; `unkept` where their counts are left out."""

    columns: tuple[str, ...]
    unkept: bool

    def __str__(self) -> str:
        counts = "; counts of which nothing says what they are are left out" if self.unkept else ""
        return (
            "percentages read from the columns beside those with their counts: "
            f"{listed(self.columns, _NAMED)}{counts}"
        )


@dataclass(frozen=True, slots=True)
class Computed:
    """Percentages for which the file has their counts alone."""

    def __str__(self) -> str:
        return "percentages worked out from their numerators and denominators, to one decimal"


@dataclass(frozen=True, slots=True)
class HiddenLeftOut:
    headings: tuple[str, ...]

    def __str__(self) -> str:
        return f"hidden columns left out: {listed(self.headings, _NAMED)}"


@dataclass(frozen=True, slots=True)
class RowsLeftOut:
    """`rows` by number, and by sheet where there are several, left out because of what they are."""

    kind: str
    rows: tuple[int | str, ...]
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        rows = counted(len(self.rows), "row")
        numbers = ", ".join(str(each) for each in self.rows[:3])
        more = f" and {len(self.rows) - 3} more" if len(self.rows) > 3 else ""
        named = f": {listed([quoted(each, 60) for each in self.names], 3)}" if self.names else ""
        return f"{rows} left out ({self.kind}; {numbers}{more}){named}"


@dataclass(frozen=True, slots=True)
class CountsKept:
    rows: int

    def __str__(self) -> str:
        return f"{counted(self.rows, 'row')} of counts kept with their percentages"


@dataclass(frozen=True, slots=True)
class BlankLeftOut:
    count: int

    def __str__(self) -> str:
        return f"{counted(self.count, 'empty cell')} left out"


@dataclass(frozen=True, slots=True)
class EarlyLeftOut:
    headings: tuple[str, ...]

    def __str__(self) -> str:
        return f"left out, being for periods that are not over: {listed(self.headings, _NAMED)}"


@dataclass(frozen=True, slots=True)
class UnitsLeftOut:
    """The `refs` of those whose figures are in another unit than the plan's, as was answered."""

    refs: tuple[str, ...]

    def __str__(self) -> str:
        return f"left out, being in another unit, as was answered: {listed(self.refs, _NAMED)}"


@dataclass(frozen=True, slots=True)
class PrefilledLeftOut:
    """The codes of `periods` whose figures were all filled in beforehand, as was answered."""

    periods: tuple[str, ...]

    def __str__(self) -> str:
        return f"left out, being filled in beforehand, as was answered: {listed(self.periods)}"


@dataclass(frozen=True, slots=True)
class OtherAreas:
    """Rows of other areas by area: a plan may keep them as benchmarks."""

    areas: tuple[tuple[str, int], ...]
    latest: tuple[str, ...] = ()
    """The latest figure of each for each indicator, such as "England 1.2 2017/18: 21.4"."""

    def __str__(self) -> str:
        named = [f"{area} ({counted(count, 'row')})" for area, count in self.areas]
        said = f"rows of other areas left out: {listed(named, _NAMED)}"
        if not self.latest:
            return said
        return f"{said}; the plan could have as benchmarks: {listed(self.latest, _NAMED)}"


@dataclass(frozen=True, slots=True)
class SheetsLeftOut:
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"sheets left out: {listed([quoted(each) for each in self.names], _NAMED)}"


@dataclass(frozen=True, slots=True)
class TitleSaysProvisional:
    """A title of the file says so, and nothing says of which figures."""

    title: str
    recipe: str

    def __str__(self) -> str:
        return (
            f"the file says {quoted(self.title, 60)}, and its figures are taken as final; where "
            f"all are provisional: planbot recipes edit {self.recipe} --set 'provisional = yes'"
        )


@dataclass(frozen=True, slots=True)
class OwnRagDiffers:
    """The file's own RAG for the newest period is another than planbot's status for `examples`, as
    in "1.2 file Green, planbot Amber", of `compared` indicators.
    """

    examples: tuple[str, ...]
    compared: int

    def __str__(self) -> str:
        return (
            f"the file's own RAG differs for {len(self.examples)} of "
            f"{counted(self.compared, 'indicator')}: "
            f"{'; '.join(self.examples[:3])}{'; …' if len(self.examples) > 3 else ''}. "
            "planbot's status comes from the figure and the plan's target"
        )


@dataclass(frozen=True, slots=True)
class MarksRead:
    """`count` figures with a `mark` behind them were read as `rule` says: final or provisional."""

    mark: str
    rule: str
    count: int

    def __str__(self) -> str:
        figures = counted(self.count, "figure")
        return f"{figures} with {quoted(self.mark)} behind read as {self.rule}"


RecipeRemark = (
    AsAnswered
    | ReadBy
    | SheetsLeftOut
    | TitleSaysProvisional
    | Computed
    | ReadBeside
    | ColumnsLeftOut
    | HiddenLeftOut
    | RowsLeftOut
    | CountsKept
    | BlankLeftOut
    | EarlyLeftOut
    | PrefilledLeftOut
    | UnitsLeftOut
    | MarksRead
    | OwnRagDiffers
    | OtherAreas
)
