"""Text that is marked for publication, read for numbers that count people.

Whoever knows one number of a text and two of a table adds and subtracts. planbot knows what a
table's numbers count, and not what a text's do. So a text is read such that it is left out rather
than kept: a number counts people unless the word beside it says that it counts something else.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.rules.claims.words import each_of

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[./-]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|%|[^\w\s]"
)
_NUMBERS = each_of(
    "none nobody zero nil sole two pair couple three four five six seven eight nine ten eleven "
    "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred hundreds dozen dozens thousand half quarter third "
    "two-thirds thirds majority handful"
)
_TENS = each_of("twenty thirty forty fifty sixty seventy eighty ninety")
_BEFORE_PEOPLE = each_of("no one few single both once twice first only another")
"""Words that count people where people are named soon after them."""
_REACH = 4
_PEOPLE = each_of(
    "child children child's children's young people person persons family families baby babies "
    "infant infants pupil pupils girl girls boy boys sibling siblings parent parents mother father "
    "carer carers leaver leavers worker workers staff manager managers practitioner practitioners "
    "case cases adopter adopters adoption adoptions placement placements referral referrals death "
    "deaths plan plans case's individual individuals them those whom who was were"
)
_THINGS = each_of(
    "week weeks weekly day days month months monthly year years yearly hour hours minute minutes "
    "term terms stage stages phase phases times priorities priority workstream workstreams "
    "workshop workshops session sessions meeting meetings event events conference conferences "
    "summit summits policy policies standard standards report reports module modules course "
    "courses tool tools template templates theme themes area areas council councils office offices "
    "recommendation recommendations measure measures indicator indicators target targets"
)
"""What is counted without counting people."""
_BETWEEN = each_of("working calendar practice training further new more full management")
_LABELS = each_of(
    "rec recommendation recommendations q level grade tier band stage phase section part version "
    "annex appendix chapter step priority objective page row"
)
_MONTHS = each_of(
    "january february march april may june july august september october november december"
)
_YEARS = range(1900, 2100)


class Said(NamedTuple):
    """What a text says in numbers: whether one may count people, and its percentages."""

    counts: bool
    shares: tuple[Decimal, ...]


def said_in(text: str) -> Said:
    """Reads what the text says in numbers."""
    tokens = [each[0].casefold() for each in _TOKEN.finditer(text)]
    places = range(len(tokens))
    return Said(any(_counts(tokens, place) for place in places), tuple(_shares(tokens)))


def _counts(tokens: Sequence[str], place: int) -> bool:
    token, after = tokens[place], tokens[place + 1 : place + 1 + _REACH]
    if token in _BEFORE_PEOPLE:
        return not _of_things(after) and bool(_PEOPLE & set(after))
    if token in _NUMBERS or token.partition("-")[0] in _TENS:
        return not _of_things(after)
    if not token[0].isdigit() or _is_share(after):
        return False
    if re.fullmatch(r"\d{1,3}[/-]\d{1,3}", token):
        return not _of_things(after)
    if any(each in token for each in "./-"):
        # A measure's reference, a day, a financial year; no people are counted in decimals.
        return False
    return not (_of_things(after) or _is_label(tokens, place) or _is_date(tokens, place))


def _of_things(after: Sequence[str]) -> bool:
    noun = after[1:2] if after[:1] and after[0] in _BETWEEN else after[:1]
    return bool(noun) and noun[0] in _THINGS


def _is_label(tokens: Sequence[str], place: int) -> bool:
    return place > 0 and tokens[place - 1] in _LABELS


def _is_date(tokens: Sequence[str], place: int) -> bool:
    token = tokens[place]
    if len(token) == 4 and int(token.replace(",", "")) in _YEARS:
        return True
    beside = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
    return len(token) <= 2 and bool(_MONTHS & set(beside))


def _is_share(after: Sequence[str]) -> bool:
    return after[:1] in (["%"], ["percent"]) or after[:2] == ["per", "cent"]


def _shares(tokens: Sequence[str]) -> Iterator[Decimal]:
    for place, token in enumerate(tokens):
        if token[0].isdigit() and _is_share(tokens[place + 1 : place + 3]):
            # "82.9", or a range such as "20-30": each end is one.
            for each in re.findall(r"\d+(?:\.\d+)?", token.replace(",", "")):
                yield Decimal(each)
