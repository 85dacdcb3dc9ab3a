"""The shape of a file, the same next month: its sheets' names and headings without the periods."""

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath

from bot.domain.recipe import PERIOD
from bot.importing.recipes.headings.heading_keys import general
from bot.importing.recipes.shape import Table


def fingerprint(tables: Sequence[Table]) -> str:
    """Computes a hex digest that is the same for files whose sheets and headings say the same,
    whatever months stand in them and however many.
    """
    return _digest(_shapes(tables))


def fingerprint_with_names(tables: Sequence[Table], file: str) -> str:
    """Computes a digest as `fingerprint` does, of the names of the `file` and its titles as well:
    what tells it from one that has the same headings for another indicator. Periods and numbers in
    those names say nothing.
    """
    titles = sorted({_letters(title) for each in tables for title in each.titles})
    return _digest([_shapes(tables), _letters(PurePath(file).stem), titles])


def _shapes(tables: Sequence[Table]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted({(general(each.sheet), each.keys()) for each in tables})


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d]+", general(text.replace("_", " ")).replace(PERIOD, " ")))


def _digest(said: Sequence[object]) -> str:
    return sha256(json.dumps(said).encode()).hexdigest()[:32]
