"""What a message is about is kept as a key, and read back from it."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.outbox import (
    OfDay,
    OfFlag,
    OfRating,
    OfWords,
    OutboxKind,
    about_of,
)

AT = datetime(2018, 11, 5, 9, 30, tzinfo=UTC)
KEYS = [
    (OutboxKind.WEEKLY_DIGEST, "2018-11-05", OfDay(date(2018, 11, 5))),
    (OutboxKind.LEFT_GREEN, "5.1 #3", OfFlag("5.1", 3)),
    (OutboxKind.EDITED, "5.1 #3 after 7", OfFlag("5.1", 3, "after 7")),
    (OutboxKind.TAKEN_BACK, "5.1 #3 2018-09 r2", OfFlag("5.1", 3, "2018-09 r2")),
    (
        OutboxKind.RATED_DOWN,
        "rec 5 2018-11-05 2018-11-05T09:30:00+00:00",
        OfRating(5, date(2018, 11, 5), AT),
    ),
    (OutboxKind.BY_HAND, "0f2c", OfWords("0f2c")),
    (OutboxKind.CHANNEL_GONE, "C0SMM is_archived #4", OfWords("C0SMM is_archived #4")),
]


@pytest.mark.parametrize(("kind", "key", "about"), KEYS)
def test_a_key_is_read_as_what_it_was_made_of(kind, key, about):
    assert about_of(kind, key) == about
    assert about.key == key


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("weekly-digest", "2018-11-05 set aside #9"),
        ("left-green", "an older form"),
        ("rated-down", "rec 5 2018-13-40 never"),
        ("of another version", "5.1 #3"),
    ],
)
def test_what_another_version_wrote_is_kept_in_its_words(kind, key):
    assert about_of(OutboxKind(kind), key) == OfWords(key)
