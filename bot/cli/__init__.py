"""The command line: one verb each for what planbot can be told to do."""

import argparse
import io
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

from bot.cli import verbs
from bot.domain.alert_rule import WRITTEN, AlertRule, rule_in_words
from bot.domain.report import ReportKind
from bot.settings import BadSettingError, Settings

YEARS = range(1900, 3000)
"""Of the days that a plan can be read as on: before and after them its own dates have no place."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 refused or failed, 2 asked wrongly."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without ≤ or 🔴 gets them as standard error writes them, and the rest as it is.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _answered(arguments)
    except BadSettingError as error:
        print(f"planbot: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read the answer has read enough.
        _let_go_of_output()
        return 1
    except OSError as error:
        # Only what serves keeps a log.
        logging.getLogger(__name__).info("ended by the system", exc_info=True)
        _let_go_of_output()
        print(f"planbot: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("planbot: stopped; what was not finished is not stored", file=sys.stderr)
        return 130


def _answered(arguments: Sequence[str] | None) -> int:
    """The exit code, once all of the answer is written."""
    try:
        asked = _parser().parse_args(arguments)
        settings = Settings.read(os.environ)
        # Bolt looks for a token there too, and warns of one that it is given otherwise.
        os.environ.pop("SLACK_BOT_TOKEN", None)
        return _done(asked, settings)
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()


def _let_go_of_output() -> None:
    """Leaves nothing to flush to where nothing can be written any more."""
    if sys.stdout is not None:
        with suppress(io.UnsupportedOperation):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _done(asked: argparse.Namespace, settings: Settings) -> int:
    try:
        return verbs.VERBS[asked.verb](asked, settings)
    except _unavailable() as error:
        print(f"planbot: {error} {settings.database_place}", file=sys.stderr)
        return 1
    except _too_early() as error:
        print(f"planbot: {error}", file=sys.stderr)
        return 2


def _unavailable() -> type[Exception]:
    # Looked up when something failed: most verbs never need it.
    from bot.store import StoreUnavailable  # noqa: PLC0415 - see above

    return StoreUnavailable


def _too_early() -> type[Exception]:
    from bot.services.sample import BeforeTheSampleError  # noqa: PLC0415 - see above

    return BeforeTheSampleError


class _Version(argparse.Action):
    """Looked up when it is asked for: no other verb waits for it."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - see above

        print(f"planbot {version('planbot')}")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong; how a verb is used stands in its help."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; {self.prog} --help says more\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="planbot",
        description="Keeps a children's services improvement plan in front of its managers.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which planbot this is")
    verb = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    demo = verb.add_parser("demo", help="a workspace to try planbot in, as a page on this machine")
    demo.add_argument("--port", type=int, help="of the page; a free one where 8321 is taken")
    demo.add_argument(
        "--once", action="store_true", help="from import to digest in the terminal, then stop"
    )
    _day(demo)

    ask = verb.add_parser("ask", help="a signed request through the real app")
    ask.add_argument("line", metavar="'/rag 12'", help="the command as it is typed in Slack")
    ask.add_argument("--as", dest="role", metavar="ROLE", default="assistant-director")
    ask.add_argument("--in", dest="channel", metavar="CHANNEL", default="direct")
    ask.add_argument("--json", action="store_true", help="print the payload")
    ask.add_argument(
        "--fill", type=Path, metavar="FILE.json", help="fill in the form that it opens, and send it"
    )
    _day(ask)

    bring = verb.add_parser(
        "import", help="a plan as YAML or XLSX, outturns or caseloads as CSV or XLSX"
    )
    bring.add_argument(
        "--recipe", metavar="NAME", help="read them by this recipe, whatever their form"
    )
    bring.add_argument(
        "--preview", action="store_true", help="say what would change, store nothing"
    )
    bring.add_argument("--all", action="store_true", help="with --preview: every line of it")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _day(bring)

    recipes = verb.add_parser("recipes", help="how files in a form of your own are read")
    recipes.add_argument("act", nargs="?", choices=("show", "edit", "forget"))
    recipes.add_argument("name", nargs="?", metavar="NAME")
    recipes.add_argument(
        "--set", action="append", default=[], metavar="ANSWER", help="such as 'column D = value'"
    )
    reference = verb.add_parser("reference", help="which reference a worker's name became")
    reference.add_argument(
        "names", nargs="+", metavar="NAME", help="or - to read them, a line each"
    )
    verb.add_parser("imports", help="what came in, by number")
    back = verb.add_parser("undo", help="take an import back")
    back.add_argument("number", type=int, metavar="N", help="its number, as `planbot imports` says")
    _day(back)

    template = verb.add_parser("template", help="an empty plan as a workbook, to fill in")
    _written(template, "plan.xlsx")

    export = verb.add_parser("export", help="the plan in force as a workbook or as YAML")
    _written(export, "plan.xlsx|plan.yaml")

    record = verb.add_parser("record", help="what was posted and changed, for an inspection")
    record.add_argument("--from", type=_date, metavar="DATE", dest="first", required=True)
    record.add_argument("--to", type=_date, metavar="DATE", dest="last", required=True)
    _output(record, "record.xlsx")

    _report(verb.add_parser("report", help="a report, written from the store into a file"))

    digest = verb.add_parser("digest", help="the weekly digest as it would be posted")
    digest.add_argument("--json", action="store_true", help="print the payload")
    _day(digest)

    digest.add_argument("--now", action="store_true", help="queue it by hand, beside the schedule")
    _backtest(verb.add_parser("backtest", help="what alert rules would have told so far"))

    verb.add_parser("socket", help="answer Slack over Socket Mode, without a public address")
    verb.add_parser("doctor", help="check everything, and say what to do")
    verb.add_parser("serve", help="answer Slack over HTTP at /slack/events")
    worker = verb.add_parser(
        "worker", help="post what is due, send what is queued, watch the inbox"
    )
    worker.add_argument("--list", action="store_true", help="what is owed and next, then stop")
    verb.add_parser("migrate", help="bring the store's tables up to date")
    return parser


def _backtest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("refs", metavar="REF", nargs="*", help="indicators; all if left out")
    parser.add_argument("--rule", type=_rule, metavar="RULE", help=f"another rule: {WRITTEN}")
    _day(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", type=_kind, metavar="KIND", help=", ".join(ReportKind))
    parser.add_argument(
        "--as-at", type=_date, metavar="DATE", help="as known on this day (2018-11-05)"
    )
    parser.add_argument(
        "--since", type=_date, metavar="DATE", help="say what changed since this day"
    )
    parser.add_argument("--pdf", action="store_true", help="a PDF beside it, by LibreOffice")
    parser.add_argument("--public", action="store_true", help="the version for publication")
    _output(parser, "committee.docx")


def _written(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("file", type=Path, metavar=name)
    parser.add_argument("--replace", action="store_true", help="also where the file is there")


def _output(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar=name, required=True)
    parser.add_argument("--replace", action="store_true", help="also where the file is there")


def _day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--at", type=_date, metavar="DATE", help="read the plan as on this day (2018-11-05)"
    )


def _kind(text: str) -> ReportKind:
    try:
        return ReportKind(text)
    except ValueError:
        known = ", ".join(ReportKind)
        raise argparse.ArgumentTypeError(f"'{text}' is no report: {known}") from None


def _rule(text: str) -> AlertRule:
    try:
        return rule_in_words(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day: write 2018-11-05") from None
    if day.year not in YEARS:
        first, last = YEARS[0], YEARS[-1]
        raise argparse.ArgumentTypeError(f"{day} is not a day from {first} to {last}")
    return day


if __name__ == "__main__":
    sys.exit(main())
