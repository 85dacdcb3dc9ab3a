"""Which indicator a row is for. A spreadsheet takes 1.10 for a number and makes it 1.1."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from bot.domain.indicator import Indicator
from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.importing.problems import Unreadable
from bot.importing.tables.table import Cells
from bot.importing.texts import did_you_mean, quoted

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Doubt:
    """The ref of a file that a spreadsheet may have made of another one, its `twin`. `why` says
    what makes it doubtful, and `place` where it stands first.
    """

    ref: str
    twin: str
    why: str
    place: str


class Refs:
    """Reads the column `indicator`: a ref of the plan, or the name of one indicator.

    Where the file is plain text, a ref that could have lost a nought is doubtful until something
    shows that it did not: a ref in the file that ends in one, or a later row of an indicator that
    stands between the two in the plan, in the same period or after all rows of the ref. What was
    `said` of a doubtful ref, by ref, settles it.
    """

    def __init__(self, plan: Plan, plain_text: bool, said: Mapping[str, str] = _NOTHING) -> None:
        self._indicators = {each.ref: each for each in plan.indicators}
        self._said = {
            ref: self._indicators[own] for ref, own in said.items() if own in self._indicators
        }
        self._numbers: dict[str, Cells] = {}
        """By ref, the first cell in which a spreadsheet holds it as a number."""
        self._doubled: set[str] = set()
        self._named = _named(plan.indicators)
        self._names = [name for each in plan.indicators for name in (each.short, each.title)]
        self._twins = twins(self._indicators)
        self._plain_text = plain_text and bool(self._twins)
        self._first: dict[str, Cells] = {}
        self._in_place: dict[str, bool] = {}
        self._seen: dict[tuple[str, Period], list[int]] = defaultdict(list)
        self._places: dict[str, set[int]] = defaultdict(set)
        self._followed: set[str] = set()
        self._preceded: set[str] = set()
        self._noughts = False

    def read(self, text: str) -> Indicator:
        """The indicator. Raises Unreadable."""
        known = self._said.get(text) or self._indicators.get(text)
        return known or self._other(text)

    def knows(self, text: str) -> bool:
        """Tells whether `text` is a ref, a code or a name of one indicator."""
        return text in self._indicators or text.casefold() in self._named

    def check_number(self, cells: Cells, indicator: Indicator) -> None:
        """Takes down a spreadsheet's number that could be another ref as well."""
        ref = indicator.ref
        if "indicator" in cells.numbers and ref in self._twins and ref not in self._said:
            self._numbers.setdefault(ref, cells)

    def note(self, cells: Cells, indicator: Indicator, period: Period) -> None:
        """Takes down what the row says of its own ref and of those further up."""
        ref = cells.text("indicator")
        if not (self._plain_text or ref in self._numbers) or ref != indicator.ref:
            return
        self._noughts = self._noughts or ref.endswith("0")
        if self._noughts:
            return
        number, _, place = ref.partition(".")
        self._note_order(number, int(place))
        above = self._seen[number, period]
        here = int(place)
        if here in above:
            self._doubled.add(ref)
        for each in above:
            if each < here < 10 * each:
                self._in_place.setdefault(f"{number}.{each}", True)
        if ref in self._twins and ref not in self._said:
            self._first.setdefault(ref, cells)
            if any(here < each < 10 * here for each in above):
                self._in_place[ref] = False
        above.append(here)

    def _note_order(self, number: str, here: int) -> None:
        """In a file that is sorted by indicator the periods need not be the same."""
        for each in self._places[number]:
            if each < here < 10 * each:
                self._followed.add(f"{number}.{each}")
            if here < each < 10 * here:
                self._preceded.add(f"{number}.{here}")
        self._places[number].add(here)

    def settle(self) -> tuple[Doubt, ...]:
        """Gives each ref that is still doubtful, once all rows are noted. Refuses one that stands
        there twice for a period: both the ref and its twin, most likely.
        """
        doubts = [
            self._doubt(ref, f"{ref} is a number here", cells)
            for ref, cells in self._numbers.items()
        ]
        if not self._noughts:
            doubts += [
                self._doubt(ref, "nothing in this file ends in 0", cells)
                for ref, cells in self._first.items()
                if ref not in self._numbers and not self._stands_in_place(ref)
            ]
        return tuple(each for each in doubts if each)

    def settled_by_place(self) -> tuple[str, ...]:
        """Gives each ref that only its place among the rows tells from its twin. Order may mislead:
        sorted as texts, 1.10 stands before 1.2 as well.
        """
        if self._noughts:
            return ()
        return tuple(
            f"{ref} {quoted(self._indicators[ref].short)} and not {twin} "
            f"{quoted(self._indicators[twin].short)}"
            for ref, twin in ((each, self._twins[each]) for each in self._first)
            if ref not in self._numbers and self._stands_in_place(ref)
        )

    def _stands_in_place(self, ref: str) -> bool:
        in_order = ref in self._followed and ref not in self._preceded
        return self._in_place.get(ref, in_order)

    def _doubt(self, ref: str, why: str, cells: Cells) -> Doubt | None:
        twin = self._twins[ref]
        if ref not in self._doubled:
            return Doubt(ref, twin, why, cells.place)
        cells.refuse(
            "indicator",
            f"{why}, so {ref} could also be {twin} that a spreadsheet has made a number; format "
            "the cells as text and write them again, or write the name, "
            f"{quoted(self._indicators[ref].short)}",
        )
        return None

    def _other(self, text: str) -> Indicator:
        if not text:
            raise Unreadable(f"is empty; write the indicator's ref{self._such_as()}")
        if named := self._named.get(text.casefold()):
            return self._indicators[named]
        number = text.partition(".")[0]
        under = [ref for ref in self._indicators if ref.startswith(f"{number}.")][:12]
        hint = (
            f"; those under {number} are {', '.join(under)}"
            if under
            else did_you_mean(text, self._names)
        )
        raise Unreadable(
            f"the plan has no indicator {quoted(text)}"
            f"{hint or f'; write one of its refs{self._such_as()}'}"
        )

    def _such_as(self) -> str:
        first = next(iter(self._indicators), None)
        return f", such as {first}" if first else ""


def _named(indicators: Iterable[Indicator]) -> dict[str, str]:
    """The ref of each short name, title and code that only one indicator has."""
    refs: dict[str, set[str]] = defaultdict(set)
    for each in indicators:
        for name in (each.short, each.title, *each.code):
            refs[name.casefold()].add(each.ref)
    return {name: next(iter(found)) for name, found in refs.items() if len(found) == 1}


def twins(refs: Iterable[str]) -> dict[str, str]:
    """Finds each ref that is what a number makes of another one, with that other one."""
    by_number: dict[Decimal, list[str]] = defaultdict(list)
    for ref in refs:
        by_number[Decimal(ref)].append(ref)
    return {
        same[0]: same[1]
        for each in by_number.values()
        if len(same := sorted(each, key=len)) > 1 and not same[0].endswith("0")
    }
