"""The covering summary: ratings, what is not green and why, and the key figures."""

from collections import Counter
from collections.abc import Iterator

from bot.domain.figures import say_share, say_value
from bot.domain.indicator import Indicator
from bot.domain.period import london_day, say_day
from bot.domain.plan import PrintedFigure, Recommendation
from bot.domain.rag import Rag
from bot.messages.status_counts import status_counts
from bot.messages.view import period_and_marks
from bot.messages.words import counted, listed
from bot.papers.brief import Brief
from bot.papers.document import Cell, Column, Heading, Look, Paragraph, Part, Table, cell
from bot.papers.wording import (
    NOT_STATED,
    benchmark_lines,
    dated_figure,
    figure,
    letter,
    period_line,
    reason_line,
    recommendations_of,
    rerated_lines,
    target_set,
    typed,
)
from bot.rules.actions import overdue
from bot.rules.assessment import Assessment
from bot.rules.between import came_back, left_green
from bot.rules.disclosure.suppression import HIDDEN
from bot.rules.questions import rating_of
from bot.rules.standing import Known
from bot.rules.updates import latest_update

_ORDER = (Rag.GREEN, Rag.AMBER, Rag.RED)


def ratings(brief: Brief) -> list[Part]:
    """Tells how many recommendations have which rating, and which ratings changed."""
    known = [each for each in (*_ORDER, Rag.BLUE) if each in _ORDER or each in brief.plan.meanings]
    now, before = _counts(brief.now), _counts(brief.before)
    was = f"On {say_day(brief.since)}" if brief.since else ""
    columns = [
        Column("Rating", 28),
        Column("Recommendations", 42),
        Column("What it means", 80 if was else 100),
    ]
    if was:
        columns.insert(2, Column(was, 35))
    rows = []
    for rag in known:
        row = [
            cell(f"*{letter(rag)}* {rag.capitalize()}", look=Look.BODY, rag=rag),
            cell(str(now[rag]), look=Look.BODY),
            cell(typed(brief.plan.meanings.get(rag, NOT_STATED)), look=Look.BODY),
        ]
        if was:
            row.insert(2, cell(str(before[rag]), look=Look.BODY))
        rows.append(tuple(row))
    about = "How many recommendations have which rating"
    table = Table("Ratings", about, tuple(columns), tuple(rows), Look.BODY)
    unrated = f" {counted(now[None], 'recommendation')} not rated." if now[None] else ""
    parts: list[Part] = [
        Heading("Ratings"),
        Paragraph(
            f"{counted(len(brief.plan.recommendations), 'recommendation')}, rated by people's "
            f"judgement of the evidence.{unrated}"
        ),
        table,
    ]
    derived = [each.number for each in brief.plan.recommendations if _derived(each)]
    if derived:
        one = len(derived) == 1
        parts.append(
            Paragraph(
                f"The {'rating' if one else 'ratings'} of {recommendations_of(derived)} "
                f"{'is' if one else 'are'} derived from the source's counts, and not printed there."
            )
        )
    return [*parts, *(Paragraph(each) for each in rerated_lines(brief))]


def off_green(brief: Brief) -> Iterator[Part]:
    """The areas that people rated red or amber, each with its challenges."""
    for rag in (Rag.RED, Rag.AMBER):
        rated = brief.now.rated(rag)
        if not rated:
            continue
        yield Heading(f"Rated {rag.capitalize()}")
        for each in rated:
            yield Heading(f"{each.number}. {typed(each.title)}", 2)
            yield from _area(brief, each)


def key_figures(brief: Brief) -> list[Part]:
    """The figures that the plan prints, and those that have comparators: with n of d."""
    columns = (
        Column("Figure", 56),
        Column("Value", 28),
        Column("Period", 36),
        Column("Comparators", 56),
    )
    # What the plan prints is words as well: the public is told of it once it is published.
    printed = [each for each in brief.plan.figures if each.published or not brief.public]
    rows = [_printed(brief, each) for each in printed]
    named = {each.indicator for each in printed}
    rows += [
        _compared(brief, each)
        for each in brief.plan.indicators
        if brief.benchmarks(each) and each.ref not in named
    ]
    if not rows:
        return [Heading("Key figures"), Paragraph(f"Key figures: {NOT_STATED}.")]
    table = Table(
        "Key figures",
        "Figures with what they rest on, and where others stand",
        columns,
        tuple(rows),
    )
    return [Heading("Key figures"), table]


