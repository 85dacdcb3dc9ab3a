"""The verb that writes down what planbot posted and people changed, for who must show it."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from bot.cli.at_the_terminal import typing
from bot.cli.stores import opened
from bot.cli.written import is_in_the_way, write_whole
from bot.messages.words import counted
from bot.services.record import make_record
from bot.settings import BadSettingError, Settings


def write_record(settings: Settings, first: date, last: date, path: Path, replace: bool) -> int:
    """Writes the record of the days from `first` to `last` as a workbook; 1 where there is no plan,
    or a file is in the way.

    Raises BadSettingError for days that run backwards, and for a name that is no workbook's.
    """
    if last < first:
        raise BadSettingError(f"--to {last} is before --from {first}")
    if path.suffix.casefold() != ".xlsx":
        raise BadSettingError(f"{path.name}: a record is a workbook; name it record.xlsx")
    if is_in_the_way(path, replace):
        return 1
    with opened(settings) as store:
        record = make_record(store, first, last, datetime.now(UTC), typing())
    if record is None:
        print("planbot: no plan is stored, so nothing was posted", file=sys.stderr)
        return 1
    write_whole(path, record.content)
    messages, changes = counted(record.messages, "message"), counted(record.changes, "change")
    entries = counted(record.entries, "entry of the audit", "entries of the audit")
    print(f"{path.name}: {messages}, {changes}, {entries}")
    print("  what people typed stands as they typed it; read it before you give it to anybody")
    return 0
