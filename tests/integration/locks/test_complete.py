"""A lock holds everything that anything in it needs, on each Python that planbot runs on."""

import re
import tomllib
from collections import deque
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.integration.locks.lock import RUNTIME, TOOLS, Pin, pins
from tests.unit.docs.pages import ROOT

PYTHONS = ("3.11", "3.12", "3.13")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
BUILD = PROJECT["build-system"]["requires"]
ASKED = {
    RUNTIME: [*PROJECT["project"]["dependencies"], *EXTRAS["build"], *BUILD],
    TOOLS: [*PROJECT["project"]["dependencies"], *EXTRAS["build"], *EXTRAS["dev"], *BUILD],
}

both_locks = pytest.mark.parametrize("lock", [RUNTIME, TOOLS], ids=["runtime", "tools"])
each_python = pytest.mark.parametrize("python", PYTHONS)


def linux(python: str) -> dict[str, str]:
    return {**default_environment(), "python_version": python, "python_full_version": f"{python}.0"}


def needs(requirement: Requirement, environment: dict[str, str]) -> list[Requirement]:
    """What the package asked for needs itself: by its installed metadata, extras followed.

    A package that another Python than this one needs is not installed here, and needs nothing.
    """
    try:
        declared = distribution(requirement.name).requires or []
    except PackageNotFoundError:
        return []
    wanted = [Requirement(each) for each in declared]
    return [
        each
        for each in wanted
        if any(
            each.marker is None or each.marker.evaluate({**environment, "extra": extra})
            for extra in ("", *requirement.extras)
        )
    ]


def walk(asked: list[str], locked: dict[str, Pin], environment: dict[str, str]):
    """The names reached from what is asked for, and a sentence for each that the lock lacks."""
    waiting = deque(
        each for each in map(Requirement, asked) if canonicalize_name(each.name) != "planbot"
    )
    seen, reached, lacking = set(), set(), []
    while waiting:
        requirement = waiting.popleft()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        name = canonicalize_name(requirement.name)
        reached.add(name)
        pin = locked.get(name)
        if pin is None or not pin.wanted(environment):
            lacking.append(f"{requirement} is not in the lock")
        elif pin.version not in requirement.specifier:
            lacking.append(f"{requirement} is not met by {pin.version}")
        elif not requirement.extras <= pin.extras:
            lacking.append(f"{requirement} asks for extras that the lock does not name")
        waiting.extend(needs(requirement, environment))
    return reached, lacking


@both_locks
@each_python
def test_all_that_is_needed_is_locked_and_nothing_else(lock, python):
    environment = linux(python)
    locked = pins(lock)
    reached, lacking = walk(ASKED[lock], locked, environment)
    assert lacking == []
    assert reached == {name for name, pin in locked.items() if pin.wanted(environment)}


@both_locks
def test_every_pin_has_its_hashes_and_is_what_is_installed(lock):
    here = {name: pin for name, pin in pins(lock).items() if pin.wanted(default_environment())}
    assert [name for name, pin in here.items() if not pin.hashes] == []
    installed = {name: Version(distribution(name).version) for name in here}
    assert installed == {name: pin.version for name, pin in here.items()}


def test_the_tools_lock_pins_what_the_runtime_lock_pins():
    runtime, tools = pins(RUNTIME), pins(TOOLS)
    assert {name: tools.get(name) for name in runtime} == runtime


@each_python
def test_every_locked_package_runs_on_each_python(python):
    wanted = [name for name, pin in pins(TOOLS).items() if pin.wanted(linux(python))]
    refused = [
        name
        for name in wanted
        if f"{python}.0" not in SpecifierSet(distribution(name).metadata.get("Requires-Python", ""))
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("asked", "left_out", "lacking"),
    [
        ("pytest-cov", "pluggy", r"pluggy\S* is not in the lock"),
        ("pytest-cov", "coverage's extras", r"coverage\[toml\]\S* asks for extras"),
        ("psycopg[binary]", "psycopg-binary", r"psycopg-binary\S* .*is not in the lock"),
        ("alembic>=99", "nothing", r"alembic>=99 is not met by"),
    ],
    ids=["a need", "an extra", "an extra's need", "a version"],
)
def test_what_a_lock_lacks_is_seen(asked, left_out, lacking):
    locked = {
        name: replace(pin, extras=frozenset()) if left_out == f"{name}'s extras" else pin
        for name, pin in pins(TOOLS).items()
        if name != left_out
    }
    _, said = walk([asked], locked, linux("3.12"))
    assert [each for each in said if re.match(lacking, each)] != []
