"""`/rag 12 more`: everything that the plan notes of a recommendation, whole."""

from collections.abc import Iterable, Iterator

from bot.domain.message import Message
from bot.domain.plan import Plan, Recommendation
from bot.messages.composing import compose
from bot.messages.parts import Buttons, Part, Say, Title, listing, shows
from bot.messages.printed_figures import figure_line, figures_of
from bot.messages.proposals import rating_history
from bot.messages.text import imported
from bot.messages.view import View, share_button
from bot.messages.words import bullets

LINES = 40
LINE = 400


def has_more(plan: Plan, recommendation: Recommendation) -> bool:
    """Tells whether more is noted of it than the ratings, figures and actions."""
    noted = recommendation.evidence or recommendation.notes or recommendation.elsewhere
    rated_anew = len(recommendation.ratings) > 1
    return bool(noted) or rated_anew or bool(figures_of(plan, recommendation.number))


def more_message(view: View, recommendation: Recommendation) -> Message:
    """Shows all evidence, all the source leaves open, what others say, figures elsewhere."""
    number = recommendation.number
    title = f"{number} · {imported(recommendation.title, 120)}: all that is noted"
    parts: list[Part] = [Title(title)]
    if not view.edition_held:
        parts.append(Say(view.not_yet_held("evidence and notes")))
    elif has_more(view.assessment.plan, recommendation):
        parts += _noted(view, recommendation)
    else:
        parts.append(Say("Nothing more is noted."))
    parts.append(listing("Ratings", rating_history(view, recommendation), LINES))
    command = f"/rag {number}"
    shown = shows(f"Recommendation {number}", command)
    parts.append(Buttons((*share_button(view), shown)))
    return compose(f"{title}.", parts)


def _noted(view: View, recommendation: Recommendation) -> list[Part]:
    number = recommendation.number
    figures = figures_of(view.assessment.plan, number)
    groups = (
        ("Aim", [recommendation.aim] if recommendation.aim else []),
        ("How do we know?", recommendation.evidence),
        ("Open in the source", recommendation.notes),
        ("Not in the report, from other sources", recommendation.elsewhere),
    )
    said: list[Part] = [
        Say(f"*{heading}*\n{bullets(_read(view, number, lines), LINES)}")
        for heading, lines in groups
        if lines
    ]
    if figures:
        lines = [figure_line(view, each) for each in figures]
        said.append(Say(f"*Figures beside the indicators*\n{bullets(lines, LINES)}"))
    return said


def _read(view: View, number: int, lines: Iterable[str]) -> Iterator[str]:
    return (imported(view.text(each, number), LINE) for each in lines)
