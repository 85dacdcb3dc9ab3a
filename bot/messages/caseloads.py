"""`/caseloads`: workers against the agreed ranges, by role and team."""

from collections.abc import Iterable

from bot.domain.caseload import CaseloadRange
from bot.domain.figures import say_number
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import say_day
from bot.messages.caseloads_beside import beside_lines, counted_apart
from bot.messages.caseloads_spread import spread_parts
from bot.messages.caseloads_words import (
    above_cell,
    above_words,
    average,
    average_cell,
    capital,
    count,
    counts,
)
from bot.messages.composing import compose
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title, shows
from bot.messages.text import clip, imported
from bot.messages.view import View, share_button
from bot.messages.words import counted, joined
from bot.rules.caseload_bands import OUTLIER, CaseloadSummary
from bot.rules.disclosure.caseloads import ShownCaseloads, ShownGroup, shown
from bot.rules.disclosure.suppression import HIDDEN

FURTHEST = 3
TEAMS, OVER = "/caseloads teams", "/caseloads over"
AT_HAND = 2
"""As many extracts as a snapshot holds: with fewer there are no older ones."""


def caseloads_message(view: View, summary: CaseloadSummary) -> Message:
    """Shows everyone by role, and the teams with most workers above their range."""
    seen = shown(summary, view.audience)
    parts: list[Part] = [
        Title(f"Caseloads on {say_day(seen.day)}"),
        Say("\n".join([*_headline(seen), *beside_lines(seen)])),
        _table("Role", seen.roles, view, seen.everyone),
    ]
    if furthest := _furthest(seen):
        parts.append(Say(furthest))
    parts += spread_parts(view, summary)
    parts += [source_note(view, seen, seen.idle), buttons(view)]
    return compose(f"Caseloads on {_day(seen)}: {_one_line(seen)}", parts)


def teams_message(view: View, summary: CaseloadSummary) -> Message:
    """Answers `/caseloads teams`: every team."""
    seen = shown(summary, view.audience)
    return compose(
        f"Caseloads by team on {_day(seen)}: {_one_line(seen)}",
        [
            Title(f"Caseloads by team, {say_day(seen.day)}"),
            Say("\n".join([*_headline(seen), *beside_lines(seen)])),
            _table("Team", seen.teams, view, seen.everyone),
            source_note(view, seen, seen.idle),
            buttons(view, but=TEAMS),
        ],
    )


def over_message(view: View, summary: CaseloadSummary) -> Message:
    """Answers `/caseloads over`: where the workers above their range are, most first."""
    seen = shown(summary, view.audience)
    rows = sorted(seen.teams, key=lambda each: (-(each.above or 0), each.title))
    above = above_words(seen.everyone)
    text = f"On {_day(seen)}: {above}."
    return compose(
        text,
        [
            Title(f"Above the agreed range, {say_day(seen.day)}"),
            Say(f"{capital(above)}, *{count(seen.everyone.outliers)}* at {OUTLIER} or more."),
            Table(
                header=("Team", "Above", "Workers", f"{OUTLIER} or more", "Average"),
                rows=tuple(
                    (
                        clip(imported(each.title, 60), 30),
                        above_cell(each),
                        count(each.workers),
                        count(each.outliers),
                        average_cell(each.average),
                    )
                    for each in rows
                ),
                right=(1, 2, 3, 4),
            ),
            source_note(view, seen, seen.idle),
            buttons(view, but=OVER),
        ],
    )


def no_caseloads_message(view: View) -> Message:
    """Says that there is none by that day; or that one may be, older than the two at hand."""
    days = [each.day for each in view.assessment.snapshot.caseloads]
    if not view.replayed:
        text = "No caseload extract has been imported yet."
    elif len(days) < AT_HAND:
        text = f"No caseload extract has been imported by {view.day}."
    else:
        at_hand = " and ".join(say_day(day) for day in sorted(days))
        text = (
            f"No caseload extract by {view.day} is at hand: planbot keeps the latest two at hand, "
            f"those of {at_hand}."
        )
    return compose(text, [Say(text)])


def _day(seen: ShownCaseloads) -> str:
    return say_day(seen.day) + (", illustrative" if seen.illustrative else "")


def _headline(seen: ShownCaseloads) -> list[str]:
    everyone = seen.everyone
    cases = "case" if everyone.average == 1 else "cases"
    headline = f"Average *{average(everyone.average)}* {cases}{_since(seen)}."
    above = above_words(everyone)
    over = f"*{count(everyone.outliers)}* at {OUTLIER} or more"
    inside = f"{count(everyone.within)} within their range, {count(everyone.below)} below, "
    agency = counts(everyone.agency, "agency worker")
    return [
        f"{headline} {capital(above)}, {over}.",
        f"{'' if everyone.unranged else inside}{agency} included.",
        *counted_apart(everyone),
    ]


