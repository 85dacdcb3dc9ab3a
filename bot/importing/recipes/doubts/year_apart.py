"""Figures that are all those of exactly another year: is the year in the file's headings right?"""

from decimal import Decimal

from bot.domain.period import Period
from bot.domain.recipe import Question, Recipe
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.doubts.exchanged import AS_THEY_STAND
from bot.importing.recipes.doubts.fresh_figures import Fresh
from bot.importing.tables.numbers import plain

YEAR_APART = "same "
"""What a rule begins with that says of figures up to a period that they are those of their year."""
_REFS, _FIGURES = 3, 12
"""Of so many indicators, or so many figures, all of another year are no accident."""
_Stretch = tuple[str, str, int, int, int, int]


def about_a_year_apart(fresh: Fresh, stored: Stored, recipe: Recipe) -> Question | None:
    """Asks whether `fresh` figures are right of which every one is `stored` for the same indicator
    exactly a year later, or earlier; None where they are not, or it is answered for this file.
    """
    known = {
        _stretch(ref, each.period): each.value
        for ref in {ref for ref, _ in fresh}
        for each in stored.get(ref, ())
        if each.value is not None
    }
    for years, word in ((1, "later"), (-1, "earlier")):
        pairs = {place: value for place, value in fresh.items() if _stretch(*place, years) in known}
        if _no_accident(pairs) and all(
            known[_stretch(*place, years)] == value for place, value in pairs.items()
        ):
            return _question(pairs, word, recipe)
    return None


def _no_accident(pairs: dict[tuple[str, Period], Decimal]) -> bool:
    many = len({ref for ref, _ in pairs}) >= _REFS or len(pairs) >= _FIGURES
    return many and len(set(pairs.values())) > 1


def _question(
    pairs: dict[tuple[str, Period], Decimal], word: str, recipe: Recipe
) -> Question | None:
    newest = max((period for _, period in pairs), key=lambda each: each.end)
    about = f"{YEAR_APART}figures to {newest.code}"
    if about in recipe.rules:
        return None
    (ref, period), value = next(iter(pairs.items()))
    return Question(
        about,
        f"All {len(pairs)} new figures of this file with one stored for their indicator exactly a "
        f"year {word} are that very figure, as {plain(value)} of {ref} for {period.code}. Where a "
        "year in the headings is wrong, correct the file; are the figures right as they stand?",
        (AS_THEY_STAND,),
    )


def _stretch(ref: str, period: Period, years: int = 0) -> _Stretch:
    start, end = period.start, period.end
    return ref, period.kind, start.year + years, start.month, end.year + years, end.month
