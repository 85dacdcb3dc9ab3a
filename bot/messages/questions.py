"""The questions for the meeting, each a sentence that ends in asking."""

from bot.domain.figures import say_target
from bot.domain.message import Message
from bot.domain.outturn import Outturn
from bot.messages.composing import compose
from bot.messages.parts import Note, Say, Title
from bot.messages.text import imported, named
from bot.messages.view import View
from bot.messages.words import bullets, counted, listed
from bot.rules.questions import Question, QuestionKind
from bot.rules.standing import Known

MOST = 15

_BEFORE_BARE = (QuestionKind.GREEN_BUT_OFF_TARGET, QuestionKind.NOT_GREEN_BUT_ON_TARGET)
_ORDER = (
    *_BEFORE_BARE,
    QuestionKind.GREEN_WITHOUT_FIGURE,
    QuestionKind.TARGET_BACKWARDS,
    QuestionKind.TARGET_EASIER_THAN_BASELINE,
    QuestionKind.OTHER_PERIOD,
    QuestionKind.LOOKS_BROKEN,
    QuestionKind.TEXT_DIFFERS,
)


def questions_message(view: View) -> Message:
    """Answers `/planbot questions`: every question, the most telling first."""
    asked = view.assessment.questions
    if not asked:
        text = "Ratings, figures, targets and texts agree: there is no question to ask."
        return compose(text, [Title("Questions for the meeting"), Say(text)])
    lines = asked_lines(view)
    number = counted(len(lines), "question")
    pages = [lines[start : start + MOST] for start in range(0, min(len(lines), 4 * MOST), MOST)]
    return compose(
        f"{number} where ratings, figures, targets or texts disagree.",
        [
            Title("Questions for the meeting"),
            Say(f"*{number}* where ratings, figures, targets or texts disagree."),
            *(Say(bullets(page, MOST)) for page in pages),
            Note("planbot asks; it changes no rating. Ratings are judgements of evidence."),
        ],
    )


def asked_lines(view: View, brief: bool = False) -> list[str]:
    """The questions, those about ratings first, each one a line; recommendations rated green with
    no figure are one question together. `brief` is for a message that says the figures elsewhere.
    """
    asked = sorted(view.assessment.questions, key=lambda each: _ORDER.index(each.kind))
    kind = QuestionKind.GREEN_WITHOUT_FIGURE
    bare = [each for each in asked if each.kind is kind]
    if len(bare) < 2:
        return [ask(each, view, brief) for each in asked]
    lines = [ask(each, view, brief) for each in asked if each.kind is not kind]
    place = sum(each.kind in _BEFORE_BARE for each in asked)
    return [*lines[:place], _without_figure(bare), *lines[place:]]


def _without_figure(questions: list[Question]) -> str:
    numbers = listed([str(each.recommendation.number) for each in questions])
    derived = [str(each.recommendation.number) for each in questions if _derived(each)]
    how = f" ({listed(derived)} derived from printed counts)" if derived else ""
    return f"*Recs {numbers}* are Green{how} with no figure against a target. What shows progress?"


def ask(question: Question, view: View, brief: bool = False) -> str:
    """The question in words; `brief` without the figures that are off target."""
    rec = f"*Rec {question.recommendation.number}*"
    match question.kind:
        case QuestionKind.GREEN_BUT_OFF_TARGET:
            off = _all_off(question, view, brief)
            rating = _letter(question, "Green")
            return f"{rec} is {rating} with {off}. What evidence carries the rating?"
        case QuestionKind.GREEN_WITHOUT_FIGURE:
            how = " (derived from printed counts)" if _derived(question) else ""
            return f"{rec} is Green{how} with no figure against a target. What shows progress?"
        case QuestionKind.NOT_GREEN_BUT_ON_TARGET:
            rating = _letter(question, "not Green")
            return f"{rec} is {rating} while every figure is on target. What holds it back?"
        case QuestionKind.TARGET_BACKWARDS:
            return f"{rec}: {_backwards(question)} Is that meant?"
        case QuestionKind.TARGET_EASIER_THAN_BASELINE:
            return f"{rec}: {_easier(question, view)} Is the target still the right one?"
        case QuestionKind.OTHER_PERIOD:
            return f"{rec}: {_other_period(question)} Which is right?"
        case QuestionKind.LOOKS_BROKEN:
            return f"{rec}: {_jump(question)} Did its recording or definition change?"
        case QuestionKind.TEXT_DIFFERS:
            return f"{rec}: {_text_differs(question, view)} Which is right?"


