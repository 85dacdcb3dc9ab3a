"""What goes out when Slack refuses the blocks, and how long the next attempt waits."""

from datetime import timedelta

import pytest

from bot.delivery.sender import as_text, backoff
from bot.domain.message import Message

BLOCK = {"type": "divider"}


def test_text_is_escaped_and_has_no_blocks():
    sent = as_text(Message("short", (BLOCK,), "rec 5 < 22% & <!channel>"), 100)
    assert sent.text == "rec 5 &lt; 22% &amp; &lt;!channel&gt;"
    assert sent.blocks == ()


@pytest.mark.parametrize("longest", [200, 3900, 38_000])
def test_a_long_text_keeps_whole_lines_within_its_bytes_and_says_that_more_is_missing(longest):
    lines = [f"🟢 {number} ≤ 22% <b>" for number in range(4000)]
    sent = as_text(Message("short", (BLOCK,), "\n".join(lines)), longest).text
    kept = sent.splitlines()
    assert longest - 100 < len(sent.encode()) <= longest
    assert kept[-1] == "… more than Slack takes in one message: ask planbot for the rest."
    escaped = [each.replace("<", "&lt;").replace(">", "&gt;") for each in lines]
    assert kept[:-1] == escaped[: len(kept) - 1]


def test_a_single_line_that_is_too_long_is_told_by_its_sentence():
    assert as_text(Message("short", (BLOCK,), "x" * 9000), 3900).text.startswith("short\n… more")


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 2), (2, 4), (5, 32), (8, 256), (9, 300), (99, 300)]
)
def test_waits_double_up_to_five_minutes(attempts, seconds):
    assert backoff(attempts) == timedelta(seconds=seconds)
