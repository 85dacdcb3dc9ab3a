"""`/caseloads First Response`: one team, for its own manager by worker."""

from decimal import Decimal

from bot.domain.caseload import CaseloadRange
from bot.domain.figures import say_number
from bot.domain.message import Message
from bot.domain.people import Audience
from bot.domain.period import say_day
from bot.messages.caseloads import buttons, source_note
from bot.messages.caseloads_beside import (
    away_words,
    counted_apart,
    mix_line,
    unallocated_words,
)
from bot.messages.caseloads_words import above_words, average, average_cell, capital, count
from bot.messages.composing import compose
from bot.messages.parts import Part, Say, Table, Title
from bot.messages.text import clip, imported
from bot.messages.view import View
from bot.rules.caseload_bands import OUTLIER, Band, CaseloadSummary, band_of, ranges_by_role
from bot.rules.caseload_team import Team, TeamWorker
from bot.rules.disclosure.case_mix import shown_mix
from bot.rules.disclosure.caseloads import shown


def team_message(view: View, summary: CaseloadSummary, team: Team, show_workers: bool) -> Message:
    """The team's totals; its workers by reference where `show_workers`, else its roles.

    A wide audience sees no split by role: with every team's split it could subtract.
    """
    # Whoever sees the team's workers can count them.
    audience = Audience.NAMED if show_workers else view.audience
    seen = shown(summary, audience)
    row = next(each for each in seen.teams if each.title == team.group.title)
    name = imported(team.group.title, 60)
    rest = f", {count(row.within)} within, {count(row.below)} below"
    others = f"*{count(row.outliers)}* at {OUTLIER} or more, {count(row.agency)} agency"
    line = (
        f"Average *{average(row.average)}*, all teams {average(seen.everyone.average)}. "
        f"{capital(above_words(row))}{'' if row.unranged else rest}, {others}."
    )
    parts: list[Part] = [
        Title(f"{name}, caseloads on {say_day(seen.day)}"),
        Say("\n".join([line, *counted_apart(row), *_beside(team, audience)])),
    ]
    if show_workers:
        parts.append(_workers(team, view.assessment.plan.caseload_ranges))
    elif view.audience is Audience.NAMED:
        parts.append(_roles(team, view.assessment.plan.caseload_ranges))
    parts.append(source_note(view, seen))
    parts.append(buttons(view, share=not show_workers))
    return compose(f"{name}: {line}", parts)


def _beside(team: Team, audience: Audience) -> list[str]:
    """A wide audience sees none of it by team: with every team's it could subtract."""
    if audience is Audience.WIDE:
        return []
    of = " of the team"
    away_cases = sum(each.post.open_cases for each in team.away)
    said = (
        unallocated_words(team.unallocated, of),
        away_words(len(team.away), away_cases, of),
        mix_line(shown_mix(team.mix, team.cases, audience)),
    )
    return [each for each in said if each]


def _roles(team: Team, ranges: tuple[CaseloadRange, ...]) -> Table:
    agreed = {each.title: f"{each.low}–{each.high}" for each in ranges}
    return Table(
        header=("Role", "Agreed", "Average", "Above", "Most"),
        rows=tuple(
            (
                clip(imported(each.title, 60), 30),
                agreed.get(each.title, "none"),
                average_cell(each.average),
                f"{each.bands[Band.ABOVE]} of {each.workers}"
                if each.title in agreed
                else f"no range, {each.workers}",
                str(each.most),
            )
            for each in team.roles
        ),
        right=(1, 2, 3, 4),
    )


def _workers(team: Team, ranges: tuple[CaseloadRange, ...]) -> Table:
    agreed = ranges_by_role(ranges)
    families = any(each.post.families is not None for each in team.workers)
    return Table(
        header=("Range", "Worker", "Role", "FTE", "Cases", *(["Families"] if families else [])),
        rows=tuple(
            (
                _stands(each, agreed),
                imported(each.post.worker, 20),
                clip(imported(each.post.role, 40), 22),
                _of_all(each.post.fte, each.whole.fte),
                _of_all(each.post.open_cases, each.whole.open_cases),
                *([_families(each.post.families)] if families else []),
            )
            for each in team.workers
        ),
        right=(3, 4, 5) if families else (3, 4),
    )


def _families(count: int | None) -> str:
    return "–" if count is None else str(count)


def _stands(worker: TeamWorker, agreed: dict[str, CaseloadRange]) -> str:
    if not worker.at_work:
        return "not at work"
    return str(band_of(worker.whole, agreed)) if worker.whole.open_cases else "no case"


def _of_all(here: Decimal | int, everywhere: Decimal | int) -> str:
    """What a worker has in this team, and of how much in all teams: "9 of 19"."""
    said = say_number(Decimal(here))
    return said if here == everywhere else f"{said} of {say_number(Decimal(everywhere))}"