def _one_line(seen: ShownCaseloads) -> str:
    everyone = seen.everyone
    return (
        f"average {average(everyone.average)}, {above_words(everyone)}, "
        f"{count(everyone.outliers)} at {OUTLIER} or more."
    )


def _since(seen: ShownCaseloads) -> str:
    now, then = seen.everyone.average, seen.average_before
    if now is None or then is None or seen.before_day is None:
        return ""
    elsewhere = ", by another source" if seen.before_elsewhere else ""
    when = f"on {say_day(seen.before_day)}{elsewhere}"
    if now == then:
        return f", the same as {when}"
    return f", {'up' if now > then else 'down'} from {say_number(then)} {when}"


def _table(first: str, groups: Iterable[ShownGroup], view: View, everyone: ShownGroup) -> Table:
    agreed = {imported(each.title, 60): each for each in view.assessment.plan.caseload_ranges}
    rows = [
        _unranged(each) if _without_range(each, first, agreed) else _row(each, agreed)
        for each in groups
    ]
    total = _unranged(everyone) if everyone.unranged else _row(everyone, agreed)
    header = (first, "Agreed", "Average", "Families", "Above", "Within", "Below", "Most")
    drop = {1} if first == "Team" else set()
    if first == "Role" or everyone.families_average is None:
        drop.add(3)
    if everyone.most is None:
        drop.add(7)
    keep = [place for place in range(len(header)) if place not in drop]
    return Table(
        header=tuple(header[place] for place in keep),
        rows=tuple(tuple(row[place] for place in keep) for row in rows),
        foot=tuple(total[place] for place in keep),
        right=tuple(range(1, len(keep))),
    )


def _row(group: ShownGroup, agreed: dict[str, CaseloadRange]) -> tuple[str, ...]:
    title = imported(group.title, 60)
    range_ = agreed.get(title)
    return (
        clip(title, 30),
        f"{range_.low}–{range_.high}" if range_ else "–",
        average_cell(group.average),
        average_cell(group.families_average),
        f"{count(group.above)} of {count(group.workers)}",
        count(group.within),
        count(group.below),
        count(group.most),
    )


def _without_range(group: ShownGroup, first: str, agreed: dict[str, CaseloadRange]) -> bool:
    """Whether a range is agreed for a role is no secret, though its counts may be."""
    return group.unranged or (first == "Role" and imported(group.title, 60) not in agreed)


def _unranged(group: ShownGroup) -> tuple[str, ...]:
    return (
        clip(imported(group.title, 60), 30),
        "none",
        average_cell(group.average),
        average_cell(group.families_average),
        f"no range, {count(group.workers)}",
        "–",
        "–",
        count(group.most),
    )


def _furthest(seen: ShownCaseloads) -> str | None:
    above = [each for each in seen.teams if each.above]
    if not above:
        return None
    most = sorted(above, key=lambda each: (-(each.above or 0), each.title))[:FURTHEST]
    said = [
        f"{imported(each.title, 40)} *{average(each.average)}* ({count(each.above)} of "
        f"{count(each.workers)} above)"
        for each in most
    ]
    return f"*Teams with most workers above their range*  {'  ·  '.join(said)}"


def source_note(view: View, seen: ShownCaseloads, idle: int | None = None) -> Note:
    """Says where the counts come from; `idle` is how many of everyone hold no case."""
    named = view.audience is Audience.NAMED
    hidden = f"{HIDDEN} fewer than five people, or a figure that would give such a count away"
    return Note(
        joined(
            [
                _definition(seen),
                "ranges scaled by FTE",
                "illustrative extract" if seen.illustrative else imported(seen.source, 100),
                f"{counted(idle, 'worker')} without a case" if idle else None,
                None if named else hidden,
            ]
        )
    )


def _definition(seen: ShownCaseloads) -> str:
    """Whose average it is: the DfE's only where nobody is known to be a lead practitioner."""
    said = "average: open cases ÷ FTE of workers holding a case"
    if seen.everyone.leads_among:
        return f"{said}, lead practitioners among them"
    return f"{said} (DfE)"


def buttons(view: View, share: bool = True, but: str = "") -> Buttons:
    """Offers the ways on from an answer, but for the command `but` that it is the answer to."""
    shown_buttons = tuple(
        shows(label, command)
        for label, command in (("All teams", TEAMS), ("Above range", OVER))
        if command != but
    )
    if not share:
        return Buttons(shown_buttons)
    return Buttons((*share_button(view), *shown_buttons))
