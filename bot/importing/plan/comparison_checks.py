"""What a plan must mean where it compares: measures of one indicator each, and a council."""

from datetime import date

from bot.domain.comparison import PublishedMeasure
from bot.domain.indicator import Benchmark, Indicator, Unit
from bot.domain.plan import Plan
from bot.importing.plan.plan_checks import unique
from bot.importing.plan.plan_nouns import Places
from bot.importing.plan.yaml_tree import PlanProblems


def check_comparisons(places: Places, problems: PlanProblems, at: date) -> None:
    """Adds a problem for each thing that could be compared with the wrong figures. `at` is the day
    of the import: nothing was published after it.
    """
    for _, plan in places.of(Plan):
        if plan.neighbours is not None and plan.authority is None:
            problems.at("neighbours", "whose? Write your council's code or name under authority")
    measures = [
        (f"{path}.measure[{place}]", name.casefold())
        for path, each in places.of(PublishedMeasure)
        for place, name in enumerate(each.measure)
    ]
    unique(measures, lambda name: name, "the measure", problems)
    for path, each in places.of(PublishedMeasure):
        if not each.measure:
            problems.at(f"{path}.measure", "is empty; name it, or delete published")
    for path, indicator in places.of(Indicator):
        if indicator.published is not None and indicator.unit is Unit.WORDS:
            problems.at(f"{path}.published", "a milestone in words is not published; delete it")
    released = [(path, each.released) for path, each in places.of(PublishedMeasure)]
    released += [(path, each.released) for path, each in places.of(Benchmark)]
    for path, day in released:
        if day is not None and day > at:
            problems.at(f"{path}.released", f"{day} is after {at}, the day of this import")