def _letter(question: Question, otherwise: str) -> str:
    return question.rating.rag.capitalize() if question.rating else otherwise


def _derived(question: Question) -> bool:
    return question.rating is not None and question.rating.derived


def _all_off(question: Question, view: View, brief: bool) -> str:
    if brief:
        names = [named(each.indicator.short) for each in question.standings]
        return f"{listed(names, 3)} off target"
    off = listed([_off(each, view) for each in question.standings[:2]])
    more = len(question.standings) - 2
    return f"{off}, {more} more off target" if more > 0 else off


def _off(standing: Known, view: View) -> str:
    indicator, outturn = standing.indicator, standing.outturn
    name = named(indicator.short)
    if view.withholds(outturn, indicator):
        return f"{name} off target"
    return f"{name} at {view.figure(standing)}{_marks(outturn)}, {imported(standing.distance, 160)}"


def _marks(outturn: Outturn) -> str:
    said = [
        word
        for word, holds in (
            ("provisional", outturn.provisional),
            ("illustrative", outturn.illustrative),
        )
        if holds
    ]
    return f" ({', '.join(said)})" if said else ""


def _other_period(question: Question) -> str:
    indicator, period = question.indicator, question.period
    if indicator is None or period is None:
        raise AssertionError("a question about periods names the indicator and the kind")
    return (
        f"every figure for {named(indicator.short)} is for {period.nouns[1]}, and the plan "
        f"measures it {indicator.measured.by}."
    )


def _jump(question: Question) -> str:
    indicator, jump = question.indicator, question.jump
    if indicator is None or jump is None:
        raise AssertionError("a question about a jump names the indicator and its figure")
    return (
        f"the figures for {named(indicator.short)} jump {jump.period.when} beyond their usual "
        "range, and stay there."
    )


def _text_differs(question: Question, view: View) -> str:
    found = question.difference
    if found is None:
        raise AssertionError("a question about a text says what differs in it")
    indicator, outturn = found.indicator, found.outturn
    verb = "say" if question.written.endswith("s") else "says"
    of = f"{named(indicator.short)} ({imported(indicator.ref, 20)})"
    if outturn is None:
        known = f"the target for {of} is {imported(found.figure, 120)}"
    elif view.withholds(outturn, indicator) or not view.reads(
        found.claim, indicator.recommendation
    ):
        return f"the {question.written} and the figure for {of} differ."
    else:
        known = f"the figure for {of} is {imported(found.figure, 160)}"
    return f"the {question.written} {verb} “{imported(found.claim, 60)}”; {known}."


def _backwards(question: Question) -> str:
    indicator = question.indicator
    if indicator is None:
        raise AssertionError("a question about targets names its indicator")
    earlier, later = (
        f"{imported(say_target(each, indicator.unit, indicator.direction), 60)} by {each.by:%B %Y}"
        for each in question.targets
    )
    return f"the target for {named(indicator.short)} goes from {earlier} to {later}."


def _easier(question: Question, view: View) -> str:
    indicator, baseline = question.indicator, question.baseline
    if indicator is None or baseline is None or baseline.value is None:
        raise AssertionError("a question about a baseline names it")
    wanted = imported(say_target(question.targets[0], indicator.unit, indicator.direction), 60)
    started = view.baseline(baseline.value, baseline, indicator)
    return (
        f"the target for {named(indicator.short)} ({wanted}) is easier than "
        f"the baseline of {started}."
    )
