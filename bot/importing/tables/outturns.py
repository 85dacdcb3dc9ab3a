"""Rows of a table of outturns → outturns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind
from bot.domain.plan import Plan
from bot.importing.problems import Unreadable
from bot.importing.tables.dates import past_day, yes_or_no
from bot.importing.tables.numbers import agrees, number, percent, plain, whole
from bot.importing.tables.table import Cells
from bot.importing.texts import did_you_mean, quoted

_EARLIEST = 1990
_NO_FIGURE = {"n/a", "na", "#n/a", "null", "nil", "tbc", "tba", "x", "c", "[c]", "[x]"}
"""What people write where there is none; of the words of a milestone none is one of these."""
_APART = {PeriodKind.UNSTATED, PeriodKind.YEAR_TO_DATE}
_PERIOD_FORMS = "write 2018-09 for a month or 2018/19 Q2 for a quarter"


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal | None = None
    words: str | None = None


def read_outturns(rows: Iterable[Cells], plan: Plan, at: date) -> tuple[Outturn, ...]:
    """The outturns of the rows that nothing stands against; the rest have added their problems.

    An empty `value` reports the period as missing. The unit is kept even where it is the plan's: a
    plan that later names another one does not change what was reported. A period may
    not end after `at`, nor a figure be published after it.
    """
    indicators = {indicator.ref: indicator for indicator in plan.indicators}
    outturns = []
    seen: dict[tuple[str, date, date, PeriodKind | None], int] = {}
    for cells in rows:
        outturn = _outturn(cells, indicators, at)
        if outturn is None:
            continue
        first = seen.setdefault(_stretch(outturn), cells.row)
        if first != cells.row:
            cells.refuse(
                "period",
                f"{outturn.indicator} for {outturn.period.code} is there twice, in row {first} "
                f"and in row {cells.row}; delete the one that is wrong",
            )
        outturns.append(outturn)
    return tuple(outturns)


def _stretch(outturn: Outturn) -> tuple[str, date, date, PeriodKind | None]:
    """The same for two figures of one stretch of time, such as 2018/19 Q2 and 2018-07..2018-09.
    Where no period is stated, the figure is of another; the year to date is a figure of its own.
    """
    period = outturn.period
    apart = period.kind if period.kind in _APART else None
    return outturn.indicator, period.start, period.end, apart


def _outturn(cells: Cells, indicators: dict[str, Indicator], at: date) -> Outturn | None:
    indicator = cells.read("indicator", lambda text: _indicator(text, indicators))
    if indicator and "indicator" in cells.numbers and f"{indicator.ref}0" in indicators:
        cells.refuse(
            "indicator",
            f"{indicator.ref} is a number here, so it could also be {indicator.ref}0; format the "
            "cell as text and write it again",
        )
    period = cells.read("period", lambda text: _period(text, at))
    unit = cells.read_if_any("unit", _unit)
    cells.refuse_doubts("numerator", "denominator")
    numerator = cells.read_if_any("numerator", whole)
    denominator = cells.read_if_any("denominator", _denominator)
    counted_as = unit or (indicator.unit if indicator else None)
    share = _share(cells, counted_as, numerator, denominator)
    if counted_as not in (Unit.PERCENT, Unit.WORDS):  # no thousands of either
        cells.refuse_doubts("value")
    figure = cells.read("value", lambda text: _figure(text, counted_as, share))
    if figure:
        _against_its_parts(cells, figure, counted_as, numerator, share)
    provisional = cells.read_if_any("provisional", yes_or_no)
    illustrative = cells.read_if_any("illustrative", yes_or_no)
    published = cells.read_if_any("published", lambda text: past_day(text, at))
    if indicator is None or period is None or figure is None or not cells.sound:
        return None
    return Outturn(
        indicator=indicator.ref,
        period=period,
        value=figure.value,
        words=figure.words,
        unit=unit or indicator.unit,
        numerator=numerator,
        denominator=denominator,
        provisional=bool(provisional),
        illustrative=bool(illustrative),
        published=published,
        source=cells.text("source"),
        note=cells.text("note") or None,
        printed=cells.text("printed") or None,
        updated=cells.text("updated") or None,
    )


def _indicator(text: str, indicators: dict[str, Indicator]) -> Indicator:
    if not text:
        raise Unreadable("is empty; write the indicator's ref such as 5.1")
    if text in indicators:
        return indicators[text]
    names = {each.short: each.ref for each in indicators.values()}
    names |= {each.title: each.ref for each in indicators.values()}
    for name, ref in names.items():
        if name.casefold() == text.casefold():
            raise Unreadable(f"{quoted(text)} is the name of {ref}; write {ref}")
    number = text.partition(".")[0]
    under = [ref for ref in indicators if ref.startswith(f"{number}.")][:12]
    hint = f"; those under {number} are {', '.join(under)}" if under else did_you_mean(text, names)
    raise Unreadable(
        f"the plan has no indicator {quoted(text)}{hint or '; write one of its refs, such as 5.1'}"
    )


def _period(text: str, at: date) -> Period:
    if not text:
        raise Unreadable(f"is empty; {_PERIOD_FORMS}")
    period = _parsed(text)
    if period.end > at:
        raise Unreadable(
            f"the period {period.code} ends on {period.end}, after {at}, the day of this import; "
            "correct it, or report it once it is over"
        )
    if period.start.year < _EARLIEST:
        raise Unreadable(f"the period {period.code} is before {_EARLIEST}; correct the year")
    return period


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        said = str(error)
        raise Unreadable(said if "write" in said else f"{said}; {_PERIOD_FORMS}") from error


def _unit(text: str) -> Unit:
    for unit in Unit:
        if unit.casefold() == text.casefold():
            return unit
    hint = did_you_mean(text, Unit) or f"; write one of {', '.join(Unit)}"
    raise Unreadable(f"{quoted(text)} is not a unit{hint}")


def _denominator(text: str) -> Decimal:
    value = whole(text)
    if not value:
        raise Unreadable("the denominator is 0; leave numerator and denominator empty")
    return value


def _share(
    cells: Cells, unit: Unit | None, numerator: Decimal | None, denominator: Decimal | None
) -> Fraction | None:
    if numerator is None or denominator is None:
        return None
    if unit in (Unit.PERCENT, Unit.COUNT) and numerator > denominator:
        cells.refuse(
            "numerator",
            f"the numerator {plain(numerator)} is over the denominator {plain(denominator)}; "
            "correct one of them",
        )
        return None
    return Fraction(numerator) / Fraction(denominator)


def _figure(text: str, unit: Unit | None, share: Fraction | None) -> _Figure:
    if not text:
        return _Figure()
    if not any(each.isalnum() for each in text) or text.casefold() in _NO_FIGURE:
        raise Unreadable(f"{quoted(text)} is no figure; leave the cell empty where there is none")
    if unit is Unit.WORDS:
        return _Figure(words=text)
    if unit is Unit.PERCENT:
        return _Figure(percent(text, share))
    if text.endswith("%") and unit is not None:
        raise Unreadable(
            f"{quoted(text)} is a percentage and the unit is {unit}; write 'percent' in "
            "the column unit if it is one, else delete the sign"
        )
    return _Figure(whole(text) if unit is Unit.COUNT else number(text.removesuffix("%")))


def _against_its_parts(
    cells: Cells,
    figure: _Figure,
    unit: Unit | None,
    numerator: Decimal | None,
    share: Fraction | None,
) -> None:
    parts = cells.text("numerator"), cells.text("denominator")
    if any(parts) and figure.value is None:
        cells.refuse(
            "value",
            "there are a numerator or a denominator and no number they belong to; write the "
            "value, or delete them",
        )
    if unit is Unit.COUNT and None not in (numerator, figure.value) and numerator != figure.value:
        cells.refuse(
            "value",
            f"the count is not its numerator {parts[0]}, which is what was counted; correct one of "
            "them",
        )
    if unit is Unit.PERCENT and share is not None and figure.value is not None:
        told = f"{float(share * 100):.1f}"
        if not agrees(figure.value, share):
            cells.refuse(
                "value",
                f"{plain(figure.value)}% does not agree with {parts[0]} of {parts[1]}, which is "
                f"{told}%; correct one of them",
            )
