"""The line below a table of figures: periods, targets' dates and what the marks mean."""

from collections.abc import Sequence

from bot.domain.outturn import Outturn
from bot.domain.period import PeriodKind
from bot.messages.text import imported
from bot.messages.view import View, in_period, reported_by
from bot.messages.words import joined, listed
from bot.rules.standing import Lack, NoData, Standing

LABELS = 6
"""Periods, dates or reasons told apart in one line; what a mark means is said for all."""
NAMED = 8


def marks(view: View, standings: Sequence[Standing]) -> str:
    """Explains ᵖ, each period and target date with the indicators it holds for."""
    return joined(
        [
            _periods(standings),
            _target_dates(standings),
            _provisional(view, standings),
            _updated(standings),
            _held(standings),
            _newer(view, standings),
            "illustrative figures, made for the sample" if _any_illustrative(standings) else None,
        ]
    )


def _periods(standings: Sequence[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    outturns = [(each.outturn, each) for each in standings if each.outturn is not None]
    for outturn, each in sorted(outturns, key=lambda of: _undated(of[0])):
        label = reported_by(outturn) if _undated(outturn) else outturn.period.label
        said.setdefault(label, []).append(each.indicator.ref)
    return _by_label(said)


def _undated(outturn: Outturn) -> bool:
    return outturn.period.kind is PeriodKind.UNSTATED


def _target_dates(standings: Sequence[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    for each in standings:
        if each.target is not None:
            said.setdefault(f"{each.target.by:%B %Y}", []).append(each.indicator.ref)
    dates = _by_label(said)
    return f"targets for {dates}" if dates else None


def _by_label(said: dict[str, list[str]]) -> str | None:
    """The label that holds for most, then the others with the indicators that they hold for."""
    if not said:
        return None
    (label, _), *others = sorted(said.items(), key=lambda each: -len(each[1]))
    rest = [f"{listed(refs, NAMED)}: {other}" for other, refs in others[: LABELS - 1]]
    more = [f"and {len(others) - len(rest)} more"] if len(others) > len(rest) else []
    return "; ".join([label, *rest, *more])


def _provisional(view: View, standings: Sequence[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    for each in standings:
        if each.outturn is not None and each.outturn.provisional:
            shown = each.outturn.note and not view.withholds(each.outturn, each.indicator)
            note = view.text(each.outturn.note or "", each.indicator.recommendation)
            why = imported(note, 120) if shown else ""
            said.setdefault(why, []).append(each.indicator.ref)
    if not said:
        return None
    whys = [f"{listed(refs, NAMED)}: {why}" for why, refs in said.items() if why]
    whys = whys[:LABELS]
    return f"ᵖ provisional ({'; '.join(whys)})" if whys else "ᵖ provisional"


def _updated(standings: Sequence[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    for each in standings:
        if each.outturn is not None and each.outturn.updated:
            when = imported(each.outturn.updated, 40)
            said.setdefault(when, []).append(each.indicator.ref)
    whens = [f"{listed(refs, NAMED)}: {when}" for when, refs in said.items()][:LABELS]
    return f"ᵘ updated after its period ({'; '.join(whens)})" if whens else None


def _held(standings: Sequence[Standing]) -> str | None:
    """The last known statuses: none fell due since, or there is no newer figure to compare."""
    held = [each for each in standings if isinstance(each, NoData) and each.held is not None]
    none_due = [_was(each) for each in held if each.lack is Lack.CASES]
    old = [_was(each) for each in held if each.lack is not Lack.CASES and each.beside is None]
    return (
        joined(
            [
                f"none fell due since: {listed(none_due, NAMED)}" if none_due else None,
                f"no newer figure: {listed(old, NAMED)}" if old else None,
            ]
        )
        or None
    )


def _newer(view: View, standings: Sequence[Standing]) -> str | None:
    """The figures on another kind of period that are newer than what stands in the table."""
    told = ((each, view.newer_beside(each)) for each in standings)
    said = [f"{_was(each) or each.indicator.ref}: {newer}" for each, newer in told if newer]
    return joined(said[:LABELS]) if said else None


def _was(standing: Standing) -> str:
    held = standing.held if isinstance(standing, NoData) else None
    if held is None:
        return ""
    return f"{held.indicator.ref} was {held.status.capitalize()} {in_period(held.outturn)}"


def _any_illustrative(standings: Sequence[Standing]) -> bool:
    return any(each.outturn is not None and each.outturn.illustrative for each in standings)
