"""`planbot report`: writes a report from the store into a file."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.cli.at_the_terminal import has_been, typing
from bot.cli.stores import opened_with_plan
from bot.cli.written import is_in_the_way, write_whole
from bot.domain.period import london_day, say_day
from bot.domain.report import ReportKind
from bot.papers.pdf import NoPdfError, pdf_of
from bot.papers.reports import MAKERS
from bot.services.as_of import moment_of
from bot.services.reports import NoPlanError, Wanted, make_report, remember
from bot.settings import BadSettingError, Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed."""

    kind: ReportKind
    as_at: date | None
    since: date | None
    file: Path
    replace: bool
    public: bool = False
    pdf: bool = False


def run(settings: Settings, asked: Asked) -> int:
    """Writes the report; 1 where a file is in the way, or there is no plan.

    Raises BadSettingError for a name that is none of such a file, and for days that make no report.
    """
    suffix = MAKERS[asked.kind].suffix
    ends = ".pdf" if asked.pdf else suffix
    if asked.file.suffix.casefold() != ends:
        raise BadSettingError(f"{asked.file.name}: write this report as {asked.kind}{ends}")
    has_been(asked.as_at, "reports are written")
    if is_in_the_way(asked.file, asked.replace):
        return 1
    with opened_with_plan(settings, None) as store:
        snapshot = store.snapshot()
        now = moment_of(snapshot.plan if snapshot else None, datetime.now(UTC))
        wanted = Wanted(asked.kind, asked.as_at or london_day(now), asked.since, asked.public)
        if wanted.since is not None and wanted.since >= wanted.at:
            raise BadSettingError(
                f"--since {wanted.since} is not before the report's own day, {wanted.at}"
            )
        try:
            report = make_report(store, wanted)
            content = pdf_of(report.content, suffix) if asked.pdf else report.content
        except (NoPlanError, NoPdfError) as error:
            print(f"planbot: {error}", file=sys.stderr)
            return 1
        write_whole(asked.file, content)
        remember(store, report, now, typing(), asked.file.name)
    public = ", for publication" if wanted.public else ""
    since = f", compared with {say_day(report.since)}" if report.since else ""
    print(f"{asked.file.name}: the {asked.kind} report as at {say_day(wanted.at)}{since}{public}")
    return 0
