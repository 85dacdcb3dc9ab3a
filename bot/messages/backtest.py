"""What alert rules would have told on the figures that are stored: one sentence, and a table."""

from collections.abc import Sequence

from bot.domain.message import Message
from bot.messages.composing import compose
from bot.messages.parts import Note, Part, Say, Table, Title
from bot.messages.rule_words import say_rule
from bot.messages.text import imported
from bot.messages.words import bullets, counted
from bot.rules.backtest import Backtest, PastAlert, Replay, RuleTested, years_of

MOST = 12
INDICATORS = 8
NONE = "No figure can be set against a target there: no rule would have told anything."
HIDDEN = "A figure of it rests on fewer than five people: its backtest is shown to named people."


def backtest_message(replayed: Sequence[Replay], rules: Sequence[RuleTested]) -> Message:
    """Sets the rules side by side, the one in force first; of one indicator each alert as well."""
    title = _title(replayed)
    if not replayed:
        return compose(f"{title}. {NONE}", [Title(title), Say(NONE)])
    years = years_of(replayed)
    said = _sentence(rules, years)
    parts: list[Part] = [
        Title(title),
        Say(said),
        Table(
            ("Rule", "Alerts", "A year", "Gone at once", "Longest"),
            tuple(_row(each, years, one=len(replayed) == 1) for each in rules),
            right=(1, 2, 3),
        ),
    ]
    if listing := _alerts(rules[0]) if len(replayed) == 1 else _by_indicator(rules[0]):
        parts.append(Say(listing))
    parts.append(Note(_note(replayed)))
    return compose(f"{title}. {said}", parts)


def _title(replayed: Sequence[Replay]) -> str:
    if len(replayed) == 1:
        indicator = replayed[0].indicator
        return f"Backtest: {indicator.ref} · {imported(indicator.title, 110)}"
    return "Backtest of the alert rules"


def _sentence(rules: Sequence[RuleTested], years: float) -> str:
    first, second, *_ = rules
    alerts = counted(len(first.alerts), "alert")
    return (
        f"{first.name.capitalize()}: *{alerts}* in {counted(round(years), 'year')}{_gone(first)}. "
        f"{second.name.capitalize()}: *{len(second.alerts)}*{_gone(second)}."
    )


def _gone(rule: RuleTested) -> str:
    """How many were gone with the next figure, where there were any."""
    return f", {rule.gone_at_once or 'none'} gone with the next figure" if rule.alerts else ""


def _row(rule: RuleTested, years: float, *, one: bool) -> tuple[str, ...]:
    words = say_rule(rule.tests[0].rule) if one else ""
    return (
        f"{rule.name.capitalize()}: {words}" if one else rule.name.capitalize(),
        str(len(rule.alerts)),
        f"{len(rule.alerts) / years:.1f}",
        str(rule.gone_at_once),
        counted(rule.longest, "figure") if rule.alerts else "–",
    )


def _alerts(rule: RuleTested) -> str:
    lines = [_alert(each) for each in reversed(rule.alerts)]
    return f"*{rule.name.capitalize()} would have told*\n{bullets(lines, MOST)}" if lines else ""


def _alert(alert: PastAlert) -> str:
    if alert.over is None:
        return f"with {alert.told.figure}, and it lasts"
    return f"with {alert.told.figure}; over with {alert.over.figure}"


def _by_indicator(rule: RuleTested) -> str:
    told = sorted((each for each in rule.tests if each.alerts), key=_most_first)
    lines = [_line(each) for each in told]
    return f"*Told most often, by {rule.name}*\n{bullets(lines, INDICATORS)}" if lines else ""


def _most_first(test: Backtest) -> int:
    return -len(test.alerts)


def _line(test: Backtest) -> str:
    gone = sum(each.gone_at_once for each in test.alerts)
    name = f"{test.indicator.ref} {imported(test.indicator.short, 60)}"
    alerts = counted(len(test.alerts), "alert")
    return f"{name}: {alerts}, {gone or 'none'} gone with the next figure"


def _note(replayed: Sequence[Replay]) -> str:
    figures = sum(each.figures for each in replayed)
    first = min((each.first for each in replayed if each.first), key=lambda each: each.start)
    last = max((each.last for each in replayed if each.last), key=lambda each: each.end)
    of = [counted(figures, "figure"), counted(len(replayed), "indicator")]
    return (
        f"{of[0]} of {of[1]}, {first.start:%B %Y} to {last.end:%B %Y}, as they were "
        "known at the time; nothing is told by a backtest."
    )
