"""`/caseloads`: workers against the agreed ranges, by role and team."""

from collections.abc import Iterable
from decimal import Decimal

from bot.domain.caseload import Caseload, CaseloadRange
from bot.domain.figures import say_number
from bot.domain.people import Audience
from bot.domain.period import say_day
from bot.messages.message import Message
from bot.messages.parts import Button, Buttons, Note, Part, Say, Table, Title, compose
from bot.messages.view import View
from bot.messages.words import clip, inert, joined
from bot.rules.caseloads import OUTLIER, Band, CaseloadSummary, Group, band_of, ranges_by_role
from bot.rules.caseloads_shown import ShownCaseloads, ShownGroup, shown
from bot.rules.disclosure import HIDDEN

FURTHEST = 3


def caseloads_message(view: View, summary: CaseloadSummary) -> Message:
    """Everyone by role, and the teams with most workers above their range."""
    seen = shown(summary, view.audience)
    parts: list[Part] = [
        Title(f"Caseloads on {say_day(seen.day)}"),
        Say("\n".join(_headline(seen))),
        _table("Role", seen.roles, view, seen.everyone),
    ]
    if furthest := _furthest(seen):
        parts.append(Say(furthest))
    parts += [_note(view, seen, summary), _buttons(view)]
    return compose(f"Caseloads on {say_day(seen.day)}: {_one_line(seen)}", parts)


def teams_message(view: View, summary: CaseloadSummary) -> Message:
    """`/caseloads teams`: every team."""
    seen = shown(summary, view.audience)
    return compose(
        f"Caseloads by team on {say_day(seen.day)}: {_one_line(seen)}",
        [
            Title(f"Caseloads by team, {say_day(seen.day)}"),
            Say("\n".join(_headline(seen))),
            _table("Team", seen.teams, view, seen.everyone),
            _note(view, seen, summary),
            _buttons(view),
        ],
    )


def over_message(view: View, summary: CaseloadSummary) -> Message:
    """`/caseloads over`: where the workers above their range are, most first."""
    seen = shown(summary, view.audience)
    rows = sorted(seen.teams, key=lambda each: (-(each.above or 0), each.title))
    above = f"{_count(seen.everyone.above)} of {_count(seen.everyone.workers)}"
    text = f"{above} workers are above their agreed range on {say_day(seen.day)}."
    return compose(
        text,
        [
            Title(f"Above the agreed range, {say_day(seen.day)}"),
            Say(
                f"*{above}* workers are above their agreed range, "
                f"*{_count(seen.everyone.outliers)}* hold {OUTLIER} cases or more."
            ),
            Table(
                header=("Team", "Above", "Workers", f"{OUTLIER} or more", "Average"),
                rows=tuple(
                    (
                        clip(inert(each.title, 60), 30),
                        _count(each.above),
                        _count(each.workers),
                        _count(each.outliers),
                        _average(each.average),
                    )
                    for each in rows
                ),
                right=(1, 2, 3, 4),
            ),
            _note(view, seen, summary),
            _buttons(view),
        ],
    )


def team_message(
    view: View,
    summary: CaseloadSummary,
    team: Group,
    roles: tuple[Group, ...],
    workers: tuple[Caseload, ...] | None,
) -> Message:
    """`/caseloads First Response`: one team by role and, for its own manager, by worker.

    `workers` is None for everyone else. A wide audience sees the team's totals and no split: with
    every team's split it could subtract.
    """
    seen = shown(summary, view.audience)
    row = next(each for each in seen.teams if each.title == team.title)
    name = inert(team.title, 60)
    line = (
        f"Average *{_average(row.average)}*, all teams {_average(seen.everyone.average)}. "
        f"*{_count(row.above)} of {_count(row.workers)}* workers above their agreed range, "
        f"{_count(row.within)} within, {_count(row.below)} below, "
        f"*{_count(row.outliers)}* at {OUTLIER} or more, {_count(row.agency)} agency."
    )
    parts: list[Part] = [Title(f"{name}, caseloads on {say_day(seen.day)}"), Say(line)]
    if workers is not None:
        parts.append(_workers_table(workers, view.assessment.plan.caseload_ranges))
    elif roles:
        parts.append(_split_table(roles, view))
    parts.append(_note(view, seen, summary))
    parts.append(_buttons(view, share=workers is None))
    return compose(f"{name}: {line.replace('*', '')}", parts)


def no_caseloads_message(view: View) -> Message:
    text = "No caseload extract has been imported" + (
        f" by {view.day}." if view.replayed else " yet."
    )
    return compose(text, [Say(text)])


def _headline(seen: ShownCaseloads) -> list[str]:
    everyone = seen.everyone
    average = f"Average *{_average(everyone.average)}* cases{_since(seen)}."
    above = f"*{_count(everyone.above)} of {_count(everyone.workers)}* workers"
    over = f"*{_count(everyone.outliers)}* at {OUTLIER} or more"
    inside = f"{_count(everyone.within)} within their range, {_count(everyone.below)} below"
    return [
        f"{average} {above} above their agreed range, {over}.",
        f"{inside}, {_count(everyone.agency)} agency workers included.",
    ]


