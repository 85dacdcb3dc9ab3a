import pytest

from bot.sample import CASELOADS, OUTTURNS, PLAN
from tests.acceptance.program import Program

SAMPLE = (PLAN, OUTTURNS, CASELOADS)


@pytest.fixture
def planbot(tmp_path):
    """The program in a fresh home."""
    return Program(tmp_path)


@pytest.fixture(scope="module")
def brought_in(tmp_path_factory):
    """The program in a home where the published sample is stored."""
    program = Program(tmp_path_factory.mktemp("home"))
    done = program.call("import", *SAMPLE)
    assert done.code == 0, done.err
    return program
