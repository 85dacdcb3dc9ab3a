"""What moved, for the digest and for `/rag changed` alike."""

from collections.abc import Sequence
from itertools import groupby

from bot.domain.figures import say_target
from bot.domain.message import Message
from bot.domain.outturn import Outturn
from bot.domain.people import Audience
from bot.domain.period import Period, london_day, say_day
from bot.domain.report import ReportMade
from bot.domain.snapshot import Flag, TargetEdit
from bot.messages.composing import compose
from bot.messages.footnotes import marks
from bot.messages.parts import Buttons, Note, Part, Say, Title, shows
from bot.messages.rule_words import not_over, turned
from bot.messages.target_edit import edited_words
from bot.messages.text import imported
from bot.messages.trend import signal_or_chance, too_few_to_tell
from bot.messages.unproven_flags import waiting_lines
from bot.messages.view import View, in_period, share_button
from bot.messages.words import bullets, counted, joined, listed, rag_letter, rag_word
from bot.rules.digest import Digest
from bot.rules.episode import Movement
from bot.rules.movement import History
from bot.rules.ratings import RatingChange
from bot.rules.standing import Known

MOST = 12


def moved_line(digest: Digest, report: ReportMade | None = None) -> str:
    """Says how much moved, in one sentence that a reader may stop after: since the last digest, or
    since a `report`.
    """
    since = _since(digest, report)
    if digest.quiet and digest.without_figures:
        ever = f" {since}" if report or digest.since else ""
        return f"*No figures came in yet*, so nothing moved{ever}."
    if digest.quiet:
        week = "" if report else "A quiet week: "
        return f"{week}*{'nothing' if week else 'Nothing'} moved* {since}."
    said: list[str] = []
    groups = (
        ("left green", _crossing(digest.left_green)),
        ("told by its own rule", _by_rule(digest.left_green)),
        ("came back to green", _crossing(digest.came_back)),
        ("over by its own rule", _by_rule(digest.came_back)),
    )
    for what, moving in groups:
        if moving:
            said.append(f"{len(moving) if said else counted(len(moving), 'indicator')} {what}")
    if digest.signals:
        said.append(counted(len(digest.signals), "signal") + " of concern")
    if digest.corrected:
        said.append(f"{counted(len(digest.corrected), 'flag')} corrected")
    if digest.target_edits:
        edited = len({each.indicator for each in digest.target_edits})
        said.append(f"{counted(edited, 'target')} edited")
    if digest.rating_changes:
        said.append(f"{counted(len(digest.rating_changes), 'rating')} changed")
    moved = f"*{listed(said)}* {since}." if said else f"*Nothing moved* {since}."
    return f"{moved} {_waiting(len(digest.waiting))}" if digest.waiting else moved


def _since(digest: Digest, report: ReportMade | None) -> str:
    if report is not None:
        return f"since the {report.kind.said} as at {say_day(report.as_at)}"
    if digest.since:
        return f"since the digest of {say_day(london_day(digest.since))}"
    ratings = " and ratings since the plan came in" if digest.rating_changes else ""
    return f"on the latest figures{ratings} (there was no digest before)"


def _waiting(flags: int) -> str:
    wait = "waits" if flags == 1 else "wait"
    return f"*{counted(flags, 'flag')}* {wait} for a figure that was taken back."


def movement_parts(view: View, digest: Digest) -> list[Part]:
    """Tells what left green, came back or was rated anew, and which periods that speaks of."""
    groups = (
        ("Left green", [_movement(view, each) for each in _crossing(digest.left_green)]),
        ("Told by its own rule", [_movement(view, each) for each in _by_rule(digest.left_green)]),
        ("Back to green", [_movement(view, each) for each in _crossing(digest.came_back)]),
        ("Over by its own rule", [_movement(view, each) for each in _by_rule(digest.came_back)]),
        ("Signals of concern", [_signalled(view, each) for each in digest.signals]),
        ("Corrected", [_correction(view, each) for each in digest.corrected]),
        ("Targets edited", [_edit(view, each) for each in digest.target_edits]),
        ("Waiting for a figure", waiting_lines(digest.waiting)),
        (
            "Ratings changed by people",
            [_rating_change(view, each) for each in digest.rating_changes],
        ),
    )
    parts: list[Part] = [
        Say(f"*{heading}*\n{bullets(lines, MOST)}") for heading, lines in groups if lines
    ]
    moved = [*digest.left_green, *digest.came_back]
    if not moved:
        return parts
    noted = [marks(view, [_newest(view, each) for each in moved]), _too_few(view, moved)]
    return [*parts, Note(joined(noted))]


def _crossing(moved: Sequence[Movement]) -> list[Movement]:
    return [each for each in moved if each.signal is None and each.crosses_green]


def _by_rule(moved: Sequence[Movement]) -> list[Movement]:
    """Those whose status did not cross green: their own rule told of them."""
    return [each for each in moved if each.signal is not None or not each.crosses_green]


def _movement(view: View, movement: Movement) -> str:
    """What its newest figure says; where that is a later one than moved it, that one too."""
    before, after, now = movement.before, movement.after, _newest(view, movement)
    indicator = now.indicator
    statuses = (before.status, after.status, now.status)
    moved = " → ".join(rag_letter(each) for each, _ in groupby(statuses))
    name = f"*{indicator.ref} {imported(indicator.title, 80)}*"
    said = [f"{view.marked_figure(now)}{_against(view, movement, now)}"]
    if now is not after:
        said.append(f"{_with(movement)} {view.figure(after)} {in_period(after.outturn)}")
    episode = view.assessment.histories[indicator.ref].open_episode
    if movement.left_green and episode is not None and (yet := not_over(episode)):
        said.append(yet)
    target = imported(say_target(now.target, indicator.unit, indicator.direction), 60)
    told = not view.withholds(now.outturn, indicator)
    chance = ". Could be chance" if told and now.within_chance else ""
    # What is said of a course names its target.
    wanted = "" if told and now.course is not None else f". Target {target}"
    signal = _signal(view, movement) if told else ""
    return f"{moved} {name}: {'; '.join(said)}{wanted}{chance}{signal}"


