"""The data-quality list: figures that are stale, provisional or missing, with their owners."""

from collections.abc import Sequence

from bot.domain.message import Message
from bot.messages.composing import compose
from bot.messages.owner import owner_name
from bot.messages.parts import Buttons, Note, Part, Say, Title, listing, shows
from bot.messages.text import clip, imported
from bot.messages.view import View, when
from bot.messages.words import bullets, counted, listed
from bot.rules.digest import Digest
from bot.rules.movement import History
from bot.rules.standing import NoData

MOST = 25


def data_quality_message(view: View, digest: Digest) -> Message:
    """Lists what the data meeting goes through: missing, stale, provisional, no figure."""
    groups = (
        ("Missing", digest.missing),
        ("Stale", digest.stale),
        ("Provisional", digest.provisional),
    )
    counts = [f"{len(found)} {name.lower()}" for name, found in groups]
    if digest.without_target:
        counts.append(f"{len(digest.without_target)} with no target")
    bare = counted(len(digest.without_figure), "indicator")
    text = (
        f"Data quality on {view.day}: {listed([*counts, f'{bare} without a comparable figure'])}."
    )
    parts: list[Part] = [Title(f"Data quality, {view.day}"), Say(f"*{listed(counts)}*.")]
    parts += [_group(view, name, found) for name, found in groups]
    other = [
        f"{each.indicator.ref} {imported(each.indicator.title, 80)}: {view.reason(each.current)}"
        for each in digest.other_period
    ]
    parts.append(listing("On another kind of period", other, MOST))
    parts.append(_group(view, "None fell due", digest.none_due))
    parts.append(_group(view, "No target is stated", digest.without_target))
    if digest.without_figure:
        parts.append(
            Say(f"*Without a comparable figure*  {bare}\n{_by_reason(view, digest.without_figure)}")
        )
    parts.append(
        Note("missing and stale figures hold their last status: never green, never recovered")
    )
    parts.append(Buttons((shows("What planbot knows", "/planbot"),)))
    return compose(text, parts)


def _group(view: View, name: str, found: Sequence[History]) -> Say:
    return listing(name, [_line(view, each) for each in found], MOST)


def _line(view: View, history: History) -> str:
    current = history.current
    name = f"{history.indicator.ref} {imported(history.indicator.title, 80)}"
    held = ""
    if isinstance(current, NoData) and current.held is not None:
        held = f", last {current.held.status.capitalize()} {when(current.held.outturn)}"
    owner = owner_name(view.assessment.plan.owner_of(history.indicator))
    said = "no figure yet"
    if (outturn := current.outturn) is not None:
        said = f"{'no figure' if outturn.missing else view.figure(current)} {when(outturn)}"
    newer = f"; {beside}" if (beside := view.newer_beside(current)) else ""
    return f"{name}: {said}{held}{newer} ({owner})"


def _by_reason(view: View, histories: Sequence[History]) -> str:
    refs: dict[str, list[str]] = {}
    for each in histories:
        refs.setdefault(clip(view.why(each.current), 120), []).append(each.indicator.ref)
    return bullets((f"{reason}: {listed(found)}" for reason, found in refs.items()), MOST)
