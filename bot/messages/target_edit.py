"""A target that a plan edited, said as what it is: the figure did not change."""

from bot.domain.figures import say_target, say_value
from bot.domain.indicator import Indicator, Target
from bot.domain.period import Period, PeriodKind, london_day, say_day
from bot.domain.snapshot import TargetEdit
from bot.messages.text import imported


def edited_words(edit: TargetEdit, indicator: Indicator, figure: str) -> str:
    """Says what was edited when, and how `figure`, as the reader may see it, reads since then."""
    day = say_day(london_day(edit.edited_at))
    period = Period.parse(edit.period)
    unstated = period.kind is PeriodKind.UNSTATED
    when = f"reported by {period.end:%B %Y}" if unstated else period.when
    reads = "became" if edit.was is not edit.now else "stayed"
    return (
        f"{_edited(edit, indicator)} on {day}: {figure} {when} {reads} "
        f"{edit.now.capitalize()}. The figure did not change."
    )


def _edited(edit: TargetEdit, indicator: Indicator) -> str:
    before, after = (_wanted(each, indicator) for each in (edit.before, edit.after))
    if edit.before == edit.after:
        return f"how it is set against the target of {after} was changed"
    if before == after:
        before += f" ({edit.before.by:%B %Y})"
        after += f" ({edit.after.by:%B %Y})"
    return f"the target was {_way(edit)} from {before} to {after}"


def _wanted(target: Target, indicator: Indicator) -> str:
    """The target as it stood then: which way was better then, today's plan does not know."""
    if target.value is not None:
        return imported(say_value(target.value, indicator.unit), 60)
    return imported(say_target(target, indicator.unit, indicator.direction), 60)


def _way(edit: TargetEdit) -> str:
    before, after = edit.before.value, edit.after.value
    if before is None or after is None or before == after:
        return "changed"
    return "raised" if after > before else "lowered"
