"""`/caseloads what if First Response +3 workers`: a team before and after a change."""

from collections.abc import Sequence

from bot.domain.figures import say_number
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import say_day
from bot.messages.answers import plain_answer
from bot.messages.caseloads_spread import FEWEST, spread_chart
from bot.messages.caseloads_words import average, average_cell
from bot.messages.composing import compose
from bot.messages.parts import Button, Buttons, Note, Say, Table, Title
from bot.messages.parts.chart import Chart
from bot.messages.text import as_written, clip, imported
from bot.messages.view import View, share_button
from bot.messages.words import bullets, counted, joined
from bot.rules.caseload_bands import OUTLIER, Band, CaseloadSummary, Group
from bot.rules.caseload_spread import stretches
from bot.rules.caseload_what_if import (
    MOST_WORKERS,
    Arrive,
    Change,
    Effect,
    Leave,
    Move,
    TooManyError,
    WhatIf,
)

NOT_READ = "That is no change that planbot can work out."
NOT_HERE = (
    "What a change would do is worked out from the cases of single workers, so planbot says it "
    "only where every figure is shown: in the senior managers' channel, and in messages with "
    "planbot to roles that see them."
)


def what_if_message(view: View, summary: CaseloadSummary, found: WhatIf) -> Message:
    """Shows the averages, and how many stand above their range and at 30, before and after."""
    title = f"What if {_change(found.change)}?"
    said = " ".join(_sentence(each) for each in found.effects)
    illustrative = ", illustrative" if summary.illustrative else ""
    return compose(
        f"{title} {said}",
        [
            Title(title),
            Say(said),
            _table(found),
            *_drawn(found),
            Note(
                joined(
                    [
                        f"assumed: {_assumption(found)}",
                        f"caseloads on {say_day(summary.day)}{illustrative}",
                        "nothing is stored",
                    ]
                )
            ),
            Buttons((*_share(view), *_teams(found))),
        ],
    )


def what_if_help(said: str, summary: CaseloadSummary) -> Message:
    """Says what is wrong with what was asked, and what can be asked, of its largest teams."""
    largest = sorted(summary.teams, key=lambda each: (-each.workers, each.title))
    names = [imported(each.title, 60) for each in largest]
    asked = [f"{name} {change}" for name in names[:1] for change in ("+3 workers", "2 leave")]
    if len(names) > 1:
        asked.append(f"{names[0]} 12 cases move to {names[1]}")
    lines = (f"/caseloads what if {each}" for each in asked)
    return plain_answer(said, "You can ask", bullets(lines, 3))


def no_such_team(said: str, near: Sequence[tuple[str, str]], summary: CaseloadSummary) -> Message:
    """Offers the teams that are near, each with the command that asks of it."""
    text = f"No team holds cases by the name of “{imported(said, 60)}”."
    if not near:
        return what_if_help(f"{text} All of them: /caseloads teams.", summary)
    offered = bullets((f"{label}: {command}" for label, command in near), 3)
    return plain_answer(f"{text} Did you mean", offered)


def not_so_many(change: Change, error: TooManyError, summary: CaseloadSummary) -> Message:
    """Says how many there are where more were asked for."""
    team = imported(change.team, 60)
    if isinstance(change, Move):
        held = f"The workers of {team} hold {counted(error.most, 'case')}"
        return what_if_help(f"{held}: {change.count:,} cannot move.", summary)
    held = f"{team} has {counted(error.most + 1, 'worker')} with cases"
    why = f"{change.count:,} cannot leave, as somebody must hold them"
    return what_if_help(f"{held}: {why}.", summary)


def too_many_workers(summary: CaseloadSummary) -> Message:
    return what_if_help(f"planbot works it out for 1 to {MOST_WORKERS} workers.", summary)


def same_team(team: str, summary: CaseloadSummary) -> Message:
    return what_if_help(f"The cases are with {imported(team, 60)} already.", summary)


def _change(change: Change) -> str:
    team = imported(change.team, 60)
    match change:
        case Arrive(count=count):
            return f"{counted(count, 'worker')} joined {team}"
        case Leave(count=count):
            return f"{counted(count, 'worker')} left {team}"
        case Move(count=count, to=to):
            return f"{counted(count, 'case')} moved from {team} to {imported(to, 60)}"


def _sentence(effect: Effect) -> str:
    before, after = effect.before, effect.after
    name = imported(before.title, 60)
    if not after.workers:
        return f"{name}: nobody of its workers would hold a case."
    cases = "case" if after.average == 1 else "cases"
    workers = "worker" if after.workers == 1 else "workers"
    above = (
        f"*{after.bands[Band.ABOVE]} of {after.workers}* {workers} above their range "
        f"({before.bands[Band.ABOVE]} of {before.workers} now)"
    )
    if after.bands[Band.NO_RANGE] == after.workers:
        above = "no range is agreed for its workers"
    return (
        f"{name}: an average of *{average(after.average)}* {cases} "
        f"({average(before.average)} now), {above}, *{after.outliers}* at {OUTLIER} or more "
        f"({before.outliers} now)."
    )


def _table(found: WhatIf) -> Table:
    return Table(
        header=("Team", "Average", "Above", f"{OUTLIER} or more", "Most", "Cases"),
        rows=tuple(
            (
                f"{clip(imported(each.before.title, 60), 30)}, {when}",
                average_cell(group.average),
                _above(group),
                str(group.outliers),
                str(group.most),
                f"{group.open_cases:,}",
            )
            for each in found.effects
            for when, group in (("now", each.before), ("then", each.after))
        ),
        right=(1, 2, 3, 4, 5),
    )


def _drawn(found: WhatIf) -> list[Chart]:
    """The workers of each team by how many cases they hold, now and then."""
    return [
        spread_chart(
            f"{clip(imported(each.before.title, 60), 24)}: workers by cases held",
            {"Now": stretches(each.held_before), "Then": stretches(each.held_after)},
        )
        for each in found.effects
        if len(each.held_before) >= FEWEST
    ]


def _above(group: Group) -> str:
    if group.workers and group.bands[Band.NO_RANGE] == group.workers:
        return "no range"
    return f"{group.bands[Band.ABOVE]} of {group.workers}"


def _assumption(found: WhatIf) -> str:
    role, handed = imported(found.role, 40), counted(found.handed, "case")
    go, share = "goes" if found.handed == 1 else "go", "the same share of what each one holds"
    match found.change:
        case Arrive(count=1):
            who = f"the newcomer is full-time ({role})"
            return f"{who}; {handed} {go} there, taken evenly, {share}; whole cases"
        case Arrive():
            who = f"the newcomers are full-time ({role})"
            return f"{who}; {handed} {go} to them, taken evenly, {share}; whole cases"
        case Leave(count=count):
            who = "the one who leaves is" if count == 1 else f"the {count} who leave are"
            nearest = f"{who} nearest to a full-time {role} with an average caseload"
            left = f"{say_number(found.leaving)} FTE with {handed}"
            return f"{nearest}: {left}, spread evenly by FTE; whole cases"
        case Move():
            return f"taken evenly, {share}, and spread evenly by FTE; whole cases"


def _share(view: View) -> tuple[Button, ...]:
    """Nothing that a manager sees of their own team goes to a place that may not see it."""
    return share_button(view) if view.audience is Audience.NAMED else ()


def _teams(found: WhatIf) -> tuple[Button, ...]:
    names = [imported(each.before.title, 60) for each in found.effects]
    return tuple(
        Button(each, "show", as_written(f"/caseloads {each}"), f"/caseloads {each}")
        for each in names
    )
