"""The verbs that write the plan down: an empty one to fill in, and the one in force."""

import sys
from pathlib import Path

from bot.cli.stores import opened
from bot.cli.written import is_in_the_way, write_whole
from bot.domain.period import say_day
from bot.domain.plan import Plan
from bot.domain.plan_as_file import as_a_file, reworded
from bot.messages.words import counted, listed
from bot.papers import TooLongForACellError, plan_workbook, plan_yaml
from bot.settings import BadSettingError, Settings

_WORKBOOK, _YAML = (".xlsx",), (".yaml", ".yml")


def template(path: Path, replace: bool) -> int:
    """Writes a workbook for a plan, with nothing in it yet; 1 where a file is in the way.

    Raises BadSettingError for a name that is no workbook's.
    """
    if path.suffix.casefold() not in _WORKBOOK:
        raise BadSettingError(f"{path.name}: a template is a workbook; name it plan.xlsx")
    if is_in_the_way(path, replace):
        return 1
    write_whole(path, plan_workbook(None))
    print(f"{path.name}: an empty plan; fill it in, and bring it in with: planbot import {path}")
    return 0


def export(settings: Settings, path: Path, replace: bool) -> int:
    """Writes the plan in force, with every rating that was given, as a workbook or as YAML, by the
    file's name; 1 where there is no plan, or a file is in the way.

    Raises BadSettingError for another kind of file.
    """
    kind = path.suffix.casefold()
    if kind not in (*_WORKBOOK, *_YAML):
        raise BadSettingError(f"{path.name}: a plan is written as plan.xlsx or plan.yaml")
    if is_in_the_way(path, replace):
        return 1
    with opened(settings) as store:
        snapshot = store.snapshot()
    if snapshot is None:
        print(
            "planbot: no plan is stored; `planbot template plan.xlsx` writes an empty one",
            file=sys.stderr,
        )
        return 1
    try:
        write_whole(path, _content(snapshot.plan, kind))
    except TooLongForACellError as error:
        print(f"planbot: {path.name} is not written. {error}", file=sys.stderr)
        return 1
    print("\n  ".join(_said(path, snapshot.plan)))
    return 0


def _content(plan: Plan, kind: str) -> bytes:
    return plan_workbook(plan) if kind in _WORKBOOK else plan_yaml(plan).encode()


def _said(path: Path, plan: Plan) -> list[str]:
    kept = as_a_file(plan)
    counts = listed(
        [
            counted(len(kept.recommendations), "recommendation"),
            counted(sum(1 for _ in kept.indicators), "indicator"),
            counted(sum(len(each.ratings) for each in kept.recommendations), "rating"),
        ]
    )
    told = [f"{path.name}: the plan in force, {counts}"]
    if kept.as_of != plan.as_of:
        told.append(
            f"its as_of is {say_day(kept.as_of)}, the day of its last rating, and no longer "
            f"{say_day(plan.as_of)}: a file speaks as of no day before its ratings"
        )
    if left_out := reworded(plan):
        told.append(
            f"{counted(left_out, 'earlier wording')} of ratings left out; planbot keeps what was "
            "said before"
        )
    return told
