"""A number in a sentence: its unit, what hedges it, and whether it is a claim at all."""

from decimal import Decimal

from bot.domain.indicator import Unit
from bot.rules.claims.claim import Claim, Hedge
from bot.rules.claims.sides import SIDES
from bot.rules.claims.words import MONTHS, SIGNED, Sentence, content, each_of, is_number

_UNITS = {
    "%": Unit.PERCENT,
    "percent": Unit.PERCENT,
    "pc": Unit.PERCENT,
    "day": Unit.DAYS,
    "days": Unit.DAYS,
    "cases": Unit.CASES,
    "fte": Unit.FTE,
}
_ABOUT = each_of("about around approximately roughly nearly almost some circa near")
_OVER = frozenset(["over", "above", "least", "exceeding", "exceeds"])
_UNDER = frozenset(["under", "below", "most", "beneath"])
_MORE, _LESS = ("more", "than"), (("less", "than"), ("fewer", "than"), ("up", "to"))
_CHANGED_BY = frozenset(
    [SIGNED, "by", "from", "since", "between", "section", "level", "rec", "aged", "age"]
)
_OF_A_CHANGE = each_of(
    "point points pp percentage-point percentage-points times or more hours weeks years year "
    "months month"
)
_JOINED = frozenset(["-", "–", "—", "/", "to", "and"])
_OTHERS = each_of(
    "england england's national nationally neighbour neighbours neighbours' region regional "
    "midlands baseline baselines average's compared"
)
_TARGETS = frozenset(["target", "targets", "goal"])
_FILLING = each_of("of is was the a , ( : than")
_LINKS = each_of(
    "is are was were stands stood at now of to a an the in on still rose fell rises falls went up "
    "down and from currently just again remains remained be been has have had for until since it "
    "by this last per month year with , : ( “ \" '"
)


def number_at(sentence: Sentence, lower: tuple[str, ...], place: int) -> Claim | None:
    """Reads the number at `place` as a claim, its surroundings left open; None where it claims
    nothing: a date, an age, a change, one end of a range, or a figure of others.
    """
    before = lower[max(0, place - 4) : place]
    unit, length = _unit(before, lower[place + 1 : place + 3])
    after = lower[place + 1 + length : place + 5 + length]
    if (unit is None and _is_date(sentence.tokens, place)) or _claims_nothing(before, after, unit):
        return None
    of = None
    if unit is None and after[:1] == ("of",) and len(after) > 1 and is_number(after[1]):
        of = _decimal(after[1])
        length += 2
    leading = _leading(lower, place) if unit is None and of is None else frozenset()
    if unit is None and of is None and not leading and not references(sentence, place):
        return None
    of_target = _is_of_target(before, after)
    if not of_target and (_names_others(sentence, place) or _may_be_target(sentence, place)):
        return None
    return Claim(
        sentence=sentence.text,
        written=_written(sentence, place, unit, length),
        value=_decimal(lower[place]),
        unit=unit,
        of=of,
        share=unit is Unit.PERCENT and after[:1] == ("of",),
        leading=leading,
        hedge=_hedge(before, after),
        of_target=of_target,
    )


def references(sentence: Sentence, place: int) -> frozenset[str]:
    """The numbers of the clause that could be an indicator's, but for the one at `place`."""
    own = sentence.tokens[place]
    clause = sentence.clause(place)
    return frozenset(each for each in clause if "." in each and is_number(each) and each != own)


def _may_be_target(sentence: Sentence, place: int) -> bool:
    """True where the clause speaks of a target and places nothing beside it."""
    clause = set(map(str.casefold, sentence.clause(place)))
    return bool(clause & _TARGETS) and not clause & SIDES.keys()


def _names_others(sentence: Sentence, place: int) -> bool:
    named = (*sentence.clause(place), *sentence.subject(place))
    return any(each.casefold() in _OTHERS for each in named)


def _decimal(word: str) -> Decimal:
    return Decimal(word.replace(",", ""))


def _unit(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Unit | None, int]:
    """The unit, and how many words after the number say it."""
    if before[-1:] == ("£",):
        return Unit.MONEY, 0
    if after == ("per", "cent"):
        return Unit.PERCENT, 2
    if after and after[0] in _UNITS:
        return _UNITS[after[0]], 1
    return None, 0


def _is_date(tokens: tuple[str, ...], place: int) -> bool:
    beside = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
    if any(each[0].isupper() and each.casefold() in MONTHS for each in beside):
        return True
    return len(tokens[place]) == 4 and tokens[place][:2] in ("19", "20")


def _claims_nothing(before: tuple[str, ...], after: tuple[str, ...], unit: Unit | None) -> bool:
    last = before[-1] if before else ""
    if last in _CHANGED_BY or before[-2:-1] == ("by",):
        return True
    if last in _JOINED and _ends(before):
        # "from 20% to 30%" ends where the figure stands now; "20% to 30%" is a range.
        return "from" not in before
    if unit is None and ((last == "of" and _ends(before)) or after[:2] == ("and", "over")):
        return True
    if not after:
        return False
    in_a_row = after[0] in _JOINED and len(after) > 1 and is_number(after[1])
    return after[0] in _OF_A_CHANGE or in_a_row


def _ends(before: tuple[str, ...]) -> bool:
    """True where another number stands before the last word: "17 to", "20% and"."""
    return len(before) > 1 and (is_number(before[-2]) or before[-2] == "%")


def _is_of_target(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    last = [word for word in before if word not in _FILLING]
    if last and last[-1] in _TARGETS:
        return before[-1] in _FILLING - {"than", ","} or before[-1] in _TARGETS
    return bool(after) and after[0] in _TARGETS


def _hedge(before: tuple[str, ...], after: tuple[str, ...]) -> Hedge:
    near = before[-2:]
    if near == _MORE or set(near) & _OVER or after[:2] == ("or", "more"):
        return Hedge.OVER
    if near in _LESS or set(near) & _UNDER or after[:2] == ("or", "less"):
        return Hedge.UNDER
    return Hedge.ABOUT if set(near) & _ABOUT or near == ("close", "to") else Hedge.NONE


def _written(sentence: Sentence, place: int, unit: Unit | None, length: int) -> str:
    number, *more = sentence.tokens[place : place + 1 + length]
    if unit is Unit.MONEY:
        return f"£{number}"
    return f"{number}%" if more == ["%"] else " ".join([number, *more])


def _leading(lower: tuple[str, ...], place: int) -> frozenset[str]:
    """The content words before a bare number, with nothing but verbs, dates and numbers between."""
    end = place
    while end and (
        lower[end - 1] in _LINKS or is_number(lower[end - 1]) or lower[end - 1] in MONTHS
    ):
        end -= 1
    start = end
    while start and lower[start - 1][0].isalpha() and lower[start - 1] not in _LINKS - {"of"}:
        start -= 1
    return content(lower[start:end])
