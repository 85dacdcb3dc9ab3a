"""The questions for the meeting, each a sentence that ends in asking."""

from bot.domain.figures import say_difference, say_target, say_value
from bot.messages.message import Message
from bot.messages.parts import Note, Say, Title, compose
from bot.messages.view import View
from bot.messages.words import bullets, counted, inert, listed, named
from bot.rules.questions import Question, QuestionKind
from bot.rules.status import Standing

MOST = 20


def questions_message(view: View) -> Message:
    """`/planbot questions`: every question, by recommendation."""
    asked = view.assessment.questions
    if not asked:
        text = "Ratings, figures and targets agree: there is no question to ask."
        return compose(text, [Title("Questions for the meeting"), Say(text)])
    text = f"{counted(len(asked), 'question')} where ratings, figures and targets disagree."
    half = [asked[start : start + MOST] for start in range(0, min(len(asked), 4 * MOST), MOST)]
    return compose(
        text,
        [
            Title("Questions for the meeting"),
            Say(
                f"*{counted(len(asked), 'question')}* where ratings, figures and targets disagree."
            ),
            *(Say(bullets((ask(each, view) for each in part), MOST)) for part in half),
            Note("planbot asks; it changes no rating. Ratings are judgements of evidence."),
        ],
    )


def ask(question: Question, view: View) -> str:
    """The question in words."""
    rec = f"*Rec {question.recommendation.number}*"
    match question.kind:
        case QuestionKind.GREEN_BUT_OFF_TARGET:
            off = listed([_off(each, view) for each in question.standings[:3]])
            more = len(question.standings) - 3
            rest = f", and {more} more" if more > 0 else ""
            return f"{rec} is Green while {off}{rest}. What evidence carries the rating?"
        case QuestionKind.GREEN_WITHOUT_FIGURE:
            how = " (derived from the printed counts)" if _derived(question) else ""
            return f"{rec} is Green{how} with no figure against a target. What shows progress?"
        case QuestionKind.NOT_GREEN_BUT_ON_TARGET:
            rating = question.rating.rag.capitalize() if question.rating else "not Green"
            return f"{rec} is {rating} while every figure is on target. What holds it back?"
        case QuestionKind.TARGET_BACKWARDS:
            return f"{rec}: {_backwards(question)} Is that meant?"
        case QuestionKind.TARGET_EASIER_THAN_BASELINE:
            return f"{rec}: {_easier(question)} Is the target still the right one?"


def _derived(question: Question) -> bool:
    return question.rating is not None and question.rating.derived


def _off(standing: Standing, view: View) -> str:
    indicator, outturn, target = standing.indicator, standing.outturn, standing.target
    name = named(indicator.short)
    if outturn is None or target is None or standing.gap is None:
        return f"{name} is off target"
    if view.withholds(outturn, indicator):
        return f"{name} is off target"
    gap = say_difference(standing.gap, indicator.unit)
    wanted = inert(say_target(target, indicator.unit, indicator.direction), 60)
    return f"{name} stands at {view.figure(standing)}, {gap} worse than the target of {wanted}"


def _backwards(question: Question) -> str:
    indicator = question.indicator
    if indicator is None:
        raise AssertionError("a question about targets names its indicator")
    earlier, later = (
        f"{say_target(each, indicator.unit, indicator.direction)} by {each.by:%B %Y}"
        for each in question.targets
    )
    return f"the target for {named(indicator.short)} goes from {earlier} to {later}."


def _easier(question: Question) -> str:
    indicator, baseline = question.indicator, question.baseline
    if indicator is None or baseline is None or baseline.value is None:
        raise AssertionError("a question about a baseline names it")
    wanted = say_target(question.targets[0], indicator.unit, indicator.direction)
    started = say_value(baseline.value, indicator.unit)
    return (
        f"the target for {named(indicator.short)} ({wanted}) asks for less than "
        f"the baseline of {started}."
    )
