"""The folder that the inbox watches: made where only it is missing."""

import logging

from bot.services.inbox import REST_SECONDS, TURN_SECONDS, Inbox
from tests.integration.services.brought import NOW


def test_a_folder_that_is_not_there_is_made_and_that_is_said_once(store, tmp_path, caplog):
    inbox = Inbox(store, tmp_path / "inbox", lambda: NOW)
    with caplog.at_level(logging.INFO):
        assert [inbox.turn(), inbox.turn()] == [TURN_SECONDS, TURN_SECONDS]
    assert caplog.messages == [f"the inbox {tmp_path}/inbox was not there, and has been made"]


def test_no_folder_is_made_on_a_disk_that_is_not_there(store, tmp_path, caplog):
    folder = tmp_path / "disk" / "inbox"
    assert Inbox(store, folder, lambda: NOW).turn() == REST_SECONDS
    assert not folder.parent.exists()
    assert "No such file or directory" in caplog.text
