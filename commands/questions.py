"""The commands that only ask. Each brings in what it needs: none waits for the others."""
# ruff: noqa: PLC0415 - see above

from collections.abc import Callable, Mapping

from commands.asked import Command


def _rag() -> Command:
    from commands import rag

    return rag.COMMAND


def _caseloads() -> Command:
    from commands import caseloads

    return caseloads.COMMAND


def _indicator() -> Command:
    from commands import indicator

    return indicator.COMMAND


def _flags() -> Command:
    from commands import flags

    return flags.COMMAND


def _digest() -> Command:
    from commands import digest

    return digest.COMMAND


QUESTIONS: Mapping[str, Callable[[], Command]] = {
    "/rag": _rag,
    "/caseloads": _caseloads,
    "/indicator": _indicator,
    "/flags": _flags,
    "/digest": _digest,
}
"""What is asked most: it has an answer of its own to whatever is typed."""
