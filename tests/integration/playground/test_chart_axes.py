"""The axes of a chart: round ends, nought under bars, labels that do not run into each other."""

import pytest

from bot.playground.page.axes import WIDTH, label_at, said, scale_of, shown_labels


@pytest.mark.parametrize(
    ("values", "from_nought", "ticks"),
    [
        ((3, 30), True, (0, 10, 20, 30)),
        ((1, 11), True, (0, 5, 10, 15)),
        ((17, 28.6), False, (15, 20, 25, 30)),
        ((17, 28.6), True, (0, 10, 20, 30)),
        ((2, 28.6), False, (0, 10, 20, 30)),
        ((97.1, 98.3), False, (97, 97.5, 98, 98.5)),
        ((-4, 3), False, (-4, -2, 0, 2, 4)),
        ((-9, -6), True, (-10, -5, 0)),
        ((0, 0), True, (0, 0.5, 1)),
        ((5, 5), False, (5, 5.5, 6)),
        ((0.001, 0.003), True, (0, 0.001, 0.002, 0.003)),
        ((1_200_000, 4_000_000), True, (0, 1e6, 2e6, 3e6, 4e6)),
    ],
)
def test_the_ends_are_round_and_hold_every_value(values, from_nought, ticks):
    scale = scale_of(values, 3, from_nought=from_nought)
    assert scale.ticks == pytest.approx(ticks)
    assert scale.low <= min(values) <= max(values) <= scale.high


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("a",), (0,)),
        (("1–4", "5–9", "10–14", "15–19", "20–24", "25–29", "30 or more"), tuple(range(7))),
        (("Sep 2018",) * 12, (0, 2, 4, 6, 8, 10)),
        (("a name of twenty len",) * 20, (0, 8, 16)),
        (("a name of twenty len",) * 3, (0, 1, 2)),
        (("a name that is far too long for a picture",) * 3, (0,)),
    ],
)
def test_as_many_labels_are_shown_as_fit(names, shown):
    assert shown_labels(names, scale_of((1, 2), len(names), from_nought=True)) == shown


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (97.25, "97.25"), (1_200, "1,200"), (45_500, "45.5k"), (1.2e6, "1.2m"), (-3, "-3")],
)
def test_a_value_is_written_in_few_characters(value, words):
    assert said(value) == words


def test_a_label_stays_within_the_picture():
    scale = scale_of((1, 2), 20, from_nought=True)
    first, last = (label_at(scale, place, "year to Sep 2018") for place in (0, 19))
    assert 0 < first < last < WIDTH
