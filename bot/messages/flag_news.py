"""What is told in an alert's thread as its flag goes on, and in the alert once it is gone."""

from bot.domain.message import Block, Message
from bot.domain.outturn import Outturn
from bot.domain.period import Period, london_day, say_day
from bot.domain.plan import Recommendation
from bot.domain.snapshot import TargetEdit
from bot.messages.alert import say_figure, say_when
from bot.messages.composing import compose
from bot.messages.parts import Say
from bot.messages.rule_words import not_comparable, turned_back
from bot.messages.target_edit import edited_words
from bot.messages.text import imported, named
from bot.messages.words import counted, rag_word
from bot.rules.comparable import broken_between
from bot.rules.episode import Episode, Movement
from bot.rules.questions import rating_of
from bot.rules.standing import Known


def came_back_message(episode: Episode, closed: Movement, *, dated: bool = True) -> Message:
    """Tells in the alert's thread that it is green again and, where that is `dated`, how long it
    was off.
    """
    if closed.new_year:
        return _new_year_message(episode, closed.after)
    if closed.new_series:
        return _new_series_message(episode, closed)
    back, left = closed.after, episode.left.outturn
    days = counted((closed.outturn.period.end - left.period.end).days, "day")
    off = " off green" if closed.crosses_green else ""
    newest = closed.told_by or back
    since = f", and {say_figure(back)} {say_when(back)}" if newest is not back else ""
    text = (
        f"{imported(episode.indicator.title, 100)} {turned_back(closed)}: {say_figure(newest)} "
        f"{say_when(newest)}{since}{f', after {days}{off}' if dated else ''}."
    )
    return compose(text, [Say(f"{rag_word(newest.status)}: {text}")])


def _new_year_message(episode: Episode, now: Known) -> Message:
    """What counts up began anew on 1 April: the flag ends with its year, and nothing recovered."""
    text = (
        f"{imported(episode.indicator.title, 100)} counts anew since 1 April and is on course: "
        f"{say_figure(now)} {say_when(now)}. The flag of the year before is closed."
    )
    return compose(text, [Say(f"{rag_word(now.status)}: {text}")])


def _new_series_message(episode: Episode, closed: Movement) -> Message:
    """After a break the flag ends where the new series is on target, and nothing recovered."""
    now, indicator = closed.after, episode.indicator
    found = broken_between(indicator, closed.before.outturn, now.outturn)
    why = f", {not_comparable(found)}" if found is not None else ""
    text = (
        f"{imported(indicator.title, 100)} is on target in its new series{why}. {say_figure(now)} "
        f"{say_when(now)}; the flag of before is closed."
    )
    return compose(text, [Say(f"{rag_word(now.status)}: {text}")])


def edited_message(edit: TargetEdit, latest: Known, then: str) -> Message:
    """Tells where a plan alone changed what becomes of the flag: nothing moved. `then` is a
    sentence on the flag.
    """
    title = imported(latest.indicator.title, 100)
    text = f"{title}: {edited_words(edit, latest.indicator, say_figure(latest))} {then}"
    return compose(text, [Say(f"{rag_word(latest.status)}: {text}")])


def back_without_figure_message(back: Known, opened: Period) -> Message:
    """The same, where the figure that left green in `opened` is reported as missing by now."""
    now = f"{say_figure(back)} {say_when(back)}"
    text = (
        f"{imported(back.indicator.title, 100)} is back to green: {now}. "
        f"It was flagged {opened.when}; figures of that time were taken back since."
    )
    return compose(text, [Say(f"{rag_word(back.status)}: {text}")])


def taken_back_message(title: str, missing: Outturn) -> Message:
    """Tells that a figure that a flag rests on is missing: no all-clear, and no correction."""
    text = (
        f"{_taken_back(title, missing)}. Whether it left green cannot be seen without it: the flag "
        "stands until a figure comes."
    )
    return compose(text, [Say(text)])


def reopened_message(episode: Episode, closed: Period) -> Message:
    """Tells in the alert's thread that a revised figure or target takes a recovery back."""
    now = episode.latest
    text = (
        f"Correction: on the figures and targets as they stand now "
        f"{named(episode.indicator.title, 100)} {_not_back(episode)} {closed.when}: "
        f"{say_figure(now)} {say_when(now)}. The flag is open again."
    )
    return compose(text, [Say(f"{rag_word(now.status)}: {text}")])


def _not_back(episode: Episode) -> str:
    crosses = episode.left.crosses_green
    return "did not come back to green" if crosses else "still met its alert rule"


def reopened_by_missing_message(episode: Episode, missing: Outturn) -> Message:
    """Tells that the figure that came back to green is reported as missing."""
    now = episode.latest
    text = (
        f"{_taken_back(episode.indicator.title, missing)}. It had come back to green with it; what "
        f"is known last is {say_figure(now)} {say_when(now)}. The flag is open again."
    )
    return compose(text, [Say(f"{rag_word(now.status)}: {text}")])


def corrected_message(title: str, opened: Period, holding: Episode | None = None) -> Message:
    """Tells in the alert's thread that revised figures, or a changed target, take away the reason
    for the flag. `holding` is an earlier episode that now holds the flag's: no all-clear.
    """
    said = f"{named(title, 100)} did not leave green {opened.when}"
    if holding is not None:
        since = holding.left.outturn.period.noun
        if holding.closed is None:
            said += f": it has been off green since {since}, and that flag stands"
        else:
            back = holding.closed.outturn.period.when
            said += f": it had been off green since {since}, and came back to it {back}"
    text = (
        f"Correction: on the figures and targets as they stand now {said}. "
        f"{'This' if holding else 'The'} flag is withdrawn."
    )
    return compose(text, [Say(text)])


def rating_taken_back_message(recommendation: Recommendation, number: int) -> Message:
    """Tells, under the news of a rating, that the import which brought it was taken back."""
    rating = rating_of(recommendation)
    stands = (
        f"it is rated {rag_word(rating.rag)}, by {imported(rating.by, 80)} on "
        f"{say_day(rating.judged)}"
        if rating is not None
        else "it has no rating"
    )
    text = (
        f"Import {number} was taken back, and with it this rating of recommendation "
        f"{recommendation.number}: {stands}."
    )
    return compose(text, [Say(text)])


def left_the_plan_message(ref: str) -> Message:
    """Tells in the alert's thread that the plan no longer has the indicator: nothing is known of it
    any more, for better or worse.
    """
    text = f"Indicator {imported(ref, 20)} is no longer in the plan. Its flag is withdrawn."
    return compose(text, [Say(text)])


def ended_message(alert: Message, said: Message, word: str) -> Message:
    """The alert as it was told, under `word`: what was `said` before its facts, and nothing to
    acknowledge.
    """
    title, *facts = alert.blocks
    heading, _, rest = alert.plain.partition("\n\n")
    return Message(
        text=f"{word}: {alert.text}",
        blocks=(title, *said.blocks, *map(_without_acknowledging, facts)),
        plain=f"{heading}\n\n{said.plain}\n\n{rest}",
    )


def _taken_back(title: str, missing: Outturn) -> str:
    day = f" on {say_day(london_day(missing.recorded))}" if missing.recorded else ""
    why = f": {missing.mark.reason}" if missing.mark is not None else ""
    return f"{imported(title, 100)}: {missing.period.figure} was taken back{day}{why}"


def _without_acknowledging(block: Block) -> Block:
    if block["type"] != "actions":
        return block
    others = [each for each in block["elements"] if not each["action_id"].startswith("acknowledge")]
    return {**block, "elements": others}
