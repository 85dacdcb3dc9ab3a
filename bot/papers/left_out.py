"""The chapter that tells the public what the report leaves out, and why."""

from collections.abc import Iterator, Sequence

from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.document import Heading, Look, Paragraph, Part, texts_in
from bot.papers.withheld import read_of, texts_of
from bot.papers.wording import recommendations_of
from bot.rules.disclosure.suppression import HIDDEN

_FIGURES = (
    f"Figures marked {HIDDEN}: fewer than five people, or a number from which fewer than five "
    "could be worked out, also where they were published before. That protects the people counted."
)


def left_out(brief: Brief, parts: Sequence[Part], others: Sequence[str]) -> Iterator[Part]:
    """Yields the chapter, in the version for publication alone: of a report of these `parts`, whose
    kind leaves the `others` out, a sentence each.
    """
    if not brief.public:
        return
    yield Heading("What this version leaves out, and why")
    figures = [_FIGURES] if any(HIDDEN in each for each in texts_in(parts)) else []
    yield from (Paragraph(each, Look.BULLET) for each in (*figures, *others))


def texts_left_out(brief: Brief) -> Iterator[str]:
    """Yields what the public does not get to read of the recommendations' own words."""
    worded = [each for each in brief.plan.recommendations if texts_of(each)]
    unmarked = [each.number for each in worded if not each.publish]
    if unmarked:
        named = recommendations_of(unmarked)
        if len(unmarked) == len(brief.plan.recommendations) > 1:
            named = "every recommendation"
        yield (
            f"Evidence, further actions and reasons of {named}: the plan does not mark them for "
            "publication."
        )
    for each in brief.plan.recommendations:
        held = sum(not brief.says(each.number, text) for text in read_of(each))
        if held:
            yield (
                f"{counted(held, 'text')} of recommendation {each.number}: they count people, and "
                "with the tables somebody could work out who."
            )
