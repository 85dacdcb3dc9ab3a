"""A set-up on a later day: each pinned package has a newer release, and pip takes the pinned one.

pip runs with the Makefile's own command lines, against an index on disk; no network is needed.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import venv
from dataclasses import dataclass, replace
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.integration.locks import index
from tests.integration.locks.lock import RUNTIME, TOOLS, Pin, pins
from tests.unit.docs.pages import ROOT


def recipe() -> list[list[str]]:
    """The Makefile's own calls of pip, in their order, without the one that installs planbot."""
    said = subprocess.run(
        ["make", "--dry-run", "--always-make", ".venv/tools.stamp"],  # noqa: S607
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = re.sub(r" *[<>&|].*", "", said, flags=re.MULTILINE).splitlines()
    calls = [words[3:] for words in map(shlex.split, lines) if words[1:3] == ["-m", "pip"]]
    return [each for each in calls if "-r" in each or "check" in each]


@dataclass(frozen=True)
class Later:
    """The index of a later day with its wheels' hashes, and an environment without anything."""

    folder: Path
    hashes: dict[str, str]

    def write(self, lock: Path, locked: dict[str, Pin]) -> None:
        """The lock, with the hashes of the index's wheels in the place of the real ones."""
        written = self.folder / lock.relative_to(ROOT)
        written.parent.mkdir(exist_ok=True)
        here = [
            replace(pin, hashes=(self.hashes[name],) if pin.hashes else ())
            for name, pin in locked.items()
            if name in self.hashes
        ]
        written.write_text("".join(f"{pin}\n" for pin in here), "utf-8")

    def pip(self, *call: str) -> subprocess.CompletedProcess[str]:
        settings = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_INDEX_URL": (self.folder / "index").as_uri(),
            "PIP_PYTHON": str(self.folder / "venv" / "bin" / "python"),
            "PIP_NO_CACHE_DIR": "1",
        }
        return subprocess.run(
            [sys.executable, "-m", "pip", *call],
            cwd=self.folder,
            env={name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
            | settings,
            capture_output=True,
            text=True,
            check=False,
        )

    def set_up(self) -> str:
        """Runs the recipe; what its first call that fails says, or nothing."""
        for call in recipe():
            done = self.pip(*call)
            if done.returncode:
                return done.stdout + done.stderr
        return ""

    def installed(self) -> dict[str, Version]:
        (packages,) = (self.folder / "venv" / "lib").glob("python*/site-packages")
        return {
            canonicalize_name(each.name): Version(each.version)
            for each in distributions(path=[str(packages)])
        }


@pytest.fixture
def later(tmp_path):
    here = {name: pin for name, pin in pins(TOOLS).items() if pin.wanted(default_environment())}
    hashes = index.lay_out(tmp_path / "index", here)
    venv.create(tmp_path / "venv", with_pip=False)
    return Later(tmp_path, hashes)


def test_the_makefile_installs_what_is_pinned_even_from_locks_that_forgot_their_extras(later):
    for lock in (RUNTIME, TOOLS):
        forgot = {name: replace(pin, extras=frozenset()) for name, pin in pins(lock).items()}
        later.write(lock, forgot)
    assert later.set_up() == ""
    assert later.installed() == {name: pins(TOOLS)[name].version for name in later.hashes}


@pytest.mark.parametrize("lock", [RUNTIME, TOOLS], ids=["runtime", "tools"])
def test_a_lock_leaves_pips_resolver_nothing_to_choose(later, lock):
    later.write(lock, pins(lock))
    (call,) = (each for each in recipe() if str(lock.relative_to(ROOT)) in each)
    resolving = [word for word in call if word != "--no-deps"]
    done = later.pip(*resolving, "--dry-run", "--report", "-")
    assert done.stderr == ""
    chosen = [each["metadata"] for each in json.loads(done.stdout)["install"]]
    assert {each["name"]: Version(each["version"]) for each in chosen} == {
        name: pin.version for name, pin in pins(lock).items() if name in later.hashes
    }


def test_a_lock_that_lacks_something_fails_the_set_up(later):
    later.write(RUNTIME, {"alembic": pins(RUNTIME)["alembic"]})
    assert "requires mako, which is not installed" in later.set_up()


def test_a_pin_without_a_hash_fails_the_set_up(later):
    later.write(RUNTIME, {"mako": replace(pins(RUNTIME)["mako"], hashes=())})
    assert "Hashes are required in --require-hashes mode" in later.set_up()
