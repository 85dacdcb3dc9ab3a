"""A figure that is reported again: what the second report leaves out, the first one has said.

A long list says 8 of 12, and a scorecard of the same month 66.7%. That is no other figure, so its
counts, note and source stay. A scorecard that says 70% has another one; what it rests on is not
said, and the 8 of 12 are kept beside it, as small counts stay small. Of what a file has no column
for it says nothing; an empty cell says that there is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.indicator import Unit
from bot.domain.outturn import Outturn, decimals

WITNESSES = 3
"""A file rounds to whole numbers where so many of its whole ones are what stands with decimals, and
most are: 85 by itself may well be 85.0, and another figure than 84.6.
"""
SURE = 12
"""Decimals of a percentage that a spreadsheet does not make up."""
Pair = tuple[Outturn, Outturn]
"""A report, and the figure that stands for its period."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a file rounds: `whole` are the units of which it rounds figures to whole numbers."""

    whole: frozenset[Unit | None]

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> "Rounding":
        """Finds how a file rounds by the figures that it repeats."""
        agree: dict[Unit | None, list[bool]] = {}
        for report, known in pairs:
            if report.value is None or known.value is None or report.unit != known.unit:
                continue
            if not decimals(report.value) and not _rounds_to(known.value, report.value, 1):
                agrees = _rounds_to(known.value, report.value, 0)
                agree.setdefault(report.unit, []).append(agrees)
        return cls(frozenset(unit for unit, each in agree.items() if _are_most(each)))

    def filled_in(self, report: Outturn, known: Outturn) -> Outturn:
        """The report with what `known`, the figure that stands for its period, says beyond it."""
        if self._is_a_form_of(report, known):
            report = replace(
                report,
                value=known.value,
                numerator=known.numerator,
                denominator=known.denominator,
                earlier_basis=known.earlier_basis,
            )
        elif report.basis is None and known.known_basis is not None:
            report = replace(report, earlier_basis=known.known_basis)
        if _says_as_much(report, known):
            left = [each for each in report.unsaid if not getattr(report, each)]
            report = replace(report, **{each: getattr(known, each) for each in left})
        return report

    def _is_a_form_of(self, report: Outturn, known: Outturn) -> bool:
        """Tells whether it is the figure that stands, perhaps rounded, without its counts."""
        if report.value is None or known.value is None or report.unit != known.unit:
            return False
        if (report.numerator, report.denominator) != (None, None):
            return False
        if report.value == known.value:
            return True
        places = max(decimals(report.value), 0 if report.unit in self.whole else 1)
        if places <= decimals(known.value) and _rounds_to(known.value, report.value, places):
            return True
        basis = known.basis
        share = basis and basis.denominator and 100 * basis.numerator / basis.denominator
        return bool(
            report.unit is Unit.PERCENT
            and share
            and _rounds_to(share, report.value, min(places, SURE))
        )


def reads_as_another(report: Outturn, known: Outturn) -> bool:
    """Tells whether two values differ by more than the rounding of either, to a decimal or less."""
    if report.value is None or known.value is None:
        return False
    places = min(decimals(report.value), decimals(known.value), 1)
    return not _rounds_to(known.value, report.value, places)


def came_without_counts(report: Outturn, known: Outturn) -> bool:
    """Tells whether another figure came without the counts that the one before it had."""
    return report.value is not None and report.basis is None and known.basis is not None


def _says_as_much(report: Outturn, known: Outturn) -> bool:
    if report.missing or (report.value is None) != (known.value is None):
        return False
    return report.words == known.words and not reads_as_another(report, known)


def _are_most(agree: list[bool]) -> bool:
    return sum(agree) >= WITNESSES and sum(agree) * 2 > len(agree)


def _rounds_to(value: Decimal, rounded: Decimal, places: int) -> bool:
    return abs(value - rounded) * 2 <= Decimal(1).scaleb(-places)
