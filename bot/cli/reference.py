"""The verb that says which reference a worker's name became: for whoever may open the store."""

import sys
from collections.abc import Sequence

from bot.cli.stores import opened
from bot.importing import References
from bot.settings import Settings

FROM_INPUT = "-"


def say_references(settings: Settings, names: Sequence[str]) -> int:
    """Prints each name's reference; with "-" the names are read from standard input, a line each,
    so that they stand in no history of commands.
    """
    with opened(settings) as store:
        references = References(store.reference_key())
    for name in _read(names):
        print(f"{references.of(name)}  {name}")
    return 0


def _read(names: Sequence[str]) -> Sequence[str]:
    if list(names) != [FROM_INPUT]:
        return names
    return [line for each in sys.stdin if (line := each.strip())]
