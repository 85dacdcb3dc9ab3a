"""The words that reports share: figures, targets, baselines and periods, or that none is stated."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.figures import say_figure, say_outturn, show_target
from bot.domain.indicator import Benchmark, Indicator, Target
from bot.domain.outturn import Outturn
from bot.domain.period import Period, PeriodKind, say_day
from bot.domain.plan import Owner, PrintedFigure, Recommendation
from bot.domain.rag import Rag, Rating
from bot.messages.benchmark_words import what_it_is
from bot.messages.owner import owner_name
from bot.messages.text import as_written, clip, imported
from bot.messages.view import when
from bot.messages.words import counted, listed
from bot.papers.brief import Brief
from bot.rules.assessment import Assessment
from bot.rules.between import Rerated, rerated
from bot.rules.comparable import comparable
from bot.rules.comparison import newest_of_each
from bot.rules.disclosure.stated import recommendation_of
from bot.rules.disclosure.suppression import HIDDEN
from bot.rules.movement import History
from bot.rules.questions import rating_of
from bot.rules.standing import Known

NOT_STATED = "not stated"
NOT_PUBLIC = "not for publication"
NONE_BEFORE = (
    "No report as at an earlier day is remembered, so no rating is compared with an earlier one."
)
_ENDS = (".", "!", "?", "…")
LONGEST = 20_000
"""Characters of one text; planbot reads none that is longer."""


def typed(text: str) -> str:
    """The text that people wrote, whole and marked as theirs, with nothing invisible in it."""
    return imported(text, LONGEST)


def words(brief: Brief, number: int, text: str) -> str:
    """Says a text of the recommendation of that number; that the readers may not see it."""
    return typed(text) if brief.says(number, text) else NOT_PUBLIC


def rating_lines(rating: Rating | None) -> tuple[str, ...]:
    """The letter, the word, and that it is derived where it is; that there is none."""
    if rating is None:
        return ("–", "Not rated")
    word = rating.rag.capitalize()
    return (f"*{letter(rating.rag)}*", word, *(("derived, not printed",) if rating.derived else ()))


def rating_counts(assessment: Assessment) -> str:
    """Says how many recommendations have which rating: "11 Green, 6 Amber, 0 Red."."""
    counts = Counter(
        rating.rag if (rating := rating_of(each)) else None
        for each in assessment.plan.recommendations
    )
    known = [Rag.GREEN, Rag.AMBER, Rag.RED]
    known += [Rag.BLUE] if Rag.BLUE in assessment.plan.meanings else []
    said = [f"{counts[rag]} {rag.capitalize()}" for rag in known]
    return ", ".join([*said, *([f"{counts[None]} not rated"] if counts[None] else [])]) + "."


def rerated_lines(brief: Brief, most: int = LONGEST) -> Iterator[str]:
    """Yields a sentence for each rating that changed since the day compared with, its reason in at
    most so many characters; one for all that were rated for the first time; or that none changed,
    or that there is no such day.
    """
    if brief.before is None:
        if not brief.public:
            yield NONE_BEFORE
        return
    changed = list(rerated(brief.before, brief.now))
    for each in changed:
        if each.before is not None:
            yield (
                f"*Recommendation {each.recommendation.number}*, "
                f"{typed(each.recommendation.short)}: from {each.before.rag.capitalize()} to "
                f"{each.after.rag.capitalize()}, as judged on {say_day(each.after.judged)}. "
                f"{reason_line(brief, each.recommendation, each.after, most)}"
            )
    first = [
        f"{rag.capitalize()} {recommendations_of(numbers)}"
        for rag in Rag
        if (numbers := [each.recommendation.number for each in changed if _first(each, rag)])
    ]
    if first:
        yield f"Rated for the first time since {say_day(brief.before.at)}: {'; '.join(first)}."
    if not changed:
        yield f"No rating changed since {say_day(brief.before.at)}."


def recommendations_of(numbers: Sequence[int]) -> str:
    """Says which recommendations: "recommendation 4", "recommendations 4, 5 and 7"."""
    noun = "recommendation" if len(numbers) == 1 else "recommendations"
    return f"{noun} {listed([str(each) for each in numbers], len(numbers))}"


def _first(found: Rerated, rag: Rag) -> bool:
    return found.before is None and found.after.rag is rag


def reason_line(
    brief: Brief, recommendation: Recommendation, rating: Rating, most: int = LONGEST
) -> str:
    """Says why a rating was given, in the words of whoever gave it."""
    reason = words(brief, recommendation.number, rating.reason) if rating.reason else NOT_STATED
    said = clip(reason, most)
    return f"Reason: {said}{'' if as_written(said).endswith(_ENDS) else '.'}"


def answers_for(brief: Brief, owner: Owner, recommendation: Recommendation | None) -> str:
    """Names who answers: "Head of Service (lead)"; where the plan names several leads and no owner
    "led by Head of Service and 2 others"; what the public may not read is left out.
    """
    if owner.role is not None:
        return owner_name(owner) if brief.names(owner.role) else NOT_PUBLIC
    leads = recommendation.leads if recommendation is not None else ()
    first = next((each for each in leads if brief.names(each)), None)
    if first is None:
        return owner_name(owner)
    others = f" and {counted(len(leads) - 1, 'other')}" if len(leads) > 1 else ""
    return f"led by {typed(first)}{others}"


def letter(rag: Rag) -> str:
    """The letter: "G", "A", "R", "B"."""
    return rag.value[0].upper()


def figure(brief: Brief, outturn: Outturn, indicator: Indicator) -> str:
    """The figure with what it stands on, "[c]" where the readers may not see it."""
    if brief.withholds(outturn, indicator):
        return HIDDEN
    if outturn.words is not None:
        return words(brief, indicator.recommendation, outturn.words)
    return typed(say_outturn(outturn, indicator))


def dated_figure(brief: Brief, outturn: Outturn, indicator: Indicator) -> str:
    """The same with its period: "8.1%, 3 of 37, in September 2018"."""
    return f"{figure(brief, outturn, indicator)}, {when(brief.as_stated(outturn))}"


def outturn_lines(brief: Brief, history: History) -> list[str]:
    """The latest figure that is set against the target and the one before it, then the newest on
    each other kind of period; that none is stated.
    """
    indicator = history.indicator
    every = history.known
    own = [each for each in comparable(indicator, every) if not each.missing]
    lines = [dated_figure(brief, each, indicator) for each in own[-1:]]
    latest = comparable(indicator, every)[-1:]
    if latest and latest[0].missing:
        mark = latest[0].mark
        why = f": {mark.reason}" if mark is not None else ""
        lines.insert(0, f"No figure {when(brief.as_stated(latest[0]))}{why}.")
    lines += [f"Before: {dated_figure(brief, each, indicator)}" for each in own[-2:-1]]
    kinds = {each.period.kind for each in own}
    newest: dict[PeriodKind, Outturn] = {
        each.period.kind: each
        for each in every
        if not each.missing and each.period.kind not in kinds
    }
    beside = sorted(newest.values(), key=lambda each: each.period.end, reverse=True)
    lines += [dated_figure(brief, each, indicator) for each in beside]
    return lines or [NOT_STATED]


def baseline_line(brief: Brief, indicator: Indicator) -> str:
    """The baseline's value with its period, as the plan has them."""
    baseline = indicator.baseline
    if baseline is None or (baseline.value is None and baseline.words is None):
        return NOT_STATED
    if brief.withholds_baseline(indicator):
        return HIDDEN
    said = (
        say_figure(baseline.value, indicator)
        if baseline.value is not None
        else words(brief, indicator.recommendation, baseline.words or "")
    )
    dated = baseline.period and (
        _is_period(baseline.period) or brief.says(indicator.recommendation, baseline.period)
    )
    period = f" ({_period(baseline.period)})" if baseline.period and dated else ""
    other = "" if baseline.comparable else ", which measures something else"
    return f"{said}{period}{other}"


