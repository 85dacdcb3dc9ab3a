"""A claim set against what is known on the day: where they differ, and where nobody can be sure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.indicator import Indicator, Unit
from bot.domain.outturn import Outturn
from bot.domain.plan import PrintedFigure, Recommendation
from bot.rules.claims.agreeing import (
    agrees,
    current,
    figure_of,
    is_cut_short,
    is_near,
    same,
    stated_targets,
)
from bot.rules.claims.beside import contradicted, say_figure_of, say_targets
from bot.rules.claims.claim import Claim, Hedge
from bot.rules.claims.matching import beside_the_point, in_common, leading, matches, words_of
from bot.rules.claims.reading import claims_in
from bot.rules.claims.words import sharing
from bot.rules.movement import History


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known on a day: the plan's recommendations, what follows from their figures (by the
    indicator's ref), and the figures that the plan prints beside them.
    """

    recommendations: tuple[Recommendation, ...]
    histories: Mapping[str, History]
    printed: tuple[PrintedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence that claims something else than is known."""

    sentence: str
    claim: str
    """As it is written: "8%", "above target"."""
    indicator: Indicator
    outturn: Outturn | None
    """The figure it was compared with; None for a claim of what the target is."""
    figure: str
    """What is known: "8.1% (3 of 37) for September 2018", or with a target or others beside it "…,
    and its target is 18% or less"."""
    compared: str
    """What was set beside what: "“8%” with the figure for September 2018, by the word plan"."""

    def say(self) -> str:
        """Says it in one plain sentence, as raw text."""
        verb = "has the target" if self.outturn is None else "stands at"
        of = f"{self.indicator.ref} ({self.indicator.short})"
        return f"You write “{self.claim}”; {of} {verb} {self.figure}."


def differing(
    text: str, recommendation: int, facts: Facts, indicator: str | None = None
) -> tuple[Difference, ...]:
    """Lists where a text about a recommendation, or about one `indicator` of it, differs from the
    facts, each claim once, in the text's order.
    """
    claims = claims_in(text)
    if not claims:
        return ()
    own = next((each for each in facts.recommendations if each.number == recommendation), None)
    if own is None:
        return ()
    found = (_difference(each, own, facts, indicator) for each in claims)
    return tuple({(each.claim, each.indicator.ref): each for each in found if each}.values())


def _difference(
    claim: Claim, own: Recommendation, facts: Facts, ref: str | None
) -> Difference | None:
    if claim.bare and not (claim.refs or matches(claim.leading, own.indicators)):
        return None
    measures = [each for each in own.indicators if _speaks(claim, facts.histories[each.ref])]
    if claim.side is not None or claim.of_target:
        meant = _meant(claim, measures, ref)
        if meant is None or _is_of_a_part(claim, meant):
            return None
        return _of_target(claim, meant) if claim.of_target else _of_side(claim, meant, facts)
    if _is_printed(claim, own.number, facts):
        return None
    if any(agrees(claim, facts.histories[each.ref]) for each in _possible(claim, measures, ref)):
        return None
    meant = _meant(claim, measures, ref) or _cut_short(claim, measures, facts)
    if meant is None:
        meant = _elsewhere(claim, own, facts)
    if meant is None or _is_of_a_part(claim, meant):
        return None
    return _of_figure(claim, facts.histories[meant.ref])


def _meant(claim: Claim, measures: list[Indicator], ref: str | None) -> Indicator | None:
    """The indicator that the claim's clause names; where it names none, the one that the text is
    about. A bare number needs the name right before it.
    """
    by_number = [each for each in measures if each.ref in claim.refs]
    if len(by_number) == 1:
        return by_number[0]
    found = matches(claim.leading if claim.bare else claim.words, measures)
    if found:
        best = leading(found)
        return best.indicator if best else None
    if claim.bare:
        return None
    about = next((each for each in measures if each.ref == ref), None)
    if about is not None and claim.side is not None and beside_the_point(claim, about):
        return None
    return about


def _possible(claim: Claim, measures: list[Indicator], ref: str | None) -> list[Indicator]:
    named = [each.indicator for each in matches(claim.around, measures)]
    return [*named, *(each for each in measures if each.ref == ref)]


def _cut_short(claim: Claim, measures: list[Indicator], facts: Facts) -> Indicator | None:
    """Of several that the words fit alike, the only one whose figure is cut short in the claim."""
    near = [
        each.indicator
        for each in matches(claim.words, measures)
        if is_cut_short(claim, facts.histories[each.indicator.ref])
    ]
    return near[0] if len(near) == 1 else None


def _elsewhere(claim: Claim, own: Recommendation, facts: Facts) -> Indicator | None:
    """The indicator of another recommendation whose percentage the claim cuts short, in a sentence
    with a telling word of its names.
    """
    if claim.unit is not Unit.PERCENT or claim.hedge is not Hedge.NONE:
        return None
    others = [
        facts.histories[each.ref]
        for recommendation in facts.recommendations
        if recommendation is not own
        for each in recommendation.indicators
        if in_common(claim, each) and _speaks(claim, facts.histories[each.ref])
    ]
    if any(agrees(claim, each) for each in others):
        return None
    near = [each.indicator for each in others if is_cut_short(claim, each)]
    return near[0] if len(near) == 1 else None


def _speaks(claim: Claim, history: History) -> bool:
    """True where the claim's unit is that of the indicator's figures."""
    unit = history.indicator.unit
    if claim.side is not None:
        return True
    if claim.of is not None:
        return unit is Unit.PERCENT
    if not claim.of_target:
        figure = current(history)
        unit = (figure.unit if figure else None) or unit
    if claim.unit is None:
        return unit in (Unit.CASES, Unit.COUNT, Unit.SCORE, Unit.FTE, Unit.RATE)
    return claim.unit is unit


def _is_of_a_part(claim: Claim, indicator: Indicator) -> bool:
    return bool(claim.part - words_of(indicator).every)


def _is_printed(claim: Claim, number: int, facts: Facts) -> bool:
    """True where the plan prints the number for another measure of the recommendation."""
    return any(
        each.recommendation == number and each.indicator is None and each.value == claim.value
        for each in facts.printed
    )


def _of_figure(claim: Claim, history: History) -> Difference | None:
    figure = figure_of(claim, history)
    if figure is None or figure.value is None or claim.value is None:
        return None
    if claim.of is not None:
        alike = figure.numerator == claim.value or figure.denominator == claim.of
        return _found(claim, history.indicator, figure) if alike else None
    # "10% of repeat plans were for neglect" is a share of them, and no figure of theirs.
    near = is_cut_short(claim, history) if claim.share else is_near(claim.value, figure.value)
    if not near and (claim.bare or beside_the_point(claim, history.indicator)):
        return None
    return _found(claim, history.indicator, figure)


def _of_side(claim: Claim, indicator: Indicator, facts: Facts) -> Difference | None:
    figure = figure_of(claim, facts.histories[indicator.ref])
    wanted = None if figure is None else contradicted(claim, indicator, figure)
    if figure is None or wanted is None:
        return None
    return _found(claim, indicator, figure, wanted)


def _of_target(claim: Claim, indicator: Indicator) -> Difference | None:
    stated = stated_targets(indicator)
    if not stated or claim.value is None or claim.hedge is Hedge.ABOUT:
        return None
    if any(same(claim.value, each) for each in stated):
        return None
    compared = f"“{claim.written}” with its targets"
    said = say_targets(indicator)
    return Difference(claim.sentence, claim.written, indicator, None, said, compared)


def _found(
    claim: Claim, indicator: Indicator, figure: Outturn, wanted: str | None = None
) -> Difference:
    said = say_figure_of(figure, indicator)
    shared = sharing(claim.sentence, in_common(claim, indicator))
    by = f", by the word{'s' * (len(shared) > 1)} {', '.join(shared)}" if shared else ""
    compared = f"“{claim.written}” with {figure.period.figure}{by}"
    said = f"{said}, and {wanted}" if wanted else said
    return Difference(claim.sentence, claim.written, indicator, figure, said, compared)
