"""Texts, read for numbers that count people, and whether one may stand beside what is withheld.

Whoever knows one number of a text and two of a table adds and subtracts. planbot knows what a
table's numbers count, and not what a text's do. So a text is read such that it is left out rather
than kept: a number counts people unless the word beside it says that it counts something else. And
beside a count that is withheld every number is taken for one that tells it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.rules.claims.words import each_of

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[./-]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|%|[^\w\s]"
)
_NUMBERS = each_of(
    "none nobody zero nil one sole both neither two pair couple twin twins duo three trio triplets "
    "four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds "
    "dozen dozens thousand half quarter third thirds majority handful"
)
_NO_NUMBERS = each_of("one-to-one one-off one-stop two-way")
_BEFORE_PEOPLE = each_of("no few single lone once twice first only another")
"""Words that count people where people are named soon after them."""
_ONE = each_of("1 one")
_REACH = 4
_NAMED = each_of(
    "child children child's children's young people person persons family families baby babies "
    "infant infants pupil pupils girl girls boy boys sibling siblings parent parents mother father "
    "carer carers leaver leavers worker workers staff manager managers practitioner practitioners "
    "case cases adopter adopters adoption adoptions placement placements referral referrals death "
    "deaths plan plans case's individual individuals"
)
_PEOPLE = _NAMED | each_of("them those whom who was were")
_TIMES = each_of("weeks days months years hours minutes")
_THINGS = _TIMES | each_of(
    "terms stages phases times priorities workstreams workshops sessions meetings events "
    "conferences summits policies standards reports modules courses tools templates themes areas "
    "councils offices recommendations measures indicators targets"
)
"""What is counted without counting people."""
_TIME = each_of("week day month year hour minute weekly monthly yearly")
_THING = _TIME | each_of(
    "term stage phase priority workstream workshop session meeting event conference summit policy "
    "standard report module course tool template theme area council office recommendation measure "
    "indicator target"
)
"""The same of one, or before a noun: "1 week", "a six-week plan"; not "3 area children"."""
_BETWEEN = each_of("working calendar practice training further new more full management")
_LABELS = each_of(
    "rec recommendation recommendations level grade tier band stage phase section part version "
    "annex appendix chapter step priority objective page row"
)
_MONTHS = each_of(
    "January February March April May June July August September October November December"
)
_ORDINALS = each_of("st nd rd th")
_YEARS = range(1900, 2100)
_LAST_DAY = 31
_POINT = 1
"""Percentage points within which a share tells another."""


class Said(NamedTuple):
    """What a text says in numbers: whether one may count people, whether there is one that is no
    day, no length of time, no measure's reference and no percentage, and its percentages.
    """

    counts: bool
    numbers: bool
    shares: tuple[Decimal, ...]


class Beside(NamedTuple):
    """What a text stands beside: whether a figure of its recommendation is withheld, whether counts
    of it are shown, and the percentages that are withheld.
    """

    withheld: bool = False
    counts: bool = False
    shares: tuple[Decimal, ...] = ()


def may_be_said(text: str, beside: Beside, refs: Collection[str] = ()) -> bool:
    """Tells whether a text counts nobody, and tells nothing of what is withheld beside it. `refs`
    are the plan's indicators, which are no numbers.
    """
    said = said_in(text, refs)
    if said.counts or (said.numbers and beside.withheld) or (said.shares and beside.counts):
        return False
    told = [each for share in said.shares for each in (share, 100 - share)]
    return all(abs(share - each) >= _POINT for share in told for each in beside.shares)


def said_in(text: str, refs: Collection[str] = ()) -> Said:
    """Reads what the text says in numbers."""
    reading = _Reading(text, refs)
    return Said(reading.counts(), reading.numbers(), tuple(reading.shares()))


class _Reading:
    """The words and numbers of a text, in their order."""

    def __init__(self, text: str, refs: Collection[str]) -> None:
        self._written: list[str] = _TOKEN.findall(unicodedata.normalize("NFKC", text))
        self._tokens = [each.casefold() for each in self._written]
        self._refs = refs

    def counts(self) -> bool:
        """Tells whether a number may count people."""
        return any(
            not (self._is_decimal(place) or self._of_things(place, _THINGS, _THING))
            and not self._is_label(place)
            for place in self._numbers()
        )

    def numbers(self) -> bool:
        """Tells whether there is a number that is no day, no length of time and no percentage."""
        return any(not self._of_things(place, _TIMES, _TIME) for place in self._numbers())

    def shares(self) -> Iterator[Decimal]:
        """Yields the percentages: also those written as a decimal, such as 97.8 or 0.978."""
        for place, token in enumerate(self._tokens):
            if not token[0].isdigit():
                continue
            if self._is_share(place):
                # "82.9", or a range such as "20-30": each end is one.
                for each in re.findall(r"\d+(?:\.\d+)?", token.replace(",", "")):
                    yield Decimal(each)
            elif self._is_decimal(place) and not self._of_things(place, _THINGS, _THING):
                number = Decimal(token.replace(",", ""))
                yield number
                if number <= 1:
                    yield number * 100

    def _numbers(self) -> Iterator[int]:
        """The places of what is a number and may count people."""
        for place, token in enumerate(self._tokens):
            if token in _BEFORE_PEOPLE:
                near = self._after(place, _REACH)
                is_one = bool(_PEOPLE & set(near)) and not self._of_things(place, _THINGS, _THING)
            elif token[0].isdigit():
                is_one = not (self._is_share(place) or self._is_dated(place) or token in self._refs)
            else:
                is_one = _is_number_word(token)
            if is_one:
                yield place

    def _after(self, place: int, most: int) -> Sequence[str]:
        return self._tokens[place + 1 : place + 1 + most]

    def _is_decimal(self, place: int) -> bool:
        """No people are counted in decimals."""
        token = self._tokens[place]
        whole = re.fullmatch(r"[\d,]+\.\d+", token)
        return whole is not None and token not in self._refs and self._tokens[place - 1] != "£"

    def _of_things(self, place: int, many: Collection[str], one: Collection[str]) -> bool:
        """Whether the number is of things: "4 weeks", "1 week", "4-week", "one of the policies"."""
        token, after = self._tokens[place], list(self._after(place, _REACH + 1))
        joined = after[:1] == ["-"]
        if token in _ONE and after[:1] == ["of"]:
            return bool(after[2:3]) and after[2] in many
        if joined or (after and after[0] in _BETWEEN):
            del after[0]
        noun = after[0] if after else ""
        if noun in many:
            return True
        parts = token.split("-")
        if any(part in one for part in parts[1:]):
            noun, after = parts[-1], ["", *after]
            joined = True
        single = joined or token in _ONE | _BEFORE_PEOPLE or noun.endswith("ly")
        return noun in one and single and not _NAMED & set(after[1:3])

    def _is_label(self, place: int) -> bool:
        """Whether it is the number of something: "stage 3", and not "stage 3 of them"."""
        token, after = self._tokens[place], self._after(place, 3)
        labelled = token[0].isdigit() and place > 0 and self._tokens[place - 1] in _LABELS
        return labelled and after[:1] != ["of"] and not _NAMED & set(after)

    def _is_dated(self, place: int) -> bool:
        """Whether it is a time: "4 May", "04/11/2018", "Q3", "2018", "2018/19"."""
        token = self._tokens[place]
        if re.fullmatch(r"\d{4}[/-]\d{2}(?:\d{2})?|\d{1,4}(?:[./-]\d{1,4}){2}", token):
            return True
        if not token.isdigit():
            return False
        if int(token) in _YEARS or self._is_quarter(place):
            return True
        after = self._written[place + 1 : place + 3]
        if after[:1] and after[0] in _ORDINALS:
            del after[0]
        return int(token) <= _LAST_DAY and bool(after[:1]) and after[0] in _MONTHS

    def _is_quarter(self, place: int) -> bool:
        """Whether it is of "Q3", or the year after it with no word of people behind: "Q4 18"."""
        before = self._tokens[max(0, place - 2) : place]
        behind = "".join(self._after(place, 1))
        year = len(self._tokens[place]) == len("18") and (behind == "or" or not behind.isalpha())
        return before[-1:] == ["q"] or (year and before[:1] == ["q"])

    def _is_share(self, place: int) -> bool:
        after = self._after(place, 2)
        return after[:1] in (["%"], ["percent"], ["pc"]) or after == ["per", "cent"]


def _is_number_word(token: str) -> bool:
    """Whether a word is a number, or begins with one: "three", "thirty-four", "three-sibling"."""
    parts = token.split("-")
    return token not in _NO_NUMBERS and any(part in _NUMBERS for part in parts)
