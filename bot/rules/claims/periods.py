"""The period that a sentence speaks of: "in September 2018", "2017/18", "the year to date"."""

from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.rules.claims.words import Sentence, each_of, is_number

_MONTHS = (
    {name: number for number, name in enumerate(month_name) if name}
    | {name[:3]: number for number, name in enumerate(month_name) if name}
    | {"Sept": 9}
)
_QUARTERS = frozenset(["Q1", "Q2", "Q3", "Q4"])
_OTHER = each_of(
    "last previous previously ago earlier before months rolling quarter quarterly week weekly "
    "weeks year annual today yesterday morning since"
)
"""Words of a time that no one figure can be told by."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A month, with its year where one is named; a financial `year`, a `quarter` (of it, where one
    is named), or the year `to_date`; with none of them a period that can't be told.
    """

    month: int | None = None
    calendar: int | None = None
    year: str | None = None
    quarter: str | None = None
    to_date: bool = False


def spoken_period(sentence: Sentence, place: int) -> Spoken | None:
    """The period named in the clause of the word at `place`; else the only one that is named in a
    clause without a number of its own.
    """
    found = _periods(sentence.clause(place)) or [
        each
        for clause in sentence.every_clause()
        if not any(map(_is_another_number, clause))
        for each in _periods(clause)
    ]
    if not found:
        return None
    return found[0] if len(set(found)) == 1 else Spoken()


def _is_another_number(token: str) -> bool:
    return is_number(token) and not _is_a_year(token)


def _is_a_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")


def figure_for(spoken: Spoken, outturns: Sequence[Outturn]) -> Outturn | None:
    """The newest figure of that period; None where there is none, or the period can't be told."""
    return next((each for each in reversed(outturns) if _is_for(spoken, each)), None)


def _is_for(spoken: Spoken, outturn: Outturn) -> bool:
    period = outturn.period
    if spoken.month is not None:
        return (
            period.kind in (PeriodKind.MONTH, PeriodKind.DAY, PeriodKind.UNSTATED)
            and period.end.month == spoken.month
            and spoken.calendar in (None, period.end.year)
        )
    if spoken.quarter is not None:
        return (
            period.kind is PeriodKind.QUARTER
            and period.code.endswith(spoken.quarter)
            and period.code.startswith(spoken.year or "")
        )
    if spoken.year is not None:
        return period.kind is PeriodKind.YEAR and period.code == spoken.year
    return spoken.to_date and period.kind is PeriodKind.YEAR_TO_DATE


def _periods(tokens: Sequence[str]) -> list[Spoken]:
    found = []
    lower = [each.casefold() for each in tokens]
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        before = tokens[place - 1] if place else ""
        if token in _MONTHS:
            year = int(following) if len(following) == 4 and following.isdigit() else None
            found.append(Spoken(_MONTHS[token], year))
        elif token in _QUARTERS:
            found.append(Spoken(quarter=token, year=_year(before) or _year(following)))
        elif _year(token) and not {before, following} & _QUARTERS:
            found.append(Spoken(year=token))
        elif lower[place : place + 3] == ["year", "to", "date"]:
            found.append(Spoken(to_date=True))
        elif lower[place] in _OTHER or (_is_a_year(token) and before not in _MONTHS):
            found.append(Spoken())
    return found


def _year(token: str) -> str | None:
    return token if "/" in token and token[0].isdigit() else None