def _one_line(seen: ShownCaseloads) -> str:
    everyone = seen.everyone
    return (
        f"average {_average(everyone.average)}, {_count(everyone.above)} of "
        f"{_count(everyone.workers)} workers above their agreed range, "
        f"{_count(everyone.outliers)} at {OUTLIER} or more."
    )


def _since(seen: ShownCaseloads) -> str:
    now, then = seen.everyone.average, seen.average_before
    if now is None or then is None or seen.before_day is None:
        return ""
    when = f"on {say_day(seen.before_day)}"
    if now == then:
        return f", the same as {when}"
    return f", {'up' if now > then else 'down'} from {say_number(then)} {when}"


def _table(first: str, groups: Iterable[ShownGroup], view: View, everyone: ShownGroup) -> Table:
    agreed = {inert(each.title, 60): each for each in view.assessment.plan.caseload_ranges}
    rows = [(_row(each, agreed)) for each in (*groups, everyone)]
    header = (first, "Agreed", "Average", "Above", "Within", "Below", "Most")
    drop = {1} if first == "Team" else set()
    if everyone.most is None:
        drop.add(6)
    keep = [place for place in range(len(header)) if place not in drop]
    return Table(
        header=tuple(header[place] for place in keep),
        rows=tuple(tuple(row[place] for place in keep) for row in rows),
        right=tuple(range(1, len(keep))),
    )


def _row(group: ShownGroup, agreed: dict[str, CaseloadRange]) -> tuple[str, ...]:
    title = inert(group.title, 60)
    range_ = agreed.get(title)
    return (
        clip(title, 30),
        f"{range_.low}–{range_.high}" if range_ else "–",
        _average(group.average),
        f"{_count(group.above)} of {_count(group.workers)}",
        _count(group.within),
        _count(group.below),
        _count(group.most),
    )


def _split_table(roles: tuple[Group, ...], view: View) -> Table:
    agreed = {each.title: each for each in view.assessment.plan.caseload_ranges}
    return Table(
        header=("Role", "Agreed", "Average", "Above", "Most"),
        rows=tuple(
            (
                clip(inert(each.title, 60), 30),
                f"{agreed[each.title].low}–{agreed[each.title].high}"
                if each.title in agreed
                else "–",
                _average(each.average),
                f"{each.bands[Band.ABOVE]} of {each.workers}",
                str(each.most),
            )
            for each in roles
        ),
        right=(1, 2, 3, 4),
    )


def _workers_table(workers: tuple[Caseload, ...], ranges: tuple[CaseloadRange, ...]) -> Table:
    agreed = ranges_by_role(ranges)
    every = sorted(workers, key=lambda each: (-each.open_cases / each.fte, each.worker))
    return Table(
        header=("Worker", "Role", "FTE", "Cases", "Range"),
        rows=tuple(
            (
                inert(each.worker, 20),
                clip(inert(each.role, 40), 22),
                say_number(each.fte),
                str(each.open_cases),
                str(band_of(each, agreed)),
            )
            for each in every
        ),
        right=(2, 3),
    )


def _furthest(seen: ShownCaseloads) -> str | None:
    above = [each for each in seen.teams if each.above]
    if not above:
        return None
    most = sorted(above, key=lambda each: (-(each.above or 0), each.title))[:FURTHEST]
    said = [
        f"{inert(each.title, 40)} *{_average(each.average)}* ({_count(each.above)} of "
        f"{_count(each.workers)} above)"
        for each in most
    ]
    return f"*Teams with most above*  {'  ·  '.join(said)}"


def _note(view: View, seen: ShownCaseloads, summary: CaseloadSummary) -> Note:
    named = view.audience is Audience.NAMED
    hidden = f"{HIDDEN} fewer than five people, or a figure that would give such a count away"
    return Note(
        joined(
            [
                "average: open cases ÷ FTE of workers holding a case (DfE)",
                "ranges scaled by FTE",
                "illustrative extract" if seen.illustrative else inert(seen.source, 100),
                f"{summary.idle} workers hold no case"
                if summary.idle and seen.everyone.most
                else None,
                None if named else hidden,
            ]
        )
    )


def _buttons(view: View, share: bool = True) -> Buttons:
    shown_buttons = (
        Button("All teams", "show", "/caseloads teams", "/caseloads teams"),
        Button("Above range", "show", "/caseloads over", "/caseloads over"),
    )
    if not share:
        return Buttons(shown_buttons)
    return Buttons((Button("Share here", "share", view.command, main=True), *shown_buttons))


def _count(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _average(average: Decimal | None) -> str:
    return "–" if average is None else say_number(average)
