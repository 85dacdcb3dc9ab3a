"""What the Assistant Director is told: an indicator left green, or people rated one down."""

from dataclasses import dataclass

from bot.domain.figures import say_gap, say_outturn
from bot.domain.indicator import Direction
from bot.domain.message import Message
from bot.domain.outturn import Outturn
from bot.domain.period import LONDON, say_day
from bot.domain.plan import Plan, Recommendation
from bot.domain.rag import Rag, Rating
from bot.domain.snapshot import Flag
from bot.messages.composing import compose
from bot.messages.flag_answers import answer_lines
from bot.messages.owner import say_owner
from bot.messages.parts import Button, Buttons, Note, Part, Say, Title, shows
from bot.messages.rule_words import not_over, rule_line, turned
from bot.messages.text import imported
from bot.messages.trend import signal_or_chance, too_few_to_tell
from bot.messages.view import period_and_marks, say_interval, when
from bot.messages.words import joined, rag_word, say_date
from bot.rules.episode import Episode
from bot.rules.movement import History
from bot.rules.questions import rating_of
from bot.rules.standing import Known


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """What an alert speaks about: the episode, its recommendation and that one's histories."""

    plan: Plan
    recommendation: Recommendation
    histories: tuple[History, ...]
    episode: Episode
    flag: Flag
    other_figures: tuple[Outturn, ...] = ()
    """Figures of the same indicator on another kind of period, such as the year to date."""


def left_green_message(facts: AlertFacts) -> Message:
    """Tells indicator, from and to, figure with n of d, target and date, chance, rating, owner.

    It is for the Assistant Director, who sees every figure.
    """
    episode = facts.episode
    indicator, now, before = episode.indicator, episode.left.after, episode.left.before
    title = f"{imported(indicator.title, 100)} {turned(episode.left)}"
    parts: list[Part] = [
        Title(title),
        Say(f"{_moved(before, now)}   *{say_figure(now)}* {say_when(now)}"),
        Say(f"{_before(before)} {_target(now)} {_worse(now)}"),
    ]
    if chance := _chance(now, facts.other_figures):
        parts.append(Say(chance))
    parts += [Say(each) for each in (_signal(facts), _since_then(episode)) if each]
    if rule := rule_line(indicator, episode.left):
        parts.append(Say(rule))
    parts.append(Say(_rating(facts)))
    if answers := answer_lines(facts.flag):
        parts.append(Say("\n".join(answers)))
    parts.append(Note(_source(facts, now)))
    parts.append(_buttons(facts))
    return compose(f"{title}: {_in_a_line(episode)}. {_target(now)}", parts)


def _moved(before: Known, now: Known) -> str:
    """From which status to which; a rule that goes by signals also tells where none changed."""
    if before.status is now.status:
        return f"*{rag_word(now.status)}*, as before"
    return f"{rag_word(before.status)} → *{rag_word(now.status)}*"


def _in_a_line(episode: Episode) -> str:
    """The newest figure while it is open, with the first where that is another."""
    first, latest = episode.left.after, episode.latest
    said = f"{say_figure(first)} {say_when(first)}"
    if episode.closed is not None or latest is first:
        return said
    yet = f", {words}" if (words := not_over(episode)) else ""
    now = f"now {latest.status.capitalize()}, {say_figure(latest)} {say_when(latest)}{yet}"
    return f"{now}; first {said}"


def _since_then(episode: Episode) -> str | None:
    """What the figures have done since: come back, or moved on while off green."""
    if episode.closed is not None:
        back = episode.closed.after
        now = f"{rag_word(back.status)} {say_figure(back)} {say_when(back)}."
        if episode.closed.new_series and not episode.closed.new_year:
            return f"*A new series began*: {now}"
        if episode.closed.new_year:
            return f"*A new year began*: {now}"
        return f"*Back to green*: {now}" if episode.closed.crosses_green else f"*Over*: {now}"
    latest = episode.latest
    if latest is episode.left.after:
        return None
    yet = f"; {said}" if (said := not_over(episode)) else ""
    return f"*Now* {rag_word(latest.status)}: {say_figure(latest)} {say_when(latest)}{yet}."