def figures_off_target(brief: Brief) -> list[Part]:
    """The measures whose last figure misses its target, the longest first."""
    off = brief.now.off_target()
    histories = list(brief.now.histories.values())
    parts: list[Part] = [Heading("Figures against targets")]
    if not histories:
        return [*parts, Paragraph(f"Measures: {NOT_STATED}.")]
    parts.append(
        Paragraph(
            f"Of {counted(len(histories), 'measure')}, by planbot's rule, which is no rating: "
            f"{listed(status_counts(histories))}."
        )
    )
    parts += [Paragraph(each) for each in _moved(brief)]
    if not off:
        return [*parts, Paragraph("No figure is off its target.")]
    columns = (
        Column("Measure", 60),
        Column("Figure", 50),
        Column("Target", 24),
        Column("Off green since", 36),
    )
    rows = [
        (
            cell(f"*{typed(each.indicator.ref)}* {typed(each.indicator.title)}"),
            cell(dated_figure(brief, each.latest.outturn, each.indicator)),
            cell(target_set(brief, each.latest)),
            cell(each.since.outturn.period.label),
        )
        for each in off
    ]
    about = "Measures off target with figure, target and since when"
    return [*parts, Table("Figures off target", about, columns, tuple(rows))]


def _moved(brief: Brief) -> Iterator[str]:
    """What left green and what came back since the day compared with."""
    if brief.before is None or brief.since is None:
        return
    since = say_day(brief.since)
    found = (
        ("Left green", left_green(brief.before, brief.now)),
        ("Came back to green", came_back(brief.before, brief.now)),
    )
    for how, moved in found:
        named = [f"*{typed(each.indicator.ref)}* {typed(each.indicator.short)}" for each in moved]
        if named:
            yield f"{how} since {since}: {listed(named, len(named))}."
    if not any(moved for _, moved in found):
        yield f"No measure left green or came back since {since}."


def _counts(assessment: Assessment | None) -> Counter[Rag | None]:
    if assessment is None:
        return Counter()
    found = (rating_of(each) for each in assessment.plan.recommendations)
    return Counter(each.rag if each is not None else None for each in found)


def _derived(recommendation: Recommendation) -> bool:
    rating = rating_of(recommendation)
    return rating is not None and rating.derived


def _area(brief: Brief, recommendation: Recommendation) -> Iterator[Part]:
    rating = rating_of(recommendation)
    if rating is not None:
        yield Paragraph(
            f"Judged on {say_day(rating.judged)}. {reason_line(brief, recommendation, rating)}"
        )
    if not brief.public:
        yield Paragraph(f"Challenges: {_challenges(brief, recommendation)}")
    for each in brief.now.histories_of(recommendation):
        last = each.last_known
        if isinstance(last, Known) and last.status.off_green:
            yield Paragraph(_missed(brief, last), Look.BULLET)
    late = [each for each in overdue([recommendation], brief.at) if brief.view.edition_held]
    if late:
        said = [
            typed(each.action.text)
            for each in late
            if brief.says(recommendation.number, each.action.text)
        ]
        named = f": {listed(said)}" if len(said) == len(late) else ""
        yield Paragraph(f"{counted(len(late), 'further action')} overdue{named}.", Look.BULLET)


def _challenges(brief: Brief, recommendation: Recommendation) -> str:
    update = latest_update(brief.now.snapshot, recommendation.number, brief.at)
    if update is None or not update.why:
        return f"{NOT_STATED}."
    return f"{typed(update.why)} ({typed(update.by)}, {say_day(london_day(update.at))})"


def _missed(brief: Brief, known: Known) -> str:
    indicator = known.indicator
    said = f"{typed(indicator.ref)} {typed(indicator.title)}: "
    said += dated_figure(brief, known.outturn, indicator)
    if brief.withholds(known.outturn, indicator):
        return f"{said}, off its target."
    return f"{said}; {typed(known.distance)}."


def _printed(brief: Brief, printed: PrintedFigure) -> tuple[Cell, ...]:
    indicator = brief.plan.indicator(printed.indicator) if printed.indicator else None
    value = HIDDEN
    if not brief.withholds_printed(printed):
        value = say_value(printed.value, printed.unit)
        if printed.numerator is not None and printed.denominator is not None:
            value += f", {say_share(printed.numerator, printed.denominator, printed.unit)}"
    compared = tuple(benchmark_lines(brief, indicator)) if indicator else ()
    return (
        cell(typed(printed.title)),
        cell(value),
        cell(period_line(brief, printed)),
        cell(*compared or (NOT_STATED,)),
    )


def _compared(brief: Brief, indicator: Indicator) -> tuple[Cell, ...]:
    known = [each for each in brief.now.histories[indicator.ref].known if not each.missing]
    last = known[-1] if known else None
    value = figure(brief, last, indicator) if last else NOT_STATED
    if last is not None and last.unit not in (None, indicator.unit):
        value += "; in another unit, so not comparable with these"
    return (
        cell(f"{typed(indicator.ref)} {typed(indicator.title)}"),
        cell(value),
        cell(period_and_marks(brief.as_stated(last)) if last else NOT_STATED),
        cell(*benchmark_lines(brief, indicator)),
    )
