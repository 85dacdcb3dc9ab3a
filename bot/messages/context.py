"""What stands beside an indicator's figures: baseline, benchmarks, figures for other periods."""

from bot.domain.figures import bounds, say_difference, say_figure, say_outturn, say_target
from bot.domain.indicator import Baseline, Benchmark, Indicator
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.messages.benchmark_words import what_it_is
from bot.messages.text import imported
from bot.messages.view import PRINTED, View, when
from bot.rules.comparable import comparable, known_by
from bot.rules.pace import Pace

BENCHMARKS = 6
NOTE = 200
CAVEAT = 400


def beside_it(view: View, indicator: Indicator) -> list[str]:
    """Writes a line each: the baseline, the newest benchmarks with their source, other figures."""
    baseline = _baseline(view, indicator.baseline, indicator) if indicator.baseline else None
    return [
        *([baseline] if baseline else []),
        *benchmark_lines(indicator, BENCHMARKS),
        *_other_figures(view, indicator),
    ]


def elsewhere(said: str | None) -> str | None:
    """Says what another source says, marked as none of the report's."""
    return f"Not in the report: {imported(said, CAVEAT)}" if said else None


def _baseline(view: View, baseline: Baseline, indicator: Indicator) -> str | None:
    if baseline.value is None and baseline.words is None:
        return None
    words, dated, noted = (
        each and view.text(each, indicator.recommendation)
        for each in (baseline.words, baseline.period, baseline.note)
    )
    value = (
        view.baseline(baseline.value, baseline, indicator)
        if baseline.value is not None
        else imported(words or "", 60)
    )
    period = f" ({_period(dated)})" if dated else ""
    other = "" if baseline.comparable else ", which measures something else"
    note = f". {imported(noted, NOTE)}" if noted else ""
    return f"Baseline {value}{period}{other}{note}"


def _period(printed: str) -> str:
    """As a manager would say it; as it is printed where it is no period that planbot can read."""
    try:
        return Period.parse(printed).label
    except ValueError:
        return imported(printed, PRINTED)


def benchmark_lines(indicator: Indicator, most: int) -> list[str]:
    """Says the plan's own benchmarks, newest first; where all have one source it is said once,
    below them.
    """
    every = sorted(indicator.benchmarks, key=lambda each: (each.year, each.area), reverse=True)
    shown = every[:most]
    sources = dict.fromkeys(_source(each) for each in shown)
    lines = [_benchmark(each, indicator) for each in shown]
    if len(sources) == 1 and len(shown) > 1:
        return [*lines, f"Source of these: {next(iter(sources))}"]
    return [f"{line} ({_source(each)})" for line, each in zip(lines, shown, strict=True)]


def _benchmark(benchmark: Benchmark, indicator: Indicator) -> str:
    quartile = f", {imported(benchmark.quartile, 20)} quartile" if benchmark.quartile else ""
    band = f" ({imported(benchmark.band, 40)})" if benchmark.band else ""
    value = say_figure(benchmark.value, indicator)
    said = what_it_is(benchmark.statistic, benchmark.model, benchmark.per, benchmark.released)
    of = f", {said}" if said else ""
    area, year = imported(benchmark.area, 40), imported(benchmark.year, 20)
    return f"{area}, {year}: {value}{of}{quartile}{band}"


def _source(benchmark: Benchmark) -> str:
    return f"{imported(benchmark.source, 60)}, {imported(benchmark.method, 100)}"


def _other_figures(view: View, indicator: Indicator) -> list[str]:
    outturns = known_by(
        view.assessment.snapshot.outturns.get(indicator.ref, ()), view.assessment.at
    )
    own = {id(each) for each in comparable(indicator, outturns)}
    return [
        f"{imported(say_outturn(each, indicator), 60)} {when(each)}{_noted(view, indicator, each)}"
        for each in reversed(outturns)
        if id(each) not in own and not view.withholds(each, indicator)
    ]


def _noted(view: View, indicator: Indicator, outturn: Outturn) -> str:
    note = outturn.note and view.text(outturn.note, indicator.recommendation)
    return f". {imported(note, NOTE)}" if note else ""


def say_pace(pace: Pace) -> str:
    """The change that is needed each month: "+0.8 points a month", "–0.5 points a month"."""
    indicator = pace.known.indicator
    _, high = bounds(pace.target, indicator.direction)
    sign = "–" if high is not None and pace.known.value > high else "+"
    return f"{sign}{say_difference(pace.a_month, indicator.unit)} a month"


def pace_target(pace: Pace) -> str:
    """Says what is to be met: "95% or more"."""
    indicator = pace.known.indicator
    return imported(say_target(pace.target, indicator.unit, indicator.direction), 60)
