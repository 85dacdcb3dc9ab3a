"""A file on its way in: sent in Slack, or put into the watched folder and not clear by itself."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.recipe import Question


class IncomingState(StrEnum):
    """How far a file has come; the first two are for the worker, the next two for a person."""

    ARRIVED = "arrived"
    """To be fetched and looked at."""
    WANTED = "wanted"
    """Somebody said yes: to be imported."""
    SHOWN = "shown"
    """Its preview waits for a yes or a no."""
    ASKED = "asked"
    """Its questions wait for answers."""
    STORED = "stored"
    LEFT = "left"
    """Somebody said no, or it would change nothing."""
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as Slack tells of it: its id, who sent it where."""

    file: str
    user: str
    channel: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """`origin` is Slack's id of the file, or begins with `folder: `. `user` sent it in `channel`,
    or answered about one in the folder. `turn` counts the steps it took: what a button of an
    earlier one asks for is not done. `sha256` is of the bytes that were looked at, `draft` the name
    of the recipe that `questions` are about, `by` the role that said yes, and `number` that of the
    import it became. Times are UTC.
    """

    id: int
    origin: str
    state: IncomingState
    turn: int
    came_at: datetime
    user: str | None = None
    channel: str | None = None
    name: str | None = None
    sha256: str | None = None
    draft: str | None = None
    questions: tuple[Question, ...] = ()
    by: str | None = None
    number: int | None = None
    attempts: int = 0
    """How often it could not be fetched."""

    @property
    def called(self) -> str:
        """The name that people call it by."""
        return self.name or "the file"

    @property
    def handle(self) -> str:
        """The words by which a button says which file, and which turn of it."""
        return f"{self.id} {self.turn}"
