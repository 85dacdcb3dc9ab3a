"""The verb that takes files in, or says what they would change."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from enum import Enum, auto
from pathlib import Path

from bot.cli.at_the_terminal import has_been, typing
from bot.cli.file_questions import questions_of
from bot.cli.progress import progress
from bot.cli.stores import opened
from bot.domain.period import london_day, say_day
from bot.importing import Asked, Refused, is_plan
from bot.messages.administrators import MAKE_PRIVATE, PUBLIC
from bot.messages.import_changes import preview_in_full, preview_message
from bot.messages.words import counted
from bot.services.imports import Imported, import_file
from bot.services.previews import Preview, preview_file
from bot.services.public_channels import is_named
from bot.settings import Settings
from bot.store import Store


class Look(Enum):
    """How much a preview says: the first lines of each group, or all of them."""

    FIRST = auto()
    ALL = auto()


def import_files(
    settings: Settings,
    files: Sequence[Path],
    chosen: date | None,
    recipe: str | None = None,
    look: Look | None = None,
) -> int:
    """Stores or refuses each file whole, plans before the figures that stand on them; 1 when any
    was refused. A `look` stores nothing, and says what each would change by itself.

    Raises BadSettingError for a day that is still to come: flags would be settled as on that day
    for as long as it is.
    """
    has_been(chosen, "files come in")
    refused = 0
    with opened(settings) as store:
        for path in sorted(files, key=lambda path: not is_plan(path)):
            try:
                with progress(path.name) as told:
                    now = datetime.now(UTC)
                    if look is not None:
                        seen = preview_file(store, path, now, chosen, told, recipe=recipe)
                        print(_previewed(seen, look))
                        continue
                    brought = import_file(
                        store, path, now, chosen, told, by=typing(), recipe=recipe
                    )
            except Asked as asked:
                refused += 1
                count = counted(len(asked.questions), "question")
                print(f"{path.name or path}: nothing is stored before {count}:", file=sys.stderr)
                print("\n".join(questions_of(asked)), file=sys.stderr)
            except Refused as error:
                refused += 1
                print(f"{path.name or path}: refused, nothing of it is stored", file=sys.stderr)
                for problem in error.problems:
                    print(f"  {problem}", file=sys.stderr)
            else:
                print(said(brought))
                if brought.kind == "plan" and brought.changed:
                    for line in _public_channels(settings, store):
                        print(f"  {line}")
    return 1 if refused else 0


def _previewed(preview: Preview, look: Look) -> str:
    """Says what an import would change; in one line where it would change nothing."""
    plan = preview.plan
    if plan is None or preview.imported.before is not None:
        return said(preview.imported)
    file, remarks, heed = preview.imported.file, preview.imported.beside, preview.imported.heed
    if look is Look.ALL:
        return preview_in_full(file, plan, preview.changes, remarks, preview.told, heed=heed)
    return preview_message(file, plan, preview.changes, remarks, preview.told, heed=heed).plain


def _public_channels(settings: Settings, store: Store) -> Iterator[str]:
    """A line for each channel that the plan calls named and Slack says anybody can read."""
    # Only a plan has channels: the client of Slack's is a fifth of what figures need in memory.
    from bot.app import channel_facts  # noqa: PLC0415 - see above

    snapshot, facts_of = store.snapshot(), channel_facts(settings)
    if snapshot is None:
        return
    for channel in snapshot.plan.channels:
        if is_named(snapshot.plan, channel.id):
            facts = facts_of(channel.id)
            if facts is not None and not facts.private:
                yield f"#{channel.name} {PUBLIC}; {MAKE_PRIVATE}"


def said(brought: Imported) -> str:
    """Says what an import brought, in one line, and below it a line for each remark."""
    if brought.before is not None:
        day = say_day(london_day(brought.before))
        return f"{brought.file}: this very file was imported on {day}; nothing is changed"
    remarks = "".join(f"\n  {each}" for each in brought.remarks)
    if not brought.changed:
        return f"{brought.file}: nothing new, nothing changed{remarks}"
    alerts = f"; {counted(brought.alerts, 'alert')} queued" if brought.alerts else ""
    return f"{brought.file}: {brought.kind} stored: {brought.counts}{alerts}{remarks}"
