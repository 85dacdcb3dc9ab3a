"""Whatever text a file or a person brings, every message stays a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Audience
from tests.running import examples
from tests.unit.messages.every_message import every_message
from tests.unit.messages.hostile_plan import AT, hostile_snapshot
from tests.unit.messages.sound import faults_of

HOSTILE = {
    "a broadcast": "<!channel> <!here|everybody>",
    "a mention": "<@U1> <@U0AD|director> <#C0SMM>",
    "a link": "<https://x.invalid|y> https://x.invalid",
    "bold": "*bold* **",
    "code": "```rm -rf``` `x`",
    "other mark-up": "_~under~_ > quoted",
    "right to left": "abc\u202edef\u2066ghi\u200f",
    "zero width": "\u200b\u200d\u2060\ufeff",
    "control characters": "a\x01b\x07c\x1b[31md\x85e",
    "line breaks": "one\r\ntwo\nthree\u2028four\u2029five\vsix\ffive",
    "emoji codes": ":red_circle: :large_green_circle::+1: 10:30:45",
    "five thousand": "word " * 1000,
    "one long word": "x" * 5000,
    "five thousand to escape": "&<>" * 1700,
    "combining marks": "e" + "\u0301\u0323\u20dd" * 300,
    "emoji sequences": "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇬🇧" * 40,
    "nothing": "",
    "blank": " \t\u00a0\u3000",
    "only invisible": "\u200b\u00ad\u2061",
    "bullets": "• and 7 more\n• and 99 more",
    "table rules": "---  ---\n===",
    "entities": "&amp;lt;!channel&amp;gt; &lt;@U1&gt;",
    "digits elsewhere": "١٢٣ １２３ ²",
    "a command": "/rag 5; DROP TABLE plan",
    "private use": "\ue000\U000f0000\ufffe",
}


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_in_every_field_leaves_every_message_sound(text, audience):
    snapshot = hostile_snapshot(text)
    found = {
        name: faults
        for name, message in every_message(snapshot, AT, audience, words=text or "?")
        if (faults := faults_of(message))
    }
    assert not found


@examples(40)
@given(text=st.text(max_size=60) | st.text(alphabet="<>&*_~`:!@|#\u202e\u200b a\n•", max_size=400))
def test_any_text_in_every_field_leaves_every_message_sound(text):
    found = {
        name: faults
        for name, message in every_message(hostile_snapshot(text), AT, Audience.NAMED, words=text)
        if (faults := faults_of(message))
    }
    assert not found
