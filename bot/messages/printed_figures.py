"""`/planbot figures`: the figures that the source prints outside its table of indicators."""

from bot.domain.figures import say_share, say_value
from bot.domain.message import Message
from bot.domain.plan import Plan, PrintedFigure
from bot.messages.composing import compose
from bot.messages.context import elsewhere
from bot.messages.parts import Buttons, Note, Part, Say, Title, shows
from bot.messages.text import imported
from bot.messages.view import PRINTED, View, share_button
from bot.messages.words import bullets, counted
from bot.rules.disclosure.stated import recommendation_of
from bot.rules.disclosure.suppression import HIDDEN

EACH = 40
NOTE = 300


def figures_of(plan: Plan, number: int | None) -> tuple[PrintedFigure, ...]:
    """Picks those of a recommendation; with None those that are of no single one."""
    return tuple(each for each in plan.figures if each.recommendation == number)


def figures_message(view: View) -> Message:
    """Lists each under its recommendation, with its period, its parts and what is noted of it."""
    plan = view.assessment.plan
    text = f"{counted(len(plan.figures), 'figure')} outside the table of indicators."
    parts: list[Part] = [Title("Figures beside the indicators")]
    if not view.edition_held:
        parts.append(Say(view.not_yet_held("figures")))
    elif plan.figures:
        parts.append(Say(f"{text} planbot shows them and sets none against a target."))
        parts += _by_recommendation(view)
        parts.append(Note(imported(plan.source, 240)))
    else:
        parts.append(Say("The plan holds no figure beside those of its indicators."))
    parts.append(Buttons((*share_button(view), shows("Whole plan", "/rag"))))
    return compose(text, parts)


def _by_recommendation(view: View) -> list[Part]:
    plan = view.assessment.plan
    headed = [
        (f"{each.number} {imported(each.short, 60)}", each.number) for each in plan.recommendations
    ]
    groups = [*headed, ("Of no single recommendation", None)]
    return [
        Say(f"*{heading}*\n{bullets((figure_line(view, each) for each in found), EACH)}")
        for heading, number in groups
        if (found := figures_of(plan, number))
    ]


def figure_line(view: View, figure: PrintedFigure) -> str:
    """The title, the figure with its period, and the notes; [c] where it may not be shown."""
    title = imported(figure.title, 120)
    period = _period(figure)
    under = f" ({imported(figure.indicator, 20)})" if figure.indicator else ""
    if view.withholds_printed(figure):
        return f"{title}{under}: {HIDDEN}, {period}"
    said = say_value(figure.value, figure.unit)
    if figure.numerator is not None and figure.denominator is not None:
        said += f", {say_share(figure.numerator, figure.denominator, figure.unit)}"
    number = recommendation_of(figure, view.assessment.plan)
    note, other = (each and view.text(each, number) for each in (figure.note, figure.elsewhere))
    notes = [imported(note, NOTE) if note else None, elsewhere(other)]
    line = f"{title}{under}: *{imported(said, 60)}*, {period}"
    return ". ".join([line, *(each for each in notes if each)])


def _period(figure: PrintedFigure) -> str:
    if figure.period is None:
        return "period not stated"
    return figure.dated.label if figure.dated else imported(figure.period, PRINTED)
