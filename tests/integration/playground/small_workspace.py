"""A workspace with a few people and channels."""

from contextlib import contextmanager

from bot.playground.server import SlackServer
from tests.waiting import SOON

SECRET = "a signing secret"


@contextmanager
def workspace(patience=SOON):
    with SlackServer(SECRET, patience=patience) as server:
        here = server.workspace
        here.add_person("U0AD", "assistant-director")
        here.add_person("U0TM", "team-manager")
        here.add_channel("C0SMM", "senior-managers", is_private=True, members=("U0AD", "U0TM"))
        here.add_channel("C0WIDE", "everyone", members=("U0AD",))
        yield server
