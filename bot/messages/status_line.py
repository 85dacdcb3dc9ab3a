"""The status of one indicator in a sentence, as its own reader may see it."""

from bot.messages.text import imported
from bot.messages.view import View, freshness, in_period, status_word, when
from bot.rules.disclosure.suppression import gives_away, withheld
from bot.rules.movement import History
from bot.rules.standing import Known, Lack


def status_line(view: View, history: History) -> str:
    """Says an indicator's status with its newest figure, the target that it is set against and why
    there is none: "🔴 R Red: 30.6% in September 2018, 8.6 points worse than the target of …".
    """
    current = history.current
    said = f"*{status_word(current)}*"
    if current.outturn is None:
        return f"{said}: {view.reason(current)}."
    if view.withholds(current.outturn, history.indicator):
        if current.outturn.words is not None:
            return f"{said}. The figure is words that count people, and is not shown here."
        if withheld(current.outturn, history.indicator, view.audience):
            return f"{said}. The figure rests on fewer than five people and is not shown here."
        others = view.assessment.snapshot.outturns.get(history.indicator.ref, ())
        if not gives_away(current.outturn, history.indicator, others, view.audience):
            return (
                f"{said}. Beside other measures the figure would tell one that rests on fewer than "
                "five people, and is not shown here."
            )
        return (
            f"{said}. The figure holds that of a shorter period, which rests on fewer than five "
            "people, and is not shown here."
        )
    figure = view.figure(current)
    if isinstance(current, Known):
        return f"{said}: *{figure}* {when(current.outturn)}, {imported(current.reason)}."
    if current.lack is Lack.TARGET:
        return f"*{figure}* {when(current.outturn)}, {imported(current.reason)}."
    held = ""
    if current.held is not None:
        last = in_period(current.held.outturn)
        was = current.held.status.capitalize()
        held = f" It was {was} {last}: neither met nor recovered since."
    if current.lack is Lack.CASES:
        return f"{said} (0 of 0), {freshness(current)}.{held}"
    reported = "" if current.outturn.missing else f" Reported: {figure}, {freshness(current)}."
    return f"{said}: {view.reason(current)}.{reported}{held}"
