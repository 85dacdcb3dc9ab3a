import pytest

from bot.domain.people import Audience, Person
from tests.integration.services.brought import Bringing


@pytest.fixture
def bringing(store, tmp_path):
    """A store without a plan, and a folder to write files in; once on each database."""
    return Bringing(store, tmp_path)


@pytest.fixture
def planned(bringing):
    """The same with the small plan in force."""
    bringing.plan()
    return bringing


@pytest.fixture
def somebody():
    """Somebody of a kind, perhaps with a team."""

    def of(kind, team=None):
        return Person("role", "Role", kind, ("U0",), Audience.NAMED, team)

    return of
