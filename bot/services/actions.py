"""Actions live: done, moved, not needed, added; each said by somebody, with a word of why."""

from dataclasses import dataclass
from datetime import date

from bot.domain.action import Action, ActionChange, ActionDeed, ActionState
from bot.rules.action_changes import changed, find
from bot.services.submitted import Submitted, settling
from bot.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody does with an action, and why; `due` is the new date of one that moves."""

    deed: ActionDeed
    words: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class New:
    """An action to be added. `owner` is the title of a role; `origin` the message it came from."""

    recommendation: int
    text: str
    owner: str | None
    due: date | None


class ActionChangedError(ValueError):
    """Somebody changed the action after the form was made; `action` is as it stands now, None where
    it is no longer there.
    """

    def __init__(self, action: Action | None) -> None:
        super().__init__("the action was changed meanwhile")
        self.action = action


def seen_of(action: Action) -> str:
    """The mark of how an action stands: it changes with everything that is said of it."""
    return f"{len(action.said)} {action.state} {action.due}"


def change_action(store: Store, name: str, wanted: Wanted, sent: Submitted) -> None:
    """Keeps what is said of the action. Raises ActionChangedError."""
    with settling(store, sent) as (work, assessment):
        if assessment is None:
            return
        found = find(assessment.snapshot.plan.recommendations, name)
        if found is None or seen_of(found[1]) != sent.seen:
            raise ActionChangedError(found[1] if found else None)
        recommendation, action = found
        state, due = changed(action, wanted.deed, wanted.due)
        said = ActionChange(
            action.id or name,
            recommendation.number,
            wanted.deed,
            sent.at,
            sent.by,
            wanted.words,
            state,
            due,
            action.state,
            action.due,
        )
        work.actions.add(said, sent.user)
        work.audit.add(sent.did(_audited(action, said)))
        work.commit()


def add_action(store: Store, new: New, sent: Submitted) -> str | None:
    """Adds the action and gives its id; None where that was done already, by the same form or from
    the same message.
    """
    with settling(store, sent) as (work, assessment):
        if assessment is None:
            return None
        name = f"A{work.actions.free_number()}"
        said = ActionChange(
            name,
            new.recommendation,
            ActionDeed.ADDED,
            sent.at,
            sent.by,
            due=new.due,
            state=ActionState.OPEN,
            text=new.text,
            owner=new.owner,
        )
        work.actions.add(said, sent.user)
        work.audit.add(sent.did(f"action {name} added: rec {new.recommendation}"))
        work.commit()
    return name


def _audited(action: Action, said: ActionChange) -> str:
    before = f"{action.state}, due {action.due or 'not set'}"
    return f"action {said.action}: {before} → {said.state}, due {said.due or 'not set'}"
