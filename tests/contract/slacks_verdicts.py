"""The playground takes what Slack takes, and refuses what Slack refuses.

Asked of Slack itself, and so no part of the suite: its name keeps it from being collected, and
`make contract SLACK=1` names it. `SLACK_API_URL` asks another server instead.
"""

import os

import pytest
from slack_sdk import WebClient
from slack_sdk.http_retry import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler

from bot.playground.validation import check_message, check_view
from tests.contract.verdict import verdict
from tests.integration.playground import (
    gallery,
    test_tables_and_charts,
    test_text_and_buttons,
    test_views,
)

_OF_BLOCKS = (test_tables_and_charts, test_text_and_buttons)
BLOCKS = {
    **{f"gallery: {name}": block for name, block in gallery.MESSAGE_BLOCKS.items()},
    **{f"good: {name}": block for each in _OF_BLOCKS for name, block in each.GOOD_BLOCKS.items()},
    **{f"bad: {name}": bad[0] for each in _OF_BLOCKS for name, bad in each.BAD_BLOCKS.items()},
}
VIEWS = {
    **{f"good: {name}": view for name, view in test_views.GOOD_VIEWS.items()},
    **{f"bad: {name}": bad[0] for name, bad in test_views.BAD_VIEWS.items()},
}


@pytest.fixture(scope="module")
def slack():
    return WebClient(
        base_url=os.environ.get("SLACK_API_URL", WebClient.BASE_URL),
        retry_handlers=[
            ConnectionErrorRetryHandler(),
            RateLimitErrorRetryHandler(max_retry_count=5),
        ],
    )


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_slack_and_the_playground_agree_on_a_block(slack, block):
    ours = check_message({"channel": "C0SMM", "text": "hello", "blocks": [block]})
    theirs = verdict(slack, blocks=[block])
    assert (not ours) == (theirs is True), f"here: {ours}; Slack: {theirs}"


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_slack_and_the_playground_agree_on_a_view(slack, view):
    ours, theirs = check_view(view), verdict(slack, view=view)
    assert (not ours) == (theirs is True), f"here: {ours}; Slack: {theirs}"