def target_line(brief: Brief, target: Target, indicator: Indicator) -> str:
    """Says what is wanted: "≤ 22%", "In place"; that it is left open, or not for the readers."""
    if not target.stated:
        return NOT_STATED
    if target.words is not None:
        return words(brief, indicator.recommendation, target.words)
    return typed(show_target(target, indicator.unit, indicator.direction))


def target_set(brief: Brief, known: Known) -> str:
    """Says what a figure is set against: "≤ 22%"; "≤ £1,400,000 of £2,400,000" where it counts up,
    the share left out where the readers may not see the figure.
    """
    if brief.withholds(known.outturn, known.indicator):
        return target_line(brief, known.target, known.indicator)
    return brief.view.target(known)


def benchmark_lines(brief: Brief, indicator: Indicator) -> Iterator[str]:
    """Yields the newest comparator of each area, statistic and model: "England, 2017/18: 20.2%",
    "Statistical neighbours, 2024/25: 19.4% (mean, model of 2021)".
    """
    newest = newest_of_each(brief.benchmarks(indicator))
    ordered = sorted(newest, key=lambda each: each.year)
    return (_benchmark(each, indicator) for each in ordered)


def month(day: date) -> str:
    """The month of a target's day: "March 2020"."""
    return f"{day:%B %Y}"


def period_line(brief: Brief, printed: PrintedFigure) -> str:
    """Says the period of a figure that the plan prints; as it is written where planbot cannot read
    it.
    """
    if printed.period is None:
        return NOT_STATED
    if printed.dated is not None:
        return printed.dated.label
    return words(brief, recommendation_of(printed, brief.plan), printed.period)


def _benchmark(benchmark: Benchmark, indicator: Indicator) -> str:
    value = say_figure(benchmark.value, indicator)
    year = "year not stated" if benchmark.year == NOT_STATED else typed(benchmark.year)
    said = what_it_is(benchmark.statistic, benchmark.model, benchmark.per, benchmark.released)
    of = f" ({said})" if said else ""
    return f"{typed(benchmark.area)}, {year}: {value}{of}"


def _is_period(written: str) -> bool:
    try:
        Period.parse(written)
    except ValueError:
        return False
    return True


def _period(written: str) -> str:
    try:
        return Period.parse(written).label
    except ValueError:
        return typed(written)
