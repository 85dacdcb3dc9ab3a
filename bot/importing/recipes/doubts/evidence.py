"""Which indicator the figures of a row are: those that are stored for the months it repeats."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.domain.outturn import Outturn
from bot.importing.recipes.shape import NUMBER

Stored = Mapping[str, Sequence[Outturn]]
"""The figures that are stored, by the ref of their indicator."""
_ROWS = 2_000
_PERIODS = 36
_ENOUGH = 2
"""So many figures of a row, and none of them an indicator's, are no accident."""


class Evidence:
    """The figures of rows, by the words of each, beside those that are stored."""

    def __init__(self, stored: Stored) -> None:
        self._stored: dict[str, dict[str, Decimal]] = {}
        for ref, outturns in stored.items():
            for each in outturns:
                if each.value is not None:
                    self._stored.setdefault(each.period.code, {})[ref] = each.value
        self._figures: dict[str, dict[str, Decimal]] = defaultdict(dict)

    def note(self, words: str, period: str, text: str) -> None:
        """Takes down the figure `text` of a row of these words for the code of a period."""
        if period not in self._stored or (
            words not in self._figures and len(self._figures) >= _ROWS
        ):
            return
        known = self._figures[words]
        text = text.strip()
        if len(known) < _PERIODS and NUMBER.fullmatch(text):
            known[period] = Decimal("".join(each for each in text if each in "0123456789.-"))

    def agreeing(self, words: str, ref: str) -> int:
        """Counts the figures of the rows of these words that are the indicator's stored ones; 0
        where more of them are not.
        """
        same = self._compared(words, ref)
        return sum(same) if sum(same) * 2 > len(same) else 0

    def differing(self, words: str, ref: str) -> int:
        """Counts the figures of the rows of these words where the indicator has others; 0 where any
        is the same, or where there is but one.
        """
        same = self._compared(words, ref)
        return len(same) if len(same) >= _ENOUGH and not any(same) else 0

    def _compared(self, words: str, ref: str) -> list[bool]:
        return [
            _same(figure, self._stored[period][ref])
            for period, figure in self._figures.get(words, {}).items()
            if ref in self._stored[period]
        ]


def _same(one: Decimal, other: Decimal) -> bool:
    """Whether two figures are one, to the digits of the shorter; a share is its percentage."""
    return _agree(one, other) or (abs(one) <= 1 and _agree(one * 100, other))


def _agree(one: Decimal, other: Decimal) -> bool:
    places = min(_places(one), _places(other))
    return abs(one - other) * 2 <= Decimal(1).scaleb(-places) and (
        places > 0 or one.to_integral_value() == other.to_integral_value()
    )


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
