"""The line below a table of figures: periods, targets' dates and what the marks mean."""

from collections.abc import Iterable

from bot.domain.period import PeriodKind
from bot.messages.words import inert, joined, listed, named
from bot.rules.status import Standing


def marks(standings: Iterable[Standing]) -> str:
    """ᵖ explained, each period and target date with the indicators it holds for."""
    every = list(standings)
    return joined(
        [
            _periods(every),
            _target_dates(every),
            _provisional(every),
            _held(every),
            "illustrative figures, made for the sample" if _any_illustrative(every) else None,
        ]
    )


def _periods(standings: list[Standing]) -> str | None:
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


def _target_dates(standings: list[Standing]) -> str | None:
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
    return ", ".join(f"{label} ({listed(refs)})" for label, refs in said.items())


def _provisional(standings: list[Standing]) -> str | None:
    said: dict[str, list[str]] = {}
    for each in standings:
        if each.outturn is not None and each.outturn.provisional:
            why = inert(each.outturn.note, 120) if each.outturn.note else ""
            said.setdefault(why, []).append(each.indicator.ref)
    if not said:
        return None
    whys = [f"{listed(refs)}: {named(why, 120)}" for why, refs in said.items() if why]
    return f"ᵖ provisional ({'; '.join(whys)})" if whys else "ᵖ provisional"


def _held(standings: list[Standing]) -> str | None:
    held = [each for each in standings if each.held is not None]
    if not held:
        return None
    said = [_was(each.held) for each in held if each.held is not None]
    return f"no newer figure: {listed(said)}"


def _was(held: Standing) -> str:
    when = f" in {held.outturn.period.label}" if held.outturn else ""
    return f"{held.indicator.ref} was {held.status.capitalize()}{when}"


def _any_illustrative(standings: list[Standing]) -> bool:
    return any(each.outturn is not None and each.outturn.illustrative for each in standings)
