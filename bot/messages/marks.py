"""What stands in the place of figures, and why there are none: each period with its own reason."""

from collections.abc import Iterable

from bot.domain.outturn import Outturn


def say_marks(outturns: Iterable[Outturn]) -> str:
    """Says what each sign among them means: "[c] suppressed, so that nobody can be recognised; n/a
    not available"; empty where there is none.
    """
    marks = dict.fromkeys(each.mark for each in outturns if each.missing and each.mark is not None)
    return "; ".join(f"{each.sign} {each.meaning}" for each in marks)
