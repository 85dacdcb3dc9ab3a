"""How the tests are run: by how many processes, how thoroughly, and under which names."""

import gc
import os
from pathlib import Path

import hypothesis
import pytest

from tests.compiling import compile_once
from tests.databases import postgres_folder, remove_postgres

POSTGRES = pytest.StashKey[Path]()
"""The folder of the PostgreSQL server that every process of a run uses."""
LONGEST_ID = 80
LONGEST_PART = 20
LOOKED_AT = 200
"""Characters of a value: some are whole files."""
TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "·": "-"})
EXAMPLES = 100

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
# Whether an example is quick says how busy the machine is, and nothing of the code.
NO_CLOCK = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
for _profile, _most in (("ci", EXAMPLES), ("dev", EXAMPLES // 5)):
    hypothesis.settings.register_profile(_profile, derandomize=True, max_examples=_most, **NO_CLOCK)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if IN_CI else "dev"))


def examples(number):
    """The settings of a property that CI holds on `number` examples, and others on their share."""
    share = hypothesis.settings.default.max_examples / EXAMPLES
    return hypothesis.settings(max_examples=max(1, round(number * share)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config):
    """Two processes to each processor: half of them wait for an answer, a file or a process."""
    return 2 * (os.cpu_count() or 1)


def pytest_configure(config):
    gc.disable()
    compile_once()
    given = getattr(config, "workerinput", None)
    config.stash[POSTGRES] = Path(given["postgres"]) if given else postgres_folder()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    node.workerinput["postgres"] = str(node.config.stash[POSTGRES])


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        remove_postgres(config.stash[POSTGRES])


def pytest_make_parametrize_id(val, argname):
    """The beginning of a long text, and of what pytest would only number.

    The same in every process of a run: a zip tells when it was made, an object where it lies.
    """
    if isinstance(val, dict):
        val = ", ".join(f"{key}={each}" for key, each in val.items())
    elif isinstance(val, (list, tuple)):
        val = ", ".join(map(str, val))
    elif isinstance(val, bytes):
        val = val.decode("ascii") if val.isascii() and b"\0" not in val else argname
    if not isinstance(val, str) or not val.strip():
        return None
    if " at 0x" in val:
        return argname
    # What is not ASCII pytest would spell out, by six characters for each.
    plain = " ".join(val.strip()[:LOOKED_AT].translate(TYPED).split())
    plain = plain.encode("ascii", "replace").decode()
    said = "".join(each if each.isprintable() else "?" for each in plain).replace("\\", "/")
    return said if len(said) <= LONGEST_PART else f"{said[: LONGEST_PART - 2]}.."


def pytest_collection_finish(session):
    """What was collected stays to the end: no search for garbage walks through it again."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items):
    for item in items:
        _, _, found = item.name.partition("[")
        if len(found) > LONGEST_ID:
            raise pytest.UsageError(f"{item.nodeid}: give its cases ids that can be read")
