"""`/indicator 5.1 teams`: figures of teams and localities beside the whole council's."""

from collections.abc import Sequence

from bot.domain.figures import say_limit, say_outturn, say_share
from bot.domain.indicator import Indicator, Unit
from bot.domain.message import Message
from bot.domain.outturn import Outturn
from bot.messages.composing import compose
from bot.messages.marks import say_marks
from bot.messages.parts import Buttons, Note, Part, Say, Table, Title
from bot.messages.text import clip, imported
from bot.messages.view import FIGURE, View, share_button
from bot.messages.words import counted, joined, listed
from bot.rules.comparable import known_by
from bot.rules.disclosure.suppression import HIDDEN
from bot.rules.disclosure.teams import Hidden, hidden_teams
from bot.rules.movement import History
from bot.rules.teams import Added, Counts, Parts, added, counts_of, parts_of

PERIODS = 2
_MOST = 40
_NAME = 28
_NAMED = 6


def teams_message(view: View, history: History) -> Message:
    """Shows each team's figure of the newest period and of the one before, the whole council's
    below them, and whether the parts add up. A wide audience sees no small count, and none that
    would give one away.
    """
    indicator = history.indicator
    title = f"{indicator.ref} · {imported(indicator.title, 110)}, by team"
    every = view.assessment.snapshot.of_teams.get(indicator.ref, ())
    of_teams = known_by(every, view.assessment.at)
    parts = parts_of(indicator, history.known, of_teams)
    if not parts:
        none = _none(indicator, of_teams)
        return compose(f"{title}. {none}", [Title(title), Say(joined((view.as_at, none)))])
    hidden = hidden_teams(indicator, parts, history.known, of_teams, view.audience)
    said = _said(view, parts[0], indicator, hidden)
    lines = [view.as_at, said, _missing(parts)]
    body: list[Part] = [
        Title(title),
        Say("\n".join(each for each in lines if each)),
        _table(view, parts[:PERIODS], indicator, hidden),
        Note(_note(parts[:PERIODS], indicator)),
        Buttons(share_button(view)),
    ]
    return compose(f"{title}. {said}", body)


def _none(indicator: Indicator, of_teams: Sequence[Outturn]) -> str:
    if not of_teams:
        return "No figure of a team or locality came in for it."
    kinds = sorted({each.period.kind.nouns[1] for each in of_teams})
    measured = indicator.measured.by
    return (
        f"The figures of teams that came in for it are for {listed(kinds)}, and the plan measures "
        f"it {measured}: they are not set beside the whole."
    )


def _said(view: View, parts: Parts, indicator: Indicator, hidden: Hidden) -> str:
    """How many teams, and whether they make the whole: in numbers where all of them are shown."""
    told = f"{counted(len(parts.teams), 'team')} for {parts.period.label}."
    if parts.whole is None or parts.whole.missing:
        return f"{told} The whole council has no figure for it."
    sums = added(parts, indicator)
    if sums is None:
        return f"{told} They are not added up: {_why_not(parts, indicator)}."
    shown = not any(period == parts.period for _, period in hidden)
    whole = not view.withholds(parts.whole, indicator)
    return f"{told} {_adds_up(sums, indicator, in_numbers=shown and whole)}"


def _adds_up(sums: Added, indicator: Indicator, *, in_numbers: bool) -> str:
    if sums.adds_up:
        return "Together they make the whole."
    if not in_numbers:
        # Whether it is more or less could settle what a hidden count is.
        return "Together they do not make the whole."
    way = "more than" if sums.is_more else "less than"
    one = _counts(sums.teams, sums.whole, indicator)
    other = _counts(sums.whole, sums.teams, indicator)
    return f"Together they make *{one}*, {way} the whole's *{other}*: they do not add up."


def _counts(counts: Counts, beside: Counts, indicator: Indicator) -> str:
    if counts.of is None:
        return say_limit(counts.number, beside.number, indicator)
    return say_share(counts.number, counts.of, indicator.unit)


def _why_not(parts: Parts, indicator: Indicator) -> str:
    if counts_of(parts.whole, indicator) is not None:
        return "their counts are not all given"
    if indicator.unit in (Unit.PERCENT, Unit.RATE):
        return "the counts of the whole are not given"
    return "they are no counts"


def _missing(parts: tuple[Parts, ...]) -> str:
    """Names the teams that had a figure for the period before, and have none for the newest."""
    if len(parts) < 2:
        return ""
    gone = [imported(team, _NAME) for team in parts[1].teams if team not in parts[0].teams]
    if not gone:
        return ""
    return f"No figure for {parts[0].period.label} of {listed(gone, _NAMED)}."


def _table(view: View, parts: tuple[Parts, ...], indicator: Indicator, hidden: Hidden) -> Table:
    def of_team(team: str, each: Parts) -> str:
        outturn = each.teams.get(team)
        if outturn is not None and (team, each.period) in hidden:
            return HIDDEN
        return _figure(outturn, indicator)

    def of_whole(each: Parts) -> str:
        if each.whole is not None and view.withholds(each.whole, indicator):
            return HIDDEN
        return _figure(each.whole, indicator)

    names = sorted({team for each in parts for team in each.teams}, key=str.casefold)
    return Table(
        header=("Team", *(each.period.short for each in parts)),
        rows=tuple(
            (clip(imported(team, 60), _NAME), *(of_team(team, each) for each in parts))
            for team in names
        ),
        right=tuple(range(1, len(parts) + 1)),
        foot=("Whole council", *(of_whole(each) for each in parts)),
        most=_MOST,
    )


def _figure(outturn: Outturn | None, indicator: Indicator) -> str:
    if outturn is None:
        return "–"
    mark = "\N{NO-BREAK SPACE}ᵖ" if outturn.provisional else ""
    return f"{imported(say_outturn(outturn, indicator), FIGURE)}{mark}"


def _note(parts: tuple[Parts, ...], indicator: Indicator) -> str:
    every = [outturn for each in parts for outturn in each.teams.values()]
    whole = [each.whole for each in parts if each.whole is not None]
    sources = [imported(each, 60) for each in dict.fromkeys(each.source for each in every) if each]
    provisional = "ᵖ provisional" if any(each.provisional for each in every) else ""
    invented = "illustrative" if any(each.illustrative for each in every) else ""
    status = f"no status is given by team: the target is the whole council's ({indicator.ref})"
    source = f"source: {listed(sources, _NAMED)}" if sources else ""
    return joined((status, provisional, invented, say_marks((*every, *whole)), source))
