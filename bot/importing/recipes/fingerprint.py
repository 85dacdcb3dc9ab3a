"""The shape of a file, the same next month: its sheets' names and headings without the periods."""

import json
from collections.abc import Sequence
from hashlib import sha256

from bot.importing.recipes.heading_keys import general
from bot.importing.recipes.shape import Table


def fingerprint(tables: Sequence[Table]) -> str:
    """Computes a hex digest that is the same for files whose sheets and headings say the same,
    whatever months stand in them and however many.
    """
    shapes = sorted({(general(each.sheet), each.keys()) for each in tables})
    return sha256(json.dumps(shapes).encode()).hexdigest()[:32]
