"""Questions are answered from the start; everything else is there when the first asks for it."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.app import build_app
from commands.every_command import COMMANDS
from commands.questions import QUESTIONS
from tests.integration.dispatch.asking import SECRET, front, settings, words_of

FIRST = """
import os, sys
from bot.app import build_app, build_desk
from bot.cli.signed import Typed, slash_request
from bot.serving.signature import dispatch
from bot.settings import Settings
from bot.store import Store

given = Settings.read(os.environ)
store = Store.open(given.database_url)
desk = build_desk(given, store)
app = build_app(given, desk)
for line in sys.argv[1:]:
    typed = Typed(line, "T0SAMPLE", "U0AD", "D0")
    reply = dispatch(app, slash_request(typed, given.signing_secret))
    assert reply.status == 200 and "blocks" in reply.body, reply.body
desk.trail.close()
print(*sys.modules)
"""
LATE = ("commands.everything_else", "bot.importing", "bot.messages.incoming", "bot.papers")


def _loaded_by(url, *lines):
    """The modules that a bot has loaded, started anew, once it answered."""
    environment = {"DATABASE_URL": url, "SLACK_SIGNING_SECRET": SECRET}
    command = [sys.executable, "-c", FIRST, *lines]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.split()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_to_a_question_loads_nothing_else(october_url, question):
    others = {f"commands{each.replace('/', '.')}" for each in QUESTIONS} - {"commands.rag"}
    loaded = set(_loaded_by(october_url, question))
    assert not set(LATE) & loaded
    assert others & loaded == others & {f"commands{question.replace('/', '.')}"}


def test_a_question_is_the_command_of_its_name():
    asked = {each.name: each for each in COMMANDS if each.name in QUESTIONS}
    assert {name: command() for name, command in QUESTIONS.items()} == asked


def test_the_first_command_that_is_no_question_loads_everything(october_url):
    loaded = _loaded_by(october_url, "/rag", "/planbot")
    assert {"commands.everything_else", "bot.importing.recipes.answers"} <= set(loaded)


def _listeners(app):
    return len(app._listeners)


def test_everything_is_registered_once_however_many_ask(store, october_url):
    with front(store, october_url) as bot:
        bot.ask("/rag")
        assert _listeners(bot.app) == 1
        with ThreadPoolExecutor(8) as pool:
            asked = [pool.submit(bot.ask, "/planbot") for _ in range(8)]
            assert all("planbot" in words_of(each.result()) for each in asked)
        whole = build_app(settings(october_url), bot.desk)
        whole.complete()
        assert _listeners(bot.app) == _listeners(whole) > 20
        whole.complete()
        assert _listeners(bot.app) == _listeners(whole)


def test_what_could_not_be_registered_is_tried_again(store, october_url, monkeypatch):
    with front(store, october_url) as bot:
        registered = bot.app._everything_else
        failing = iter([OSError("no memory to load it")])

        def register(app):
            for error in failing:
                raise error
            registered(app)

        monkeypatch.setattr(bot.app, "_everything_else", register)
        with pytest.raises(OSError, match="no memory"):
            bot.app.complete()
        assert "planbot" in words_of(bot.ask("/planbot"))
