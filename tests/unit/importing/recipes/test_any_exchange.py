"""Whatever codes or names change places in a scorecard that is known: asked, never taken."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from bot.domain.indicator import Unit
from bot.importing import Asked, Refused, answered
from tests.unit.importing.case_plan import measure, plan_with
from tests.unit.importing.recipes.reading import figures, kept, read

LATER = date(2018, 11, 20)
WORDS = ["visits", "reviews", "plans", "under 5", "in time", "stepped up", "stepped down", "closed"]
BEFORE = ["", "% ", "% of ", "Percentage of ", "• ", "the "]
COUNTED = ["", "No. of ", "Number of ", "# ", "Total number of "]
AFTER = ["", "*", " (%)", "¹", " [2]", " - September 2018", "  "]
COUNTED_AFTER = ["", "*", " (number)", "¹", " (no.)", " (Sep-18)"]


@st.composite
def plans(draw):
    """A plan, and by ref what a file writes in its columns of refs and of names."""
    several = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True)
    names = draw(st.lists(several.map(" ".join), min_size=2, max_size=6, unique_by=sorted_words))
    indicators, refs, called = [], {}, {}
    for number, name in enumerate(names, 1):
        ref = f"1.{number}"
        unit = draw(st.sampled_from([Unit.PERCENT, Unit.COUNT]))
        code = draw(st.sampled_from([(), (f"CS{number}",), (f"KPI {number}", f"K{number}")]))
        indicators.append(
            replace(measure(ref, unit=unit), title=f"{name} at month end", short=name, code=code)
        )
        refs[ref] = draw(st.sampled_from([ref, *code, f"X{number}"]))
        other = draw(st.sampled_from([name, name, f"{name} at month end", f"own {number} words"]))
        marks = (BEFORE, AFTER) if unit is Unit.PERCENT else (COUNTED, COUNTED_AFTER)
        called[ref] = other.join(map(draw, map(st.sampled_from, marks)))
    return plan_with(*indicators), refs, called


def sorted_words(name):
    return tuple(sorted(name.split()))


def card(months, order, refs, called, *, down=False):
    """The rows of a scorecard: each has the figures of its place in `order`."""
    rows = ["Ref,Measure,Month,Actual" if down else ",".join(["Ref", "Measure", *months])]
    for own, ref, name in zip(order, refs, called, strict=True):
        numbers = [f"{own[2:]}{month}" for month, _ in enumerate(months)]
        each = zip(months, numbers, strict=True) if down else [numbers]
        rows += [",".join([ref, f'"{name}"', *cells]) for cells in each]
    return rows


def truth(months, order):
    return {
        (own, f"2018-{8 + n:02d}"): f"{own[2:]}{n}" for n, _ in enumerate(months) for own in order
    }


def first_month(rows, plan, whose):
    """The recipe, once all that was asked is answered rightly."""
    recipes = []
    while True:
        try:
            return kept(read(*rows, plan=plan, kept=recipes))
        except Asked as asking:
            recipe = answered(asking.draft.recipe, "rows = one by one", plan)
            for question in asking.questions:
                if question.about.startswith("name "):
                    own = whose[question.about.removeprefix("name ")]
                    recipe = answered(recipe, f"{question.about} = {own}", plan)
            recipes = [replace(asking.draft, recipe=recipe)]
        except Refused:
            reject()


@given(data=st.data(), of_names=st.booleans(), down=st.booleans())
@settings(deadline=None)
def test_what_changes_places_is_asked_about_or_right(data, of_names, down):
    plan, refs, called = data.draw(plans())
    order = list(refs)
    own = [refs[each] for each in order], [called[each] for each in order]
    words = {" ".join(f"{r} {n}".split()): ref for r, n, ref in zip(*own, order, strict=True)}
    months = ["Aug-18", "Sep-18"]
    before = first_month(card(months, order, *own, down=down), plan, words)
    months.append("Oct-18")
    how = {"plan": plan, "kept": [before], "at": LATER}
    unchanged = figures(read(*card(months, order, *own, down=down), **how))
    assert unchanged.items() <= truth(months, order).items()
    columns = list(own)
    columns[of_names] = data.draw(st.permutations(own[of_names]))
    assume(columns[of_names] != own[of_names])
    try:
        got = figures(read(*card(months, order, *columns, down=down), **how))
    except Refused:
        return
    assert got.items() <= truth(months, order).items()
