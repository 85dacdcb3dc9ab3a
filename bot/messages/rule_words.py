"""An indicator's own alert rule in words, and what its movements are called."""

from bot.domain.alert_rule import AlertAt, AlertRule
from bot.domain.break_in_series import Break
from bot.domain.indicator import Indicator
from bot.domain.period import say_day
from bot.messages.text import imported
from bot.messages.words import counted
from bot.rules.episode import Episode, Movement


def say_rule(rule: AlertRule) -> str:
    """Says when it speaks: "Red and worse than the figure before, 2 figures in a row; over after 2
    figures in a row that are not".
    """
    said = []
    if rule.by_status:
        status = "Red" if rule.at is AlertAt.RED else "off green"
        said.append(f"{status} and worse than the figure before" if rule.if_worse else status)
    if rule.by_signal:
        said.append("a signal of concern")
    after = f", {counted(rule.after, 'figure')} in a row" if rule.after > 1 else ""
    back = counted(rule.back_after, "figure")
    over = f"; over after {back} in a row that are not" if rule.back_after > 1 else ""
    return f"{' or '.join(said)}{after}{over}"


def rule_line(indicator: Indicator, movement: Movement) -> str:
    """Says which rule spoke, and with which figure; empty where the plan gives none of its own."""
    if indicator.alert is None:
        return ""
    spoke = " It spoke by the signal." if movement.signal is not None else ""
    with_figure = f", with {movement.told.period.figure}" if movement.told_by else ""
    return f"*Told by its own rule*{with_figure}: {say_rule(indicator.alert)}.{spoke}"


def not_over(episode: Episode) -> str:
    """Says of an open episode what its newest figures alone would not: "on target for 1 figure, by
    its own rule over after 2". Empty where its rule speaks of an off-green figure.
    """
    rule = episode.indicator.alert
    if rule is None or not (episode.quiet or episode.on_target):
        return ""
    if not episode.quiet:
        return "on target, by its own rule not over"
    off = "not Red" if rule.by_status else "no signal of concern"
    now = f"{'on target' if episode.on_target else off} for {counted(episode.quiet, 'figure')}"
    return f"{now}, by its own rule over after {rule.back_after}"


def turned(movement: Movement) -> str:
    """Says what an indicator did that is told: "left green", "turned Red"."""
    if movement.signal is not None:
        return "shows a signal of concern"
    return "left green" if movement.crosses_green else "turned Red"


def turned_back(movement: Movement) -> str:
    """Says how an episode ended: "is back to green"."""
    return "is back to green" if movement.crosses_green else "no longer meets its alert rule"


def not_comparable(found: Break) -> str:
    """Says what a break means: "not comparable with before 1 April 2018: new recording system"."""
    return f"not comparable with before {say_day(found.since)}: {imported(found.why, 120)}"
