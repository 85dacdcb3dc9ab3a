"""What a recipe is called: after the file that it was made from."""

import re
from collections.abc import Collection
from pathlib import PurePath

from bot.importing.recipes.shape import general

_NAME = 40


def recipe_name(file: str, taken: Collection[str]) -> str:
    """Makes a name in small letters for the recipe of `file`, without its periods, such as
    `scorecard`, and no name that is `taken`.
    """
    stem = general(PurePath(file).stem.replace("_", " "))
    name = re.sub(r"[^a-z0-9]+", "-", stem.replace("{period}", " "))[:_NAME].strip("-")
    name = name or "table"
    numbers = range(2, len(taken) + 3)
    return next(each for each in (name, *(f"{name}-{n}" for n in numbers)) if each not in taken)