def rated_down_message(recommendation: Recommendation, before: Rating, after: Rating) -> Message:
    """Tells a judged event, not a computed one: a role changed a rating from green or blue."""
    title = f"Recommendation {recommendation.number} was rated {after.rag.capitalize()}"
    reason = imported(after.reason, 300)
    judged = f"by {imported(after.by, 80)} on {say_day(after.judged)}"
    text = f"{title}, from {before.rag.capitalize()}, {judged}."
    return compose(
        text,
        [
            Title(title),
            Say(
                f"{rag_word(before.rag)} → *{rag_word(after.rag)}*  "
                f"{recommendation.number} {imported(recommendation.title, 120)}"
            ),
            Say(f"*Judged* on {say_day(after.judged)} by {imported(after.by, 80)}: {reason}"),
            Note("A judgement of evidence by a person; no figure changed it."),
            Buttons(
                (shows("Open the recommendation", f"/rag {recommendation.number}", main=True),)
            ),
        ],
    )


def say_figure(standing: Known) -> str:
    """The figure of a standing, safe to post."""
    return imported(say_outturn(standing.outturn, standing.indicator), 80)


def say_when(standing: Known) -> str:
    """The period of a standing's figure, with its marks."""
    return when(standing.outturn)


def _before(before: Known) -> str:
    return f"Before: {say_figure(before)} {say_when(before)}."


def _target(now: Known) -> str:
    return f"Target {imported(now.asked, 120)}."


def _signal(facts: AlertFacts) -> str:
    ref = facts.episode.indicator.ref
    history = next(each for each in facts.histories if each.indicator.ref == ref)
    return signal_or_chance(history) or too_few_to_tell(history)


def _worse(now: Known) -> str:
    if not now.status.off_green:
        return "It still meets its target."
    if now.course is not None:
        return f"It counts up through the year: *{imported(now.distance, 160)}*."
    worse = {Direction.LOWER: "Higher is worse", Direction.HIGHER: "Lower is worse"}
    gap = say_gap(now.value, now.edge, now.indicator)
    why = worse.get(now.indicator.direction) if now.indicator.direction else None
    return f"{why}: *{gap} worse than target*." if why else f"*{gap} outside its range*."


def _chance(now: Known, others: tuple[Outturn, ...]) -> str | None:
    interval = now.interval
    if interval is None:
        return None
    between = say_interval(interval, now.indicator)
    if now.within_chance:
        said = f"Yes: the underlying rate could be {between}, and that spans the target."
    else:
        said = f"Hardly: the underlying rate is likely {between}, all of it off target."
    beside = [f"{_capital(period_and_marks(each))}: {_said(each, now)}." for each in others[:1]]
    return " ".join(["*Could it be chance?*", said, *beside])


def _said(outturn: Outturn, now: Known) -> str:
    return imported(say_outturn(outturn, now.indicator), 60)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _rating(facts: AlertFacts) -> str:
    number = facts.recommendation.number
    rating = rating_of(facts.recommendation)
    off = [each for each in facts.histories if each.off_since is not None]
    figures = f"{len(off)} of its {len(facts.histories)} indicators off target"
    if len(facts.histories) == 1:
        figures = "its only indicator off target"
    if rating is None:
        return f"*Recommendation {number} is not rated*, with {figures}."
    if rating.rag is Rag.GREEN:
        figures = f"{figures}: rating and figures disagree"
        return f"*Recommendation {number} is rated Green*, with {figures}."
    return f"*Recommendation {number} is rated {rating.rag.capitalize()}*, with {figures}."


def _source(facts: AlertFacts, now: Known) -> str:
    outturn = now.outturn
    recorded = outturn.recorded.astimezone(LONDON) if outturn.recorded else None
    return joined(
        [
            say_owner(facts.plan.owner_of(now.indicator)),
            "illustrative figures" if outturn.illustrative else imported(outturn.source, 100),
            f"imported {say_date(recorded.date())}, {recorded:%H:%M}" if recorded else None,
        ]
    )


def _buttons(facts: AlertFacts) -> Buttons:
    number, ref = facts.recommendation.number, facts.episode.indicator.ref
    look = (
        shows(f"Recommendation {number}", f"/rag {number}"),
        shows("History", f"/indicator {ref}"),
    )
    if facts.episode.closed is not None:
        return Buttons(look)
    answer = Button("Hold or hand on", "form", f"flag {facts.flag.id}", f"/flags {ref}")
    if facts.flag.acknowledged_at is not None:
        return Buttons((answer, *look))
    seen = Button("Acknowledge", "acknowledge", str(facts.flag.id), main=True)
    return Buttons((seen, answer, *look))
