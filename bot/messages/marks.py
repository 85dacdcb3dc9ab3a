"""The line below a table of figures: periods, targets' dates and what the marks mean."""

from collections.abc import Sequence

from bot.domain.period import PeriodKind
from bot.messages.view import View
from bot.messages.words import inert, joined, listed, named
from bot.rules.status import Standing

LABELS = 6
"""Periods, dates or reasons told apart in one line; what a mark means is said for all."""
NAMED = 8


def marks(view: View, standings: Sequence[Standing]) -> str:
    """ᵖ explained, each period and target date with the indicators it holds for."""
    return joined(
        [
            _periods(standings),
            _target_dates(standings),
            _provisional(view, standings),
            _held(standings),
            "illustrative figures, made for the sample" if _any_illustrative(standings) else None,
        ]
    )


def _periods(standings: Sequence[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    for each in standings:
        if each.outturn is not None:
            period = each.outturn.period
            label = (
                f"reported by {period.end:%B %Y}, period not stated"
                if period.kind is PeriodKind.UNSTATED
                else period.label
            )
            said.setdefault(label, []).append(each.indicator.ref)
    return _by_label(said)


def _target_dates(standings: Sequence[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    for each in standings:
        if each.target is not None:
            said.setdefault(f"targets for {each.target.by:%B %Y}", []).append(each.indicator.ref)
    return _by_label(said)


def _by_label(said: dict[str, list[str]]) -> str | None:
    if not said:
        return None
    if len(said) == 1:
        return next(iter(said))
    labels = [f"{label} ({listed(refs, NAMED)})" for label, refs in said.items()]
    rest = f"and {len(labels) - LABELS} more" if len(labels) > LABELS else None
    return ", ".join([*labels[:LABELS], *([rest] if rest else [])])


def _provisional(view: View, standings: Sequence[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    for each in standings:
        if each.outturn is not None and each.outturn.provisional:
            shown = each.outturn.note and not view.withholds(each.outturn, each.indicator)
            why = inert(each.outturn.note or "", 120) if shown else ""
            said.setdefault(why, []).append(each.indicator.ref)
    if not said:
        return None
    whys = [f"{listed(refs, NAMED)}: {named(why, 120)}" for why, refs in said.items() if why]
    whys = whys[:LABELS]
    return f"ᵖ provisional ({'; '.join(whys)})" if whys else "ᵖ provisional"


def _held(standings: Sequence[Standing]) -> str | None:
    held = [each for each in standings if each.held is not None]
    if not held:
        return None
    said = [_was(each.held) for each in held if each.held is not None]
    return f"no newer figure: {listed(said, NAMED)}"


def _was(held: Standing) -> str:
    when = f" in {held.outturn.period.label}" if held.outturn else ""
    return f"{held.indicator.ref} was {held.status.capitalize()}{when}"


def _any_illustrative(standings: Sequence[Standing]) -> bool:
    return any(each.outturn is not None and each.outturn.illustrative for each in standings)
