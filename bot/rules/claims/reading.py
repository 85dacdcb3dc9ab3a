"""What a text claims: the way from sentences to claims."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from bot.rules.claims.claim import Claim
from bot.rules.claims.numbers import number_at, references
from bot.rules.claims.periods import spoken_period
from bot.rules.claims.sides import SIDES, side_at
from bot.rules.claims.words import MONTHS, STOP, Sentence, content, each_of, is_number, sentences

MOST = 60
"""So many claims of one text are weighed; the rest of it is left alone."""

_REFERS_BACK = frozenset(["it", "they", "this", "that"])
_PARTS = each_of("alone excluding boys girls north south east west")
_COMING = each_of(
    "will would should could might must shall aim aims aiming expect expects expected hope hopes "
    "forecast forecasts projected if until unless intend intends want wants need needs towards "
    "confident predicted trajectory ambition cannot can't may"
)


@lru_cache(maxsize=1024)
def claims_in(text: str) -> tuple[Claim, ...]:
    """Lists what `text` claims, in its order. What is yet to come, what is wished for, the amount
    of a change, dates, ages and numbers in words are no claims.
    """
    return tuple(islice(_claims(text), MOST))


def _claims(text: str) -> Iterator[Claim]:
    before: frozenset[str] = frozenset()
    for sentence in sentences(text):
        lower = tuple(each.casefold() for each in sentence.tokens)
        said = content(sentence.tokens)
        back = before if lower[0] in _REFERS_BACK else frozenset()
        for place, word in enumerate(lower):
            if not (is_number(word) or word in SIDES) or _is_to_come(sentence, place):
                continue
            claim = _claim(sentence, lower, place, back)
            if claim is not None:
                yield claim
        before = said


def _claim(
    sentence: Sentence, lower: tuple[str, ...], place: int, back: frozenset[str]
) -> Claim | None:
    reading = number_at if is_number(lower[place]) else side_at
    said = reading(sentence, lower, place)
    if said is None:
        return None
    subject = sentence.subject(place)
    return replace(
        said,
        words=content(subject) or back,
        around=content(sentence.tokens) | back,
        refs=references(sentence, place),
        part=_part(sentence, subject) | _part(sentence, sentence.clause(place)),
        period=spoken_period(sentence, place),
    )


def _is_to_come(sentence: Sentence, place: int) -> bool:
    return any(
        (word if word == "May" else word.casefold()) in _COMING for word in sentence.clause(place)
    )


def _part(sentence: Sentence, tokens: tuple[str, ...]) -> frozenset[str]:
    """The words with a capital, and those that pick a part. The sentence's first word has one in
    any case: it is a name's where the next one has one too.
    """
    named = [each for each in tokens if each[0].isupper() and _names(each.casefold())]
    opens = bool(named) and named[0] == sentence.tokens[0] == tokens[0]
    if opens and named[1:2] != list(tokens[1:2]):
        named = named[1:]
    picked = {each for each in map(str.casefold, tokens) if each in _PARTS}
    return content(tuple(named)) | picked


def _names(word: str) -> bool:
    return word not in STOP and word not in MONTHS
