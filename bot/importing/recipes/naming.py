"""What a recipe is called: after the file that it was made from, or its sheet."""

import re
from collections.abc import Collection
from pathlib import PurePath

from bot.domain.recipe import PERIOD
from bot.importing.recipes.headings.heading_keys import general

_NAME = 40


def recipe_name(file: str, sheet: str, taken: Collection[str]) -> str:
    """Makes a name in small letters for the recipe of `file`, without its periods, such as
    `scorecard`, and no name that is `taken`; for `2018-09.xlsx` the name of its `sheet`.
    """
    name = _words(PurePath(file).stem) or _words(re.sub(r"(?i)^sheet\s*\d*$", "", sheet))
    name = name or "figures"
    numbers = range(2, len(taken) + 3)
    return next(each for each in (name, *(f"{name}-{n}" for n in numbers)) if each not in taken)


def _words(text: str) -> str:
    without = general(text.replace("_", " ")).replace(PERIOD, " ")
    return re.sub(r"[^a-z0-9]+", "-", without)[:_NAME].strip("-")
