"""What an import brought, in words."""

import pytest

from bot.domain.imports import say_brought


@pytest.mark.parametrize(
    ("brought", "said"),
    [
        ((83, 2), "83 new, 2 revised"),
        ((83, None), "83 new"),
        ((83, 2, 5), "78 new figures, 5 periods without one, 2 revised"),
        ((2, 0, 1, 4), "1 new figure, 1 period without one, 0 revised, 4 as before"),
        ((5, None, 5), "0 new figures, 5 periods without one"),
        ((1200, 0, 0, 0), "1,200 new, 0 revised, 0 as before"),
    ],
)
def test_periods_without_a_figure_are_no_figures(brought, said):
    assert say_brought(*brought) == said
