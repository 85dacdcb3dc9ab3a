"""What alert rules would have told on the figures that are stored: one sentence, and a table."""

from collections.abc import Sequence

from bot.domain.message import Message
from bot.messages.composing import compose
from bot.messages.parts import Note, Part, Say, Table, Title
from bot.messages.rule_words import say_rule
from bot.messages.text import imported
from bot.messages.words import bullets, counted
from bot.rules.backtest import Backtest, Moment, PastAlert, RuleTested, months_of
from bot.rules.replay import Replay

MOST = 12
INDICATORS = 8
NONE = "No figure can be set against a target there: no rule would have told anything."
HIDDEN = "A figure of it rests on fewer than five people: its backtest is shown to named people."
_YEAR = 12


def backtest_message(replayed: Sequence[Replay], rules: Sequence[RuleTested]) -> Message:
    """Sets the rules side by side, the one in force first; of one indicator each alert as well."""
    title = _title(replayed)
    if not replayed:
        return compose(f"{title}. {NONE}", [Title(title), Say(NONE)])
    months = months_of(replayed)
    said = _sentence(rules, months)
    parts: list[Part] = [
        Title(title),
        Say(said),
        Table(
            ("Rule", "Alerts", "A year", "Gone at once", "Longest"),
            tuple(_row(each, months, one=len(replayed) == 1) for each in rules),
            right=(1, 2, 3),
        ),
    ]
    if listing := _alerts(rules[0]) if len(replayed) == 1 else _by_indicator(rules[0]):
        parts.append(Say(listing))
    parts.append(Note(_note(replayed, months)))
    return compose(f"{title}. {said}", parts)


def _title(replayed: Sequence[Replay]) -> str:
    if len(replayed) == 1:
        indicator = replayed[0].indicator
        return f"Backtest: {indicator.ref} · {imported(indicator.title, 110)}"
    return "Backtest of the alert rules"


def _sentence(rules: Sequence[RuleTested], months: int) -> str:
    first, second, *_ = rules
    alerts = counted(len(first.alerts), "alert")
    return (
        f"{first.name.capitalize()}: *{alerts}* in {_stretch(months)}{_gone(first)}. "
        f"{second.name.capitalize()}: *{len(second.alerts)}*{_gone(second)}."
    )


def _stretch(months: int) -> str:
    """Says how long that is: "7 months", "10 years", "2 years and 5 months"."""
    years, rest = divmod(months, _YEAR)
    said = [counted(years, "year")] if years else []
    return " and ".join([*said, counted(rest, "month")] if rest else said)


def _gone(rule: RuleTested) -> str:
    """How many were gone with the next figure, where there were any."""
    return f", {rule.gone_at_once or 'none'} gone with the next figure" if rule.alerts else ""


def _row(rule: RuleTested, months: int, *, one: bool) -> tuple[str, ...]:
    words = say_rule(rule.tests[0].rule) if one else ""
    return (
        f"{rule.name.capitalize()}: {words}" if one else rule.name.capitalize(),
        str(len(rule.alerts)),
        f"{len(rule.alerts) * _YEAR / months:.1f}" if months >= _YEAR else "–",
        str(rule.gone_at_once),
        counted(rule.longest, "figure") if rule.alerts else "–",
    )


def _alerts(rule: RuleTested) -> str:
    lines = [_alert(each) for each in reversed(rule.alerts)]
    return f"*{rule.name.capitalize()} would have told*\n{bullets(lines, MOST)}" if lines else ""


def _alert(alert: PastAlert) -> str:
    before = alert.since.end < alert.told.period.end
    since = f", begun {alert.since.when}" if before else ""
    lasted = counted(alert.lasted, "figure")
    if alert.over is None:
        return f"{_with(alert.told)}{since}; it lasts, {lasted} so far"
    return f"{_with(alert.told)}{since}; over {_with(alert.over)}: it lasted {lasted}"


def _with(moment: Moment) -> str:
    how = "by a revision after" if moment.revised else "with"
    return f"{how} {moment.period.figure}"


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


def _note(replayed: Sequence[Replay], months: int) -> str:
    figures = counted(sum(each.figures for each in replayed), "figure")
    first = min((each.first for each in replayed if each.first), key=lambda each: each.start)
    last = max((each.last for each in replayed if each.last), key=lambda each: each.end)
    since = f"{first.start:%B %Y} to " if months > 1 else ""
    of = f"{figures} of {counted(len(replayed), 'indicator')}, {since}{last.end:%B %Y}"
    short = " Of less than a year no yearly number is worked out."
    return (
        f"{of}, as known at the time; periods without a figure are not counted."
        f"{short if months < _YEAR else ''} Nothing is told by a backtest."
    )
