"""The words and cells in which a group of workers is counted."""

from decimal import Decimal

from bot.domain.figures import say_number
from bot.messages.words import counted
from bot.rules.disclosure.caseloads import ShownGroup
from bot.rules.disclosure.suppression import HIDDEN


def above_words(group: ShownGroup) -> str:
    """Says how many stand above their range: "*5 of 17* workers above their agreed range (*2* have
    none agreed)"; where nobody has one, that, and not nought.
    """
    workers = count(group.workers)
    if group.unranged and group.workers == 1:
        return f"no range is agreed for the role of this *{workers}* worker"
    if group.unranged:
        return f"no range is agreed for the roles of these *{workers}* workers"
    of = f"*{count(group.above)} of {workers}* {'worker' if group.workers == 1 else 'workers'}"
    has = "has" if group.no_range == 1 else "have"
    without = f" (*{count(group.no_range)}* {has} none agreed)" if group.no_range != 0 else ""
    return f"{of} above their agreed range{without}"


def above_cell(group: ShownGroup) -> str:
    return "no range" if group.unranged else count(group.above)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def count(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def counts(number: int | None, noun: str) -> str:
    """The same with its noun: "1 worker", "[c] workers"."""
    return f"{HIDDEN} {noun}s" if number is None else counted(number, noun)


def average(number: Decimal | None) -> str:
    """Says an average in a sentence: "19", "20.6"."""
    return "–" if number is None else say_number(number)


def average_cell(number: Decimal | None) -> str:
    """Writes an average in a column, always to one decimal: "19.0"."""
    return "–" if number is None else f"{number:.1f}"


def averages(group: ShownGroup) -> str:
    """Says the average and, where it differs, that of the registered social workers: "*19*",
    "*19* (*19.8* of registered social workers alone)".
    """
    said = f"*{average(group.average)}*"
    if group.registered_average is None:
        return said
    return f"{said} (*{average(group.registered_average)}* of registered social workers alone)"
