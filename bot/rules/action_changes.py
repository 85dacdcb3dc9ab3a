"""What people say of actions, put together with the plan's file.

A file that knows of a change says so by the state and date that the change left; one that was made
before it still says those before it. Either way the change stands. A file that came in later and
says something else is the latest statement, and stands in its turn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.action import Action, ActionChange, ActionDeed, ActionState
from bot.domain.period import london_day
from bot.domain.plan import Plan, Recommendation


def with_changes(
    recommendation: Recommendation, changes: Sequence[ActionChange], imported_at: datetime
) -> Recommendation:
    """The recommendation with its actions as people say they are; `changes` are its own, oldest
    first, and `imported_at` is when the plan's file came in (UTC). What people added stands below.
    """
    own = [each for each in changes if each.recommendation == recommendation.number]
    if not own:
        return recommendation
    known = {each.id for each in recommendation.actions}
    added = [
        Action(each.text, due=each.due, owner=each.owner, id=each.action)
        for each in own
        if each.deed is ActionDeed.ADDED and each.action not in known
    ]
    actions = (
        _folded(each, [one for one in own if one.action == each.id], imported_at)
        for each in (*recommendation.actions, *added)
    )
    return replace(recommendation, actions=tuple(actions))


def as_known(recommendation: Recommendation, at: date) -> Recommendation:
    """The recommendation with its actions as they stood on the day `at`."""
    if not any(london_day(each.at) > at for one in recommendation.actions for each in one.said):
        return recommendation
    actions = [_until(each, at) for each in recommendation.actions]
    return replace(recommendation, actions=tuple(each for each in actions if each is not None))


def changed(action: Action, deed: ActionDeed, due: date | None) -> tuple[ActionState, date | None]:
    """The state and due date that a deed leaves; `due` is the new date of one."""
    match deed:
        case ActionDeed.DONE:
            return ActionState.DONE, action.due
        case ActionDeed.NOT_NEEDED:
            return ActionState.NOT_NEEDED, action.due
        case ActionDeed.NEW_DATE:
            return ActionState.OPEN, due
        case ActionDeed.OPENED | ActionDeed.ADDED:
            return ActionState.OPEN, action.due


def _folded(action: Action, changes: Sequence[ActionChange], imported_at: datetime) -> Action:
    """The action of a file with what was said of it that the file does not know of."""
    known = _known_to(action, changes)
    for each in changes[known:]:
        if each.deed is ActionDeed.ADDED:
            continue
        fits = (each.was, each.was_due) == (action.state, action.due)
        if fits or each.at > imported_at:
            action = _applied(action, each)
    return replace(action, said=tuple(changes))


def _known_to(action: Action, changes: Sequence[ActionChange]) -> int:
    """How many of the changes, from the first on, the file has in it."""
    for place in range(len(changes), 0, -1):
        each = changes[place - 1]
        same = (each.state, each.due) == (action.state, action.due)
        if same and _is_told(changes, place, action.slips):
            return place
    return 0


def _is_told(changes: Sequence[ActionChange], place: int, slips: int) -> bool:
    """Whether the file counts the moves, or what stood before the first change is something else:
    otherwise it may be as old as that.
    """
    first = changes[0]
    moved = sum(each.deed is ActionDeed.NEW_DATE for each in changes[:place])
    if 0 < moved <= slips:
        return True
    return (first.was, first.was_due) != (changes[place - 1].state, changes[place - 1].due)


def _applied(action: Action, change: ActionChange) -> Action:
    if change.deed is not ActionDeed.NEW_DATE:
        return replace(action, state=change.state, due=change.due)
    first = action.first_due or action.due
    slips = action.slips + (action.due is not None)
    return replace(
        action, state=change.state, due=change.due, printed=None, first_due=first, slips=slips
    )


def _until(action: Action, at: date) -> Action | None:
    """The action before what was said of it later; None where it was added later."""
    for each in reversed(action.said):
        if london_day(each.at) <= at:
            continue
        if each.deed is ActionDeed.ADDED:
            return None
        if (each.state, each.due) != (action.state, action.due):
            continue
        slips = max(action.slips - (each.deed is ActionDeed.NEW_DATE), 0)
        first = action.first_due if slips else None
        action = replace(action, state=each.was, due=each.was_due, slips=slips, first_due=first)
    by_then = tuple(each for each in action.said if london_day(each.at) <= at)
    return replace(action, said=by_then)


def as_it_stands(file: Plan, after: Plan) -> Plan:
    """The plan of a `file` with the ids of its actions, and with what was said of them since, as
    the plan in force `after` has it: what is told of the file is then what it changes itself.
    """
    kept = {each.number: _by_text(each) for each in after.recommendations}
    return replace(
        file,
        recommendations=tuple(
            replace(
                each,
                actions=tuple(
                    _as_kept(one, kept.get(each.number, {}).get(one.text)) for one in each.actions
                ),
            )
            for each in file.recommendations
        ),
    )


def standing_otherwise(file: Plan, after: Plan) -> Iterator[tuple[Recommendation, Action]]:
    """Yields the actions that people said something else of than the `file` does, as they stand in
    the plan in force `after`.
    """
    for recommendation in after.recommendations:
        written = file.recommendation(recommendation.number)
        texts = _by_text(written) if written is not None else {}
        for action in recommendation.actions:
            own = texts.get(action.text)
            if action.said and (own is None or _stands(own) != _stands(action)):
                yield recommendation, action


def left_out(before: Plan, after: Plan) -> Iterator[tuple[Recommendation, Action]]:
    """Yields the actions of the plan `before` that people said something of and that the plan in
    force `after` knows no more: dropped, or in other words and without an id.
    """
    kept = {(one.number, each.id) for one in after.recommendations for each in one.actions}
    for recommendation in before.recommendations:
        for action in recommendation.actions:
            if action.said and (recommendation.number, action.id) not in kept:
                yield recommendation, action


def _by_text(recommendation: Recommendation) -> dict[str, Action]:
    return {each.text: each for each in recommendation.actions}


def _stands(action: Action) -> tuple[ActionState, date | None]:
    return action.state, action.due


def _as_kept(action: Action, kept: Action | None) -> Action:
    if kept is None:
        return action
    if not kept.said:
        return replace(action, id=kept.id)
    return replace(kept, text=action.text, owner=action.owner, progress=action.progress)


def find(
    recommendations: Iterable[Recommendation], name: str
) -> tuple[Recommendation, Action] | None:
    """Finds the action of that id, however its letters are written."""
    wanted = name.casefold()
    for each in recommendations:
        for action in each.actions:
            if action.id is not None and action.id.casefold() == wanted:
                return each, action
    return None
