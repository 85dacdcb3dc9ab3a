"""The verbs that look at imports and take them back."""

import sys
from datetime import UTC, date, datetime

from bot.cli.at_the_terminal import has_been, typing
from bot.cli.stores import opened
from bot.messages.import_changes import in_the_way, undone_message
from bot.messages.imports import imports_message
from bot.services.undo import undo
from bot.settings import Settings
from bot.store import NothingToUndoError, StandsInTheWayError

MOST = 50


def list_imports(settings: Settings) -> int:
    """Prints the newest imports with their numbers."""
    with opened(settings) as store:
        print(imports_message(store.imports(MOST), store.waiting_files()).plain)
    return 0


def take_back(settings: Settings, number: int, chosen: date | None) -> int:
    """Takes the import of that number back; 1 where it cannot be, and says what is in the way.

    Raises BadSettingError for a day that is still to come.
    """
    has_been(chosen, "an import is taken back")
    with opened(settings) as store:
        try:
            done = undo(store, number, datetime.now(UTC), chosen, by=typing())
        except StandsInTheWayError as error:
            print(f"planbot: {in_the_way(number, error.numbers)}", file=sys.stderr)
            return 1
        except NothingToUndoError as error:
            print(f"planbot: {error}", file=sys.stderr)
            return 1
        remarks = [str(each) for each in done.remarks]
        file, changes = done.record.file, done.changes
        print(undone_message(number, file, done.plan, changes, remarks, told=done.told).plain)
    return 0
