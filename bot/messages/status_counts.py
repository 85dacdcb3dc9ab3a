"""How many measures have which status, and what the others lack."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.rag import Status
from bot.rules.movement import History, lacking


def status_counts(histories: Sequence[History]) -> list[str]:
    """Says each count that is not nought, the worst first: "6 red", "7 green", "8 with no target",
    "1 where none fell due", "20 without a comparable figure".
    """
    counts = Counter(each.current.status for each in histories)
    lacks = lacking(histories)
    said = (
        *((counts[each], str(each)) for each in (Status.RED, Status.AMBER, Status.GREEN)),
        (lacks.no_target, "with no target"),
        (lacks.none_due, "where none fell due"),
        (lacks.no_data, "without a comparable figure"),
    )
    return [f"{number} {what}" for number, what in said if number]
