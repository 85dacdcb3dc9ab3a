"""What each verb does. Each brings in what it needs, so that none waits for the others' imports."""
# ruff: noqa: PLC0415 - see above

import argparse
import os
from collections.abc import Callable

from bot.serving.spare_time import for_good
from bot.settings import BadSettingError, Settings


def _ask(asked: argparse.Namespace, settings: Settings) -> int:
    with for_good():
        from bot.cli import ask
        from bot.cli.conversation import Question

    question = Question(asked.line, asked.role, asked.channel)
    return ask.run(settings, question, asked.json, asked.at, asked.fill)


def _backtest(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import backtest

    return backtest.run(settings, asked.refs, asked.rule, asked.at)


def _demo(asked: argparse.Namespace, settings: Settings) -> int:
    with for_good():
        from bot.cli import demo, demo_once

    if asked.once:
        return demo_once.run(settings, asked.at)
    keep = bool(os.environ.get("DATABASE_URL", "").strip())
    return demo.run(settings, demo.Wanted(asked.port, keep, asked.at))


def _export(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import plan_files

    return plan_files.export(settings, asked.file, asked.replace)


def _import(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.import_files import Look, import_files

    if asked.all and not asked.preview:
        raise BadSettingError("--all shows every line of a preview: write --preview --all")
    look = Look.ALL if asked.all else Look.FIRST if asked.preview else None
    return import_files(settings, asked.files, asked.at, asked.recipe, look)


def _imports(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import imports

    return imports.list_imports(settings)


def _undo(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import imports

    return imports.take_back(settings, asked.number, asked.at)


def _digest(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import digest

    if asked.now:
        return digest.queue(settings, asked.at)
    return digest.show(settings, asked.json, asked.at)


def _doctor(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import doctor

    return doctor.run(settings)


def _migrate(_asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import migrate

    return migrate.run(settings)


def _recipes(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import recipes

    if asked.act is None:
        return recipes.list_recipes(settings)
    if asked.name is None:
        raise BadSettingError(f"recipes {asked.act}: give the recipe's name as well")
    match asked.act:
        case "show":
            return recipes.show_recipe(settings, asked.name)
        case "edit":
            return recipes.edit(settings, asked.name, asked.set)
    return recipes.forget(settings, asked.name)


def _record(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import record

    return record.write_record(settings, asked.first, asked.last, asked.output, asked.replace)


def _reference(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import reference

    return reference.say_references(settings, asked.names)


def _report(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import report

    days = (asked.as_at, asked.since)
    how = (asked.replace, asked.public, asked.pdf)
    return report.run(settings, report.Asked(asked.kind, *days, asked.output, *how))


def _serve(_asked: argparse.Namespace, settings: Settings) -> int:
    with for_good():
        from bot.cli import serve

    return serve.run(settings)


def _socket(_asked: argparse.Namespace, settings: Settings) -> int:
    with for_good():
        from bot.cli import socket

    return socket.run(settings)


def _template(asked: argparse.Namespace, _settings: Settings) -> int:
    from bot.cli import plan_files

    return plan_files.template(asked.file, asked.replace)


def _worker(asked: argparse.Namespace, settings: Settings) -> int:
    with for_good():
        from bot.cli import worker

    return worker.list_posts(settings) if asked.list else worker.run(settings)


VERBS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "ask": _ask,
    "backtest": _backtest,
    "demo": _demo,
    "digest": _digest,
    "doctor": _doctor,
    "export": _export,
    "import": _import,
    "imports": _imports,
    "migrate": _migrate,
    "recipes": _recipes,
    "record": _record,
    "reference": _reference,
    "report": _report,
    "serve": _serve,
    "socket": _socket,
    "template": _template,
    "undo": _undo,
    "worker": _worker,
}
