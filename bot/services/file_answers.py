"""The answers to what is asked about a file: kept in its recipe, so that it is looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.incoming import Incoming, IncomingState
from bot.importing import Unreadable, answered
from bot.messages.incoming import looking_message
from bot.services.incoming import say
from bot.services.recipes import edit_recipe, recipe_of
from bot.store import Store


@dataclass(frozen=True, slots=True)
class Who:
    """A person at work: the title of their role, and their Slack user."""

    title: str
    user: str


class WrongAnswersError(ValueError):
    """Answers that cannot be: `wrong` says what is wrong by the number of the question."""

    def __init__(self, wrong: dict[int, str]) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong


def answer(store: Store, file: Incoming, said: Mapping[int, str], who: Who, at: datetime) -> bool:
    """Keeps the answers, by the place of their questions, in the recipe, and has the file looked at
    again; False where it no longer waits for them. Raises WrongAnswersError: nothing is
    kept then.
    """
    lines = {place: f"{file.questions[place].about} = {each}" for place, each in said.items()}
    _check(store, file, lines)
    if (
        file.draft is None
        or edit_recipe(store, file.draft, list(lines.values()), who.title) is None
    ):
        return False
    with store.begin() as work:
        # Of one in the folder, whoever answers is told what becomes of it.
        user = file.user or who.user
        moved = work.incoming.move(file, IncomingState.ARRIVED, by=who.title, user=user)
        if moved is None:
            return False
        say(work, moved, looking_message(moved), at)
        work.commit()
    return True


def _check(store: Store, file: Incoming, lines: Mapping[int, str]) -> None:
    snapshot = store.snapshot()
    draft = recipe_of(store, file.draft or "")
    if snapshot is None or draft is None:
        return
    wrong = {}
    for place, line in lines.items():
        try:
            answered(draft.recipe, line, snapshot.plan)
        except Unreadable as error:
            wrong[place] = str(error)
    if wrong:
        raise WrongAnswersError(wrong)
