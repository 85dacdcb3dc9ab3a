"""A withheld count that is a whole less several parts, which figures alone give away."""

from decimal import Decimal
from itertools import combinations
from random import Random

import pytest

from bot.domain.period import Period
from bot.rules.disclosure.adding_up import giving_away
from bot.rules.disclosure.stated import Stated
from bot.rules.disclosure.together import withheld_together

MONTHS = ["2026-04", "2026-05", "2026-06"]
WHOLE = {"whole": (593, 602, 614), "foster": (500, 507, 514), "homes": (90, 93, 96)}
SECURE = (3, 2, 4)


def figures(measures, recommendation=1, fixed=()):
    """A count of each measure for each month; under five it is withheld."""
    return [
        Stated(
            f"{ref} {month}",
            ref,
            recommendation,
            Period.parse(month),
            (("value", Decimal(count)),),
            withheld=count < 5,
            fixed=ref in fixed,
        )
        for ref, counts in measures.items()
        for month, count in zip(MONTHS, counts, strict=False)
        if count is not None
    ]


def withheld(stated):
    hidden = withheld_together(stated)
    return {month: sorted(key.split()[0] for key in hidden if month in key) for month in MONTHS}


def test_the_smallest_part_beside_a_withheld_one_is_withheld_too():
    found = withheld(figures({**WHOLE, "secure": SECURE}))
    assert found == {month: ["homes", "secure"] for month in MONTHS}


def test_one_month_alone_is_taken_for_a_sum():
    found = withheld(figures({ref: each[:1] for ref, each in {**WHOLE, "secure": SECURE}.items()}))
    assert found["2026-04"] == ["homes", "secure"]


def test_a_sum_that_does_not_hold_in_another_month_is_none():
    off = {**WHOLE, "homes": (90, 93, 97), "secure": SECURE}
    assert withheld(figures(off)) == {month: ["secure"] for month in MONTHS}


def test_a_month_without_one_of_them_says_nothing_of_the_sum():
    some = {**WHOLE, "homes": (90, 93, None), "secure": SECURE}
    assert withheld(figures(some)) == {
        "2026-04": ["homes", "secure"],
        "2026-05": ["homes", "secure"],
        "2026-06": ["secure"],
    }


def test_none_is_no_less_withheld_where_the_sum_holds_in_other_months():
    none = {"whole": (593, 600, 614), **{ref: WHOLE[ref] for ref in ("foster", "homes")}}
    found = withheld(figures({**none, "secure": (3, 0, 4)}))
    assert found["2026-05"] == ["homes", "secure"]


def test_two_withheld_parts_that_are_fewer_than_five_together_want_a_third():
    parts = {"foster": (500, 507, 514), "homes": (90, 93, 96), "secure": (3, 2, 1)}
    whole = tuple(sum(each) + 1 for each in zip(*parts.values(), strict=True))
    found = withheld(figures({"whole": whole, **parts, "abroad": (1, 1, 1)}))
    assert found == {month: ["abroad", "homes", "secure"] for month in MONTHS}


def test_what_is_fixed_is_not_withheld_but_the_next_smallest():
    stated = figures({**WHOLE, "secure": SECURE}, fixed=("homes",))
    keys = set(giving_away(stated, {each.key for each in stated if each.withheld}))
    assert keys == {f"foster {month}" for month in MONTHS}
    everything = figures({**WHOLE, "secure": SECURE}, fixed=("whole", *WHOLE))
    assert set(giving_away(everything, {each.key for each in everything if each.withheld})) == set()


def test_another_recommendations_whole_is_not_looked_at():
    stated = [*figures(WHOLE), *figures({"secure": SECURE}, recommendation=2)]
    assert withheld(stated) == {month: ["secure"] for month in MONTHS}


def test_parts_of_shares_add_up_to_what_they_are_of():
    counts = {"homes": (80, 100), "foster": (17, 100), "secure": (3, 100)}
    stated = [
        Stated(
            f"{ref} {month}",
            ref,
            1,
            Period.parse(month),
            tuple(
                (what, Decimal(count))
                for what, count in (("part", part), ("rest", whole - part), ("whole", whole))
            ),
            withheld=part < 5,
        )
        for ref, (part, whole) in counts.items()
        for month in MONTHS[:2]
    ]
    hidden = withheld_together(stated)
    assert {key.split()[0] for key in hidden} > {"secure"}


@pytest.mark.parametrize("seed", range(40))
def test_nobody_finds_a_small_part_by_any_sum_that_holds_in_each_month(seed):
    """The reader tries every whole less every set of parts that he is shown."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret by it
    names = [f"p{place}" for place in range(random.randint(2, 6))]
    parts = {each: [random.choice([*range(9), 40, 80, 120]) for _ in MONTHS] for each in names}
    some = random.sample(names, random.randint(1, len(names)))
    wholes = {
        "all": [sum(parts[each][month] for each in names) for month in range(3)],
        "some": [sum(parts[each][month] for each in some) for month in range(3)],
    }
    measures = {**parts, **wholes}
    hidden = withheld_together(figures(measures))
    for month, code in enumerate(MONTHS):
        shown = [each for each in measures if f"{each} {code}" not in hidden]
        for whole, of in (("all", names), ("some", some)):
            left = [each for each in of if each not in shown]
            together = sum(parts[each][month] for each in left)
            assert whole not in shown or not left or together >= 5, (code, whole, left)


def test_what_adds_up_by_chance_in_one_month_does_not_in_three():
    lost = {1: 0, 3: 0}
    for seed in range(100):
        random = Random(seed)  # noqa: S311 - nothing is kept secret by it
        measures = {f"m{place}": [random.randint(20, 400) for _ in MONTHS] for place in range(5)}
        measures["small"] = [random.randint(1, 4) for _ in MONTHS]
        for months in lost:
            stated = figures({ref: counts[:months] for ref, counts in measures.items()})
            hidden = {each.key for each in stated if each.withheld}
            lost[months] += len(set(giving_away(stated, hidden)))
    assert lost[3] == 0
    assert 0 < lost[1] < 50


def test_sums_of_forty_measures_are_tried_up_to_a_limit():
    wide = {f"m{place}": [100 + place] * 3 for place in range(40)}
    assert len(list(combinations(wide, 3))) > 5_000
    stated = figures({**wide, "all": [201 + 2] * 3, "small": [2] * 3})
    hidden = withheld_together(stated)
    assert any(key.startswith("m") for key in hidden)
