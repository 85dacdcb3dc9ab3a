"""Every slash command, verb and option is documented, and nothing documented is missing."""

import argparse
import re
import shlex

import pytest

from bot.cli import _parser
from bot.messages.flags import WHO_ACKNOWLEDGES
from commands.every_command import COMMANDS
from tests.unit.docs.pages import PAGES, REFERENCE, ROOT, blocks, codes, name_of, prose, sections

COMMAND_PAGE = REFERENCE / "commands.md"
VERB_PAGE = REFERENCE / "command-line.md"
NO_COMMAND = ("/invite", "/healthz", "/metrics")
"""Slack's own, and two pages of the web server."""


def verbs():
    return next(
        action.choices
        for action in _parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.name)
def test_a_slash_command_has_a_section_with_all_that_can_be_typed(command):
    section = sections(COMMAND_PAGE)[command.name]
    typed = [usage.partition(":")[0] for usage in command.usage]
    assert [each for each in typed if each not in codes(section)] == []


def test_who_may_acknowledge_is_documented_as_flags_says_it():
    said = sections(REFERENCE / "commands.md")["Buttons"]
    assert f"{WHO_ACKNOWLEDGES} may acknowledge".lower() in said.lower()


def test_no_slash_command_is_documented_that_is_not_there():
    documented = {each for each in sections(COMMAND_PAGE) if each.startswith("/")}
    assert documented == {command.name for command in COMMANDS}


@pytest.mark.parametrize("verb", verbs())
def test_a_verb_has_a_section_with_all_its_options(verb):
    section = sections(VERB_PAGE)[f"planbot {verb}"]
    options = [
        option
        for action in verbs()[verb]._actions
        for option in action.option_strings
        if option not in ("-h", "--help")
    ]
    documented = [each.split()[0] for each in codes(section)]
    assert [each for each in options if each not in documented] == []


def test_no_verb_is_documented_that_is_not_there():
    documented = {
        each.removeprefix("planbot ") for each in sections(VERB_PAGE) if each.startswith("planbot ")
    }
    assert documented == set(verbs())


def typed_lines():
    for page in PAGES:
        for block in blocks(page, "sh", "console"):
            for line in re.sub(r"\\\n\s*", " ", block.text).splitlines():
                typed = line.removeprefix("$ ") if block.language == "console" else line
                if block.language == "sh" or line.startswith("$ "):
                    yield page, typed


def understood(line):
    program, *words = shlex.split(line, comments=True)
    if program.removeprefix(".venv/bin/") != "planbot":
        return True
    try:
        _parser().parse_args(words)
    except SystemExit:
        return False
    return True


def test_the_command_lines_in_the_documentation_are_understood():
    wrong = [f"{name_of(page)}: {line}" for page, line in typed_lines() if not understood(line)]
    assert wrong == []


def test_a_command_line_that_is_not_there_would_be_found():
    assert understood("planbot ask '/rag 12' --as stranger # comment")
    assert not understood("planbot fly")
    assert not understood(".venv/bin/planbot ask '/rag' --loudly")


def test_the_make_targets_in_the_documentation_are_there():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        word
        for page in PAGES
        for line in [*(line for at, line in typed_lines() if at == page), *codes(prose(page))]
        if line.startswith("make ")
        for word in re.sub(r"-C \S+", "", line).split()[1:]
        if "=" not in word
    }
    assert named
    assert named <= targets


def test_what_looks_like_a_slash_command_in_the_text_is_one():
    known = {command.name for command in COMMANDS}
    looks_like_one = re.compile(r"^/[a-z]+(?= |$)")
    strange = [
        f"{name_of(page)}: {code}"
        for page in PAGES
        for code in codes(prose(page))
        if (match := looks_like_one.match(code)) and match[0] not in {*known, *NO_COMMAND}
    ]
    assert strange == []
