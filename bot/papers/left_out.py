"""The chapter that tells the public what the report leaves out, and why."""

from collections.abc import Iterator

from bot.messages.words import counted, listed
from bot.papers.brief import Brief
from bot.papers.document import Heading, Look, Paragraph, Part
from bot.papers.withheld import texts_of
from bot.papers.wording import typed
from bot.rules.disclosure.suppression import HIDDEN


def left_out(brief: Brief) -> Iterator[Part]:
    """Yields the chapter, in the version for publication alone."""
    if not brief.public:
        return
    yield Heading("What this version leaves out, and why")
    lines = [*_figures(brief), *_texts(brief), *_always(brief)]
    yield from (Paragraph(each, Look.BULLET) for each in lines)


def _figures(brief: Brief) -> Iterator[str]:
    if brief.withheld.figures:
        yield (
            f"Figures marked {HIDDEN}: fewer than five people, or a number from which fewer than "
            "five could be worked out, also where they were published before. That protects the "
            "people counted."
        )


def _texts(brief: Brief) -> Iterator[str]:
    unmarked = [
        str(each.number)
        for each in brief.plan.recommendations
        if not each.publish and texts_of(each)
    ]
    if unmarked:
        noun = "recommendation" if len(unmarked) == 1 else "recommendations"
        yield (
            f"Evidence, further actions and reasons of {noun} {listed(unmarked, len(unmarked))}: "
            "the plan does not mark them for publication."
        )
    for each in brief.plan.recommendations:
        held = sum(not brief.says(each, text) for text in texts_of(each)) if each.publish else 0
        if held:
            yield (
                f"{counted(held, 'text')} of recommendation {each.number}: they count people, and "
                "with the tables somebody could work out who."
            )


def _always(brief: Brief) -> Iterator[str]:
    if any(each.lead_words for each in brief.plan.recommendations):
        yield "Leads named in other words than the plan's roles: only roles are named."
    unpublished = [each for each in brief.plan.figures if each.published is None]
    if unpublished:
        are = "is" if len(unpublished) == 1 else "are"
        yield f"{counted(len(unpublished), 'key figure')} that {are} not published yet."
    yield (
        f"What lead officers say in {typed(brief.plan.name)}'s own meetings, the files that "
        "figures came in with, and planbot's remarks to those who write the report."
    )
