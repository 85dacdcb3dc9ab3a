"""Which team somebody means, tolerant of spelling."""

from collections.abc import Sequence

from commands.asked import bare

LIKE = 75
"""Likeness (0-100) from which a team is taken to be meant."""
NEAR = 60
"""Likeness from which it is offered."""
MOST_NEAR = 3


def teams_meant(words: str, titles: Sequence[str]) -> list[str]:
    """The teams that `words` mean: the one called so, else those that hold the words, else those
    that are much alike, best first.
    """
    said = words.casefold()
    exact = [each for each in titles if bare(each).casefold() == said]
    holding = [each for each in titles if said in each.casefold()]
    return exact or holding or _alike(words, titles, LIKE, by_parts=False)


def teams_near(words: str, titles: Sequence[str]) -> list[str]:
    """The teams that are a little like `words`, or a part of them is, best first."""
    return _alike(words, titles, NEAR, by_parts=True)[:MOST_NEAR]


def _alike(words: str, titles: Sequence[str], least: float, *, by_parts: bool) -> list[str]:
    # Loaded with the first words that are no team's.
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - see above

    scorer = fuzz.WRatio if by_parts else fuzz.token_sort_ratio
    found = process.extract(
        words, titles, scorer=scorer, score_cutoff=least, processor=str.casefold
    )
    return [title for title, _, _ in found]
