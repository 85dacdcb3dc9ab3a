"""Actions live: done, moved, not needed, added; each said by somebody, with a word of why."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.action import Action, ActionChange, ActionDeed, ActionState
from bot.domain.people import Person
from bot.rules.action_changes import changed, find
from bot.store import AuditEntry, Store


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


def change_action(  # noqa: PLR0913, PLR0917 - who does what with which action
    store: Store,
    name: str,
    wanted: Wanted,
    person: Person,
    entry: AuditEntry,
    at: datetime,
    seen: str,
    once: str,
) -> None:
    """Keeps what is said of the action; once, whatever comes again. Raises ActionChangedError."""
    with store.begin(by=person.title) as work:
        snapshot = work.snapshot()
        if snapshot is None or not work.audit.once(once, at):
            return
        found = find(snapshot.plan.recommendations, name)
        if found is None or seen_of(found[1]) != seen:
            raise ActionChangedError(found[1] if found else None)
        recommendation, action = found
        state, due = changed(action, wanted.deed, wanted.due)
        said = ActionChange(
            action.id or name,
            recommendation.number,
            wanted.deed,
            at,
            person.title,
            wanted.words,
            state,
            due,
            action.state,
            action.due,
        )
        work.actions.add(said, entry.user)
        work.audit.add(replace(entry, command=_audited(action, said)))
        work.commit()


def add_action(  # noqa: PLR0913, PLR0917 - who adds what
    store: Store, new: New, person: Person, entry: AuditEntry, at: datetime, once: str
) -> str | None:
    """Adds the action and gives its id; None where that was done already, by the same form or from
    the same message.
    """
    with store.begin(by=person.title) as work:
        snapshot = work.snapshot()
        if snapshot is None or not work.audit.once(once, at):
            return None
        name = f"A{work.actions.free_number()}"
        said = ActionChange(
            name,
            new.recommendation,
            ActionDeed.ADDED,
            at,
            person.title,
            due=new.due,
            state=ActionState.OPEN,
            text=new.text,
            owner=new.owner,
        )
        work.actions.add(said, entry.user)
        work.audit.add(replace(entry, command=f"action {name} added: rec {new.recommendation}"))
        work.commit()
    return name


def _audited(action: Action, said: ActionChange) -> str:
    before = f"{action.state}, due {action.due or 'not set'}"
    return f"action {said.action}: {before} → {said.state}, due {said.due or 'not set'}"
