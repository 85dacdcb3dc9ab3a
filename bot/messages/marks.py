"""What stands in the place of figures, and why there are none: each period with its own reason."""

from collections.abc import Iterable

from bot.domain.mark import Mark
from bot.domain.outturn import Outturn


def say_marks(outturns: Iterable[Outturn]) -> str:
    """Says what each sign among them means: "[c] suppressed, so that nobody can be recognised; n/a
    not available"; empty where there is none.
    """
    return say_meanings(each.mark for each in outturns if each.missing)


def say_meanings(marks: Iterable[Mark | None]) -> str:
    """Says the same of the marks themselves."""
    known = dict.fromkeys(each for each in marks if each is not None)
    return "; ".join(f"{each.sign} {each.meaning}" for each in known)
