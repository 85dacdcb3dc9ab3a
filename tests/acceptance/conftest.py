import shutil

import pytest

from bot.sample import CASELOADS, OUTTURNS, PLAN
from tests.acceptance.program import Program
from tests.sample_stores import sample_file, sample_url

__all__ = ["sample_file", "sample_url"]

SAMPLE = (PLAN, OUTTURNS, CASELOADS)


@pytest.fixture
def planbot(tmp_path):
    """The program in a fresh home."""
    return Program(tmp_path)


@pytest.fixture(scope="session")
def first_home(tmp_path_factory):
    """A home where the published sample is stored, to be copied."""
    home = tmp_path_factory.mktemp("home")
    done = Program(home).call("import", *SAMPLE)
    assert done.code == 0, done.err
    return home


@pytest.fixture(scope="module")
def brought_in(first_home, tmp_path_factory):
    """The program in a home of the module's own, where the published sample is stored."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(first_home, home, dirs_exist_ok=True)
    return Program(home)
