"""blocks.validate, which `make contract` asks Slack itself: here the stand-in answers it."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.contract.verdict import verdict

WORDS = {"type": "plain_text", "text": "hello"}
GOOD = {"type": "section", "text": WORDS}
BAD = {"type": "section"}
MODAL = {"type": "modal", "title": WORDS, "blocks": [GOOD]}


@pytest.fixture
def nobody(slack):
    """A client without a token."""
    return WebClient(base_url=slack.api_url, retry_handlers=[], timeout=5)


@pytest.mark.parametrize(
    "payload",
    [{"blocks": [GOOD]}, {"message": {"blocks": [GOOD]}}, {"view": MODAL}],
    ids=["blocks", "message", "view"],
)
def test_what_slack_takes_is_taken_without_a_token(nobody, payload):
    assert verdict(nobody, **payload) is True


@pytest.mark.parametrize(
    ("payload", "place"),
    [
        ({"blocks": [BAD]}, "/blocks/0"),
        ({"message": {"blocks": [GOOD, BAD]}}, "/blocks/1"),
        ({"view": MODAL | {"blocks": [BAD]}}, "/view/blocks/0"),
    ],
    ids=["blocks", "message", "view"],
)
def test_what_slack_refuses_is_refused_with_its_place(nobody, payload, place):
    assert place in verdict(nobody, **payload)[0]


@pytest.mark.parametrize("payload", [{}, {"blocks": [GOOD], "view": MODAL}], ids=["none", "two"])
def test_one_payload_is_asked_about_at_a_time(nobody, payload):
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        nobody.blocks_validate(**payload)
