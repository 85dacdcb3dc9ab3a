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

_PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed. `file` is the report, or its PDF where its name ends in .pdf; with `pdf` one
    is written beside it.
    """

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
    files = _files(asked, suffix)
    has_been(asked.as_at, "reports are written", "--as-at")
    if any(is_in_the_way(each, asked.replace) for each in files):
        return 1
    with opened_with_plan(settings, None) as store:
        snapshot = store.snapshot()
        plan = snapshot.plan if snapshot else None
        now = moment_of(plan, datetime.now(UTC), asked.as_at if plan and plan.sample else None)
        wanted = Wanted(asked.kind, asked.as_at or london_day(now), asked.since, asked.public)
        if wanted.since is not None and wanted.since >= wanted.at:
            raise BadSettingError(
                f"--since {wanted.since} is not before the report's own day, {wanted.at}"
            )
        try:
            report = make_report(store, wanted)
            contents = [_as(each, report.content, suffix) for each in files]
        except (NoPlanError, NoPdfError) as error:
            print(f"planbot: {error}", file=sys.stderr)
            return 1
        for file, content in zip(files, contents, strict=True):
            write_whole(file, content)
        # Last: one that is remembered and nobody has would have the next keep silent.
        remember(store, report, now, typing(), asked.file.name)
    public = ", for publication" if wanted.public else ""
    since = f", compared with {say_day(report.since)}" if report.since else ""
    names = " and ".join(each.name for each in files)
    print(f"{names}: the {asked.kind.said} as at {say_day(wanted.at)}{since}{public}")
    return 0


def _files(asked: Asked, suffix: str) -> list[Path]:
    """The files to write. Raises BadSettingError."""
    given = asked.file.suffix.casefold()
    if given == _PDF:
        return [asked.file]
    if given != suffix:
        raise BadSettingError(
            f"{asked.file.name}: call this report {asked.kind}{suffix}, "
            f"or {asked.kind}{_PDF} for a PDF"
        )
    return [asked.file, *([asked.file.with_suffix(_PDF)] if asked.pdf else [])]


def _as(file: Path, content: bytes, suffix: str) -> bytes:
    return pdf_of(content, suffix) if file.suffix.casefold() == _PDF else content