def _newest(view: View, movement: Movement) -> Known:
    """The newest figure by now: an own rule, or more than one file, may tell of an older one."""
    return view.assessment.histories[movement.after.indicator.ref].last_known or movement.after


def _with(movement: Movement) -> str:
    if movement.left_green:
        return f"it {turned(movement)} with" if movement.signal is None else "signalled by"
    return "it came back with" if movement.crosses_green else "it was over with"


def _signal(view: View, movement: Movement) -> str:
    """Whether the newest figure is a signal or chance, where enough figures tell."""
    indicator = movement.after.indicator
    history = view.assessment.histories[indicator.ref]
    if view.withholds_any(history.reported, indicator):
        return ""
    said = signal_or_chance(history).removesuffix(".")
    return f". {said}" if said else ""


def _signalled(view: View, history: History) -> str:
    """One whose status did not move; without its figures where a reader may not see them."""
    indicator = history.indicator
    name = f"*{indicator.ref} {imported(indicator.title, 80)}*"
    if view.withholds_any(history.reported, indicator):
        return f"{name}: a signal of concern, on figures that are not shown here"
    said = signal_or_chance(history).removesuffix(".")
    current = history.current
    return f"{rag_letter(current.status)} {name}: {view.marked_figure(current)}. {said}"


def _too_few(view: View, moved: Sequence[Movement]) -> str | None:
    histories = [view.assessment.histories[each.after.indicator.ref] for each in moved]
    few = [each for each in histories if each.reading is None and too_few_to_tell(each)]
    refs = [each.indicator.ref for each in few]
    return f"too few figures to tell a signal from chance: {listed(refs)}" if refs else None


def _against(view: View, movement: Movement, now: Known) -> str:
    """How the figure reads against the one before it all moved; what counts up always grows, and is
    read against its course instead.
    """
    before, off = movement.before, now.status.off_green
    if now.course is not None and view.withholds(now.outturn, now.indicator):
        return ", off its course" if off else ", on course again"
    if now.course is not None:
        return f", {imported(now.distance if off else now.reason, 160)}"
    if now is not movement.after and Movement(before, now, off).new_series:
        return ""
    was = ", which was provisional" if before.outturn.provisional else ""
    crosses = before.status.off_green != off
    worse = off if crosses and movement.signal is None else now.gap > before.gap
    return f", {'worse' if worse else 'better'} than {view.figure(before)}{was}"


def _correction(view: View, flag: Flag) -> str:
    """A flag that was withdrawn or opened again: what was said of it does not hold."""
    opened = Period.parse(flag.opened)
    history = view.assessment.histories.get(flag.indicator)
    if history is None:
        return f"*{imported(flag.indicator, 20)}*, flagged {opened.when}, is no longer in the plan"
    name = f"*{flag.indicator} {imported(history.indicator.title, 80)}*"
    now = "on the figures and targets as they stand now"
    if flag.withdrawn_at is None:
        return (
            f"{name}: the flag of {opened.noun} is open again; {now} it did not come back to green"
        )
    return f"{name}: the flag of {opened.noun} is withdrawn; {now} it did not leave green then"


def _edit(view: View, edit: TargetEdit) -> str:
    """A plan changed what the figure is set against: told as that, and never as a movement."""
    history = view.assessment.histories[edit.indicator]
    name = f"*{edit.indicator} {imported(history.indicator.title, 80)}*"
    figures = (
        view.figure(each)
        for each in history.standings
        if each.outturn is not None and _of_edit(each.outturn, edit)
    )
    return f"{name}: {edited_words(edit, history.indicator, next(figures, 'its figure'))}"


def _of_edit(outturn: Outturn, edit: TargetEdit) -> bool:
    """Whether it is the figure that the edit was made under, and no later revision of it."""
    later = outturn.recorded is not None and outturn.recorded > edit.edited_at
    return outturn.period.code == edit.period and not later


def _rating_change(view: View, change: RatingChange) -> str:
    """With its reason; what people write in Slack is for named audiences."""
    moved = f"{rag_word(change.before.rag)} → {rag_word(change.after.rag)}"
    by = f"*Rec {change.recommendation.number}* by {imported(change.after.by, 80)}"
    if change.after.in_slack and view.audience is Audience.WIDE:
        return f"{moved} {by}. A reason is given; it is shown in named channels."
    reason = view.text(change.after.reason, change.recommendation.number)
    return f"{moved} {by}: {imported(reason, 160)}"


def changes_message(view: View, digest: Digest, report: ReportMade | None = None) -> Message:
    """Tells what the next digest will say has moved; or what moved since a `report`."""
    moved = moved_line(digest, report)
    return compose(
        f"What changed: {moved}",
        [
            Title("What changed"),
            Say(moved),
            *movement_parts(view, digest),
            Note("ratings are judged by people, statuses follow from figures"),
            Buttons(
                (
                    *share_button(view),
                    shows("Open flags", "/flags"),
                )
            ),
        ],
    )
