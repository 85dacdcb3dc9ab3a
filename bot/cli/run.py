"""The verbs of the command line that serve, import and look after the store."""

import getpass
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from bot.app import channel_facts
from bot.cli.asked import questions_of
from bot.cli.progress import progress
from bot.cli.stores import opened, opened_with_plan, untouched
from bot.domain.finding import Level
from bot.domain.people import Audience, ChannelFacts
from bot.domain.period import london_day, say_day
from bot.importing import Asked, Refused, is_plan
from bot.messages.administrators import MAKE_PRIVATE, PUBLIC
from bot.messages.findings import findings_message
from bot.messages.import_changes import preview_message
from bot.messages.words import counted
from bot.rules.assessment import assess
from bot.services.as_of import moment_of
from bot.services.digest_preview import digest_of
from bot.services.imports import Imported, import_file
from bot.services.posts import enqueue_by_hand
from bot.services.previews import Preview, preview_file
from bot.services.public_channels import is_named
from bot.settings import BadSettingError, Settings
from bot.store import Store
from bot.watching.checkup import check_up
from bot.watching.health import DATABASE
from jobs import weekly_digest


def import_files(
    settings: Settings,
    files: Sequence[Path],
    chosen: date | None,
    recipe: str | None = None,
    *,
    preview: bool = False,
) -> int:
    """Stores or refuses each file whole, plans before the figures that stand on them; 1 when any
    was refused. A `preview` stores nothing, and says what each would change by itself.

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
                    if preview:
                        seen = preview_file(store, path, now, chosen, told, recipe=recipe)
                        print(_previewed(seen))
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


def _previewed(preview: Preview) -> str:
    """Says what an import would change; in one line where it would change nothing."""
    plan = preview.plan
    if plan is None or preview.imported.before is not None:
        return said(preview.imported)
    remarks = [str(each) for each in preview.imported.remarks]
    file = preview.imported.file
    return preview_message(file, plan, preview.changes, remarks, preview.told).plain


def has_been(chosen: date | None, what: str) -> None:
    """Raises BadSettingError where the day is still to come."""
    if chosen is not None and chosen > london_day(datetime.now(UTC)):
        raise BadSettingError(f"--at {chosen}: {what} as on a day that has been, or today")


def _public_channels(settings: Settings, store: Store) -> Iterator[str]:
    """A line for each channel that the plan calls named and Slack says anybody can read."""
    snapshot, facts_of = store.snapshot(), channel_facts(settings)
    if snapshot is None:
        return
    for channel in snapshot.plan.channels:
        if is_named(snapshot.plan, channel.id):
            facts = facts_of(channel.id)
            if facts is not None and not facts.private:
                yield f"#{channel.name} {PUBLIC}; {MAKE_PRIVATE}"


def typing() -> str:
    """Tells whose terminal it is, as the system knows them."""
    try:
        return f"{getpass.getuser()}, at the command line"
    except (KeyError, OSError):
        return "somebody at the command line"


def said(brought: Imported) -> str:
    """Says what an import brought, in one line, and below it a line for each remark."""
    if brought.before is not None:
        day = say_day(london_day(brought.before))
        return f"{brought.file}: this very file was imported on {day}; nothing is changed"
    remarks = "".join(f"\n  {each}" for each in brought.remarks)
    if not brought.changed:
        return f"{brought.file}: nothing new, nothing changed{remarks}"
    counts = [f"{brought.new} new", f"{brought.revised} revised", f"{brought.same} as before"]
    alerts = f"; {counted(brought.alerts, 'alert')} queued" if brought.alerts else ""
    return f"{brought.file}: {brought.kind} stored: {', '.join(counts)}{alerts}{remarks}"


def digest(settings: Settings, as_json: bool, chosen: date | None) -> int:
    """The digest as it would be posted to the plan's first digest channel."""
    with opened_with_plan(settings, chosen) as store:
        snapshot = store.snapshot()
        if snapshot is None:
            raise AssertionError("a store with a plan has none")
        channels = snapshot.plan.channels_of(weekly_digest.JOB.kind)
        audience = (
            snapshot.plan.audience_of(channels[0], private=True) if channels else Audience.WIDE
        )
        at = london_day(moment_of(snapshot.plan, datetime.now(UTC), chosen))
        message = digest_of(assess(snapshot, at), audience)
    if as_json:
        payload = {"channel": channels[0] if channels else None, "text": message.text}
        print(json.dumps(payload | {"blocks": message.blocks}, ensure_ascii=False, indent=2))
    else:
        print(message.plain)
    return 0


def digest_now(settings: Settings, chosen: date | None) -> int:
    """Queues the digest by hand, for a worker to send; 1 where the plan names no channel for it.

    Raises BadSettingError for a day that is still to come: it would be posted as what is known.
    """
    has_been(chosen, "a digest is queued")
    with opened(settings) as store:
        snapshot = store.snapshot()
        now = datetime.now(UTC)
        at = moment_of(snapshot.plan if snapshot else None, now, chosen)
        job, facts_of = weekly_digest.JOB, channel_facts(settings)
        queued = enqueue_by_hand(
            store, job.kind, job.says, at, lambda it: _is_private(facts_of(it))
        )
    if not queued:
        print("planbot: no plan is stored, or it has no channel for a digest", file=sys.stderr)
        return 1
    print(f"Queued for {counted(queued, 'channel')}; a running worker sends it.")
    return 0


def _is_private(facts: ChannelFacts | None) -> bool:
    return facts is not None and facts.private


def doctor(settings: Settings) -> int:
    """The check-up in words; 1 when something is bad."""
    with untouched(settings) as store:
        findings = check_up(settings, store, datetime.now(UTC))
    print(findings_message(findings).plain)
    bad = [each.what for each in findings if each.level is Level.BAD]
    if DATABASE in bad:
        print(settings.database_place)
    return 1 if bad else 0


def migrate(settings: Settings) -> int:
    with opened(settings):
        print("The store's tables are up to date.")
    return 0
