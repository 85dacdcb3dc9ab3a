"""What planbot noticed and people decide on: places that disagree, with both of them."""

from collections.abc import Iterator

from bot.domain.figures import say_value
from bot.domain.rag import Rag
from bot.messages.questions import asked_lines
from bot.messages.words import counted
from bot.papers.brief import Brief
from bot.papers.document import Heading, Paragraph, Part, Remark
from bot.papers.wording import dated_figure, recommendations_of, typed
from bot.rules.printed_figures import printed_differences
from bot.rules.questions import rating_of


def remarks(brief: Brief) -> Iterator[Part]:
    """Yields the chapter of remarks, which no report for the public has."""
    if brief.public:
        return
    yield Heading("Remarks of planbot, not for publication")
    found = [*asked_lines(brief.view), *_printed(brief), *_counted(brief)]
    if not found:
        yield Paragraph("Ratings, figures, targets and texts agree: there is no question to ask.")
        return
    yield Paragraph(
        f"{counted(len(found), 'place')} where ratings, figures, targets or texts disagree. "
        "planbot asks, and changes none of them."
    )
    yield from (Remark(each) for each in found)


def _printed(brief: Brief) -> Iterator[str]:
    for each in printed_differences(brief.plan, brief.now.histories):
        printed = say_value(each.printed.value, each.printed.unit)
        yield (
            f"*Key figures*: “{typed(each.printed.title)}” is {printed}; Appendix A has "
            f"{typed(each.indicator.ref)} at {dated_figure(brief, each.outturn, each.indicator)}. "
            "Which is right?"
        )


def _counted(brief: Brief) -> Iterator[str]:
    for rag in Rag:
        ratings = {each.number: rating_of(each) for each in brief.plan.recommendations}
        own = {number: each for number, each in ratings.items() if each and each.rag is rag}
        derived = [number for number, each in own.items() if each.derived]
        if derived:
            printed = len(own) - len(derived)
            yield (
                f"*Ratings*: the source counts {len(own)} {rag.capitalize()} and prints {printed}. "
                f"{recommendations_of(derived).capitalize()} "
                f"{'follows' if len(derived) == 1 else 'follow'} from the count. Is that right?"
            )
