"""What a report for the public withholds: figures that count few people, and texts that would say
so. Worked out once for all its tables and texts together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from bot.domain.indicator import Indicator
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period
from bot.domain.plan import Recommendation
from bot.messages.view import View
from bot.rules.assessment import Assessment
from bot.rules.disclosure.stated import (
    Stated,
    key_of,
    key_of_baseline,
    of_outturn,
    of_printed,
    recommendation_of,
)
from bot.rules.disclosure.suppression import SMALL, people_counted
from bot.rules.disclosure.texts import Beside, may_be_said
from bot.rules.disclosure.together import withheld_together


@dataclass(frozen=True, slots=True)
class Withheld:
    """`figures` are the keys of those withheld; `texts` those that may be said, by the number of
    their recommendation.
    """

    figures: frozenset[str] = frozenset()
    texts: Mapping[int, AbstractSet[str]] = field(default_factory=dict)


def withheld_from_all(now: Assessment, before: Assessment | None) -> Withheld:
    """Works out what every report of `now`, compared with `before`, withholds from the public: the
    same whichever figures a kind of report states, as whoever has one may have the others.
    """
    view = View(now, Audience.WIDE, replayed=True)
    stated = list(_stated(view, before))
    hidden = withheld_together(stated)
    texts: dict[int, set[str]] = defaultdict(set)
    beside = _beside(stated, hidden)
    refs = frozenset(each.ref for each in now.plan.indicators)
    for number, text in _marked(view, before):
        if may_be_said(text, beside(number), refs):
            texts[number].add(text)
    return Withheld(hidden, texts)


def _reported(view: View, before: Assessment | None) -> Iterator[tuple[Indicator, Outturn]]:
    for ref, history in view.assessment.histories.items():
        earlier = before.histories.get(ref) if before is not None else None
        known = (*history.known, *(earlier.known if earlier is not None else ()))
        found = {key_of(each): each for each in known if not each.missing}
        for each in found.values():
            yield history.indicator, each


def _stated(view: View, before: Assessment | None) -> Iterator[Stated]:
    for indicator, outturn in _reported(view, before):
        # What the council published before is held to the same rule here.
        held = view.withholds(replace(outturn, published=None), indicator)
        yield of_outturn(outturn, indicator, withheld=held)
    for indicator in view.assessment.plan.indicators:
        if (baseline := indicator.baseline) is not None and baseline.value is not None:
            counts = tuple(people_counted(indicator.unit, baseline.value, None, None))
            yield Stated(
                key_of_baseline(indicator),
                indicator.ref,
                indicator.recommendation,
                _read(baseline.period),
                counts,
                withheld=any(count < SMALL for _, count in counts),
            )
    for figure in view.assessment.plan.figures:
        held = view.withholds_printed(replace(figure, published=None))
        yield of_printed(figure, view.assessment.plan, withheld=held)


def _read(written: str | None) -> Period | None:
    try:
        return Period.parse(written or "")
    except ValueError:
        return None


def _beside(stated: Sequence[Stated], hidden: frozenset[str]) -> Callable[[int], Beside]:
    """What the texts of a recommendation stand beside, by its number."""
    held = [each for each in stated if each.key in hidden]
    withheld = {each.recommendation for each in held}
    counted = {each.recommendation for each in stated if each.counts and each.key not in hidden}
    shares = tuple(each.share for each in held if each.share is not None)
    return lambda number: Beside(number in withheld, number in counted, shares)


def _marked(view: View, before: Assessment | None) -> Iterator[tuple[int, str]]:
    """Yields each text that is for publication where it counts nobody, with the number of its
    recommendation: those of recommendations that the plan marks, targets in words as all targets
    are, and what stands in words in or beside a figure that the council published.
    """
    plan = view.assessment.plan
    for recommendation in plan.recommendations:
        yield from ((recommendation.number, each) for each in read_of(recommendation))
    for indicator, outturn in _reported(view, before):
        if outturn.published is not None:
            said = (outturn.words, outturn.printed, outturn.updated)
            yield from ((indicator.recommendation, each) for each in said if each)
    for figure in plan.figures:
        if figure.published is not None and figure.period:
            yield recommendation_of(figure, plan), figure.period


def read_of(recommendation: Recommendation) -> list[str]:
    """Lists the texts of the plan that are for publication where they count nobody."""
    targets = [target for each in recommendation.indicators for target in each.targets]
    worded = [each.words for each in targets if each.words]
    marked = texts_of(recommendation) if recommendation.publish else []
    return list(dict.fromkeys([*marked, *worded]))


def texts_of(recommendation: Recommendation) -> list[str]:
    """Lists the texts that `publish` marks, each once: evidence, actions, reasons, and baselines in
    words.
    """
    said = [*recommendation.evidence]
    for action in recommendation.actions:
        said += [action.text, action.progress or "", action.printed or ""]
    said += [each.reason for each in recommendation.ratings]
    for indicator in recommendation.indicators:
        if indicator.baseline is not None:
            said += [indicator.baseline.words or "", indicator.baseline.period or ""]
    return [each for each in dict.fromkeys(said) if each]
