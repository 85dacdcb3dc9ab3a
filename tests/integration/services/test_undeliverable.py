"""What never arrived is told to the administrators in their words, with a way out."""

import pytest

from bot.domain.message import Message
from bot.domain.outbox import OutboxKind, OutboxRow, OutboxState, about_of
from bot.services.undeliverable import _SAID, tell_administrators
from tests.integration.services.brought import ADMINISTRATOR, NOW
from tests.making import plan_in_file

SHARED = "shared with another organisation"
SAID = [
    ("weekly-digest", "2018-11-05", "The weekly digest of 5 November 2018"),
    ("digest-by-hand", "0f2c", "A digest asked for by hand"),
    ("left-green", "5.2 #1", "The alert on 5.2"),
    ("came-back", "5.2 #1 2018-09 after 2", "The news that 5.2 is back to green"),
    ("rated-down", f"rec 5 2018-11-05 {NOW.isoformat()}", "The alert on recommendation 5"),
    ("public-channel", "C0SMM", "The notice that C0SMM is public"),
    ("of another version", "first", "The message “first”"),
]


@pytest.fixture
def told(bringing):
    """What the administrators are told of one message that died for `reason`."""
    bringing.plan(people=[*plan_in_file()["people"], ADMINISTRATOR])

    def of(kind, period, reason, edits=None):
        message = Message("News.", (), "News.")
        about = about_of(OutboxKind(kind), period)
        row = OutboxRow(
            7, "k", OutboxKind(kind), about, "C0SMM", message, OutboxState.DEAD, NOW, edits=edits
        )
        assert tell_administrators(bringing.store, row, reason, NOW) == 1
        (notice,) = bringing.store.outbox_rows()
        assert (notice.kind, notice.channel) == (OutboxKind.CHANNEL_GONE, "U0ADMIN")
        return notice.message.plain

    return of


@pytest.mark.parametrize(("kind", "period", "said"), SAID)
def test_what_was_not_posted_is_said_in_peoples_words(told, kind, period, said):
    assert f"{said} was not posted to C0SMM: is_archived." in told(kind, period, "is_archived")


def test_every_kind_of_message_has_its_words():
    assert set(_SAID) == set(OutboxKind)


def test_a_channel_that_is_shared_has_its_own_way_out(told):
    said = told("weekly-digest", "2018-11-05", SHARED)
    assert "Name another channel in the plan, or end the sharing." in said
    assert "channel's id" not in said


def test_an_edit_that_failed_left_an_alert_out_of_date(told):
    said = told("edited-alert", "5.2 #1 after 1", "message_not_found", edits=6)
    assert "The alert on 5.2 in C0SMM could not be brought up to date: message_not_found." in said
    assert "/flags shows how it stands." in said
    assert "was not posted" not in said.partition("told once")[0]
    assert "channel's id" not in said
