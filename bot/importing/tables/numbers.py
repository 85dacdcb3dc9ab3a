"""Numbers as people write them, and nothing that only a programming language takes for one."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from bot.importing.problems import Unreadable
from bot.importing.texts import quoted

_DIGITS = re.compile(r"-?([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(\.[0-9]+)?")
_POWER = re.compile(r"(-?)([1-9])(?:\.([0-9]+))?[eE]([+-][0-9]{2})")
"""A number as a spreadsheet writes it for want of room: 6.64E+02."""
_WITH_A_MARK = re.compile(
    r"-?[0-9][0-9,.]*\s?%?\s?(?:[^\w\s%]{1,2}|[a-z]|[(\[](?:[a-z]|[0-9]{1,2})[)\]])"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}\.000")
MOST_DIGITS = 15
"""What a spreadsheet keeps of a number."""
_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_OR_IN_THE_PLAN = ", or give the indicator in the plan the most that it can be"
LONGEST_NUMBER = 40
_AS_A_SPREADSHEET = Context(prec=MOST_DIGITS, rounding=ROUND_HALF_UP)


@lru_cache(maxsize=65_536)
def number(text: str) -> Decimal:
    """Reads a number of zero or more, in ASCII digits with at most one decimal point; thousands may
    be parted as in 1,234, and 6.64E+02 is 664. Digits beyond the fifteenth are rounded away. Raises
    Unreadable: `1e5`, `1_000`, `+5`, `nan` and the digits of other scripts are no numbers here,
    1.23E+05 may have lost digits, and more than 15 digits before the point are no figure.
    """
    text = _written_out(text)
    if len(text) > LONGEST_NUMBER or not _DIGITS.fullmatch(text):
        raise Unreadable(f"{quoted(text)} is not a number; write digits such as 88.5{_hint(text)}")
    if text.startswith("-"):
        raise Unreadable(
            f"{quoted(text)} is negative; write a number of 0 or more, or give the indicator in "
            "the plan the least that it can be"
        )
    plain = text.replace(",", "")
    if len(plain.partition(".")[0].lstrip("0")) > MOST_DIGITS:
        raise Unreadable(f"{quoted(text)} has more than 15 digits before the point; correct it")
    return _AS_A_SPREADSHEET.create_decimal(plain) if to_be_rounded(plain) else Decimal(plain)


def _hint(text: str) -> str:
    """What a text with digits may have been meant to say, and how that is written."""
    if text[:1] in "<>":
        return ", or c where a small count is withheld"
    if _WITH_A_MARK.fullmatch(text):
        return ", and put what the mark or footnote behind it says into a note"
    return ""


def _written_out(text: str) -> str:
    """Writes 6.64E+02 as 664; another text as it is."""
    power = _POWER.fullmatch(text)
    if power is None:
        return text
    sign, first, rest, times = power[1], power[2], power[3] or "", int(power[4])
    if times > len(rest):
        raise Unreadable(
            f"{quoted(text)} does not show all digits of the number; format the cell as a number"
        )
    return f"{sign}{Decimal(f'{first}.{rest or 0}').scaleb(times).normalize():f}"


def signed(text: str) -> Decimal:
    """Reads a number as `number` does, which may be below zero."""
    return -number(text[1:]) if text.startswith("-") else number(text)


def to_be_rounded(text: str) -> bool:
    """Tells a number with more digits than a spreadsheet keeps, sign and marks aside."""
    if len(text) <= MOST_DIGITS:
        return False
    digits = "".join(each for each in text if each.isdecimal() or each == ".")
    return len(digits.replace(".", "").lstrip("0")) > MOST_DIGITS


def whole(text: str) -> Decimal:
    """Reads a whole number of zero or more. Raises Unreadable, also for `1.000`: where a point
    parts the thousands that is a thousand.
    """
    value = number(text)
    _refuse_thousands(text, value)
    if value != value.to_integral_value():
        raise Unreadable(f"{quoted(text)} is not a whole number; write one such as 12")
    return value


def _refuse_thousands(text: str, value: Decimal) -> None:
    if _THOUSANDS.fullmatch(text):
        raise Unreadable(
            f"{quoted(text)} could mean {int(value)} or {text.replace('.', '')}; "
            "write it without a point"
        )


def part(text: str) -> Decimal:
    """Reads what was counted, or out of how much: a number of zero or more, with decimals where
    parts of full-time posts are counted. Raises Unreadable, also for `1.000`.
    """
    value = number(text)
    _refuse_thousands(text, value)
    return value


def percent(
    text: str, share: Fraction | None = None, least: Decimal = _ZERO, most: Decimal = _HUNDRED
) -> Decimal:
    """Reads a percentage, 0-100 or as far as `least` and `most` let it go. Raises Unreadable. The
    rules are these.

    1. with a per cent sign it is what it says: `88.5%` is 88.5, `0.885%` is 0.885;
    2. a bare 0, and a bare number over the `largest_share`, is a percentage: `88.5` is 88.5;
    3. a bare number over 0 and up to that could be a share or a percentage: `share` (the numerator
       over the denominator) decides where it agrees with one reading, else it is refused;
    4. over `most` is refused, and what is below `least`.
    """
    bare = text.removesuffix("%").rstrip()
    value = number(bare) if least >= 0 else signed(bare)
    if bare == text and 0 < abs(value) <= largest_share(most):
        value = _settled(text, value, share)
    if value > most:
        raise Unreadable(
            f"{quoted(text)} is over {plain(most)}%; write a percentage from {plain(least)} to "
            f"{plain(most)}{'' if most > 100 else _OR_IN_THE_PLAN}"
        )
    return value


def largest_share(most: Decimal | None) -> Decimal:
    """Gives the largest share that a percentage of up to `most` (100 where the plan says nothing)
    can be written as: 1, or 2 for 200%.
    """
    return max(Decimal(1), (most or _HUNDRED) / _HUNDRED)


def _settled(text: str, value: Decimal, share: Fraction | None) -> Decimal:
    times_100 = value.scaleb(2)
    if share is not None and agrees(times_100, share):
        return times_100
    if share is not None and agrees(value, share):
        return value
    raise Unreadable(
        f"{quoted(text)} could mean {value}% or {plain(times_100)}%; "
        "write the one you mean with its per cent sign"
    )


def agrees(value: Decimal, share: Fraction) -> bool:
    """Tells whether `value` (percent, 0-100) is `share` (0-1) to the decimals that it prints."""
    # In whole numbers: a national file asks this half a million times.
    over, under = value.as_integer_ratio()
    apart = abs(over * share.denominator - 100 * share.numerator * under)
    steps: int = 10 ** _compared(value)
    return 2 * apart * steps <= under * share.denominator


def could_be_rounded(value: Decimal, numerator: Decimal, denominator: Decimal, out_of: int) -> bool:
    """Tells whether the value, so many `out_of` so many, agrees with parts that were rounded to
    5 or to 10.
    """
    places = Decimal(1).scaleb(-_compared(value)) / 2
    for step in (5, 10):
        half = Decimal(step) / 2
        if numerator % step or denominator % step or denominator <= half:
            continue
        low = max(numerator - half, _ZERO) / (denominator + half) * out_of
        high = (numerator + half) / (denominator - half) * out_of
        if low - places <= value <= high + places:
            return True
    return False


def say_share(share: Fraction, value: Decimal) -> str:
    """Says `share` (0-1) as a percentage to the decimals that `value` is held against: "81.25"."""
    places = max(_compared(value), 1)
    exact = Decimal(share.numerator * 100) / share.denominator
    return f"{exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):f}"


def _compared(value: Decimal) -> int:
    """Counts the decimals to hold `value` against: of noughts at its end, one at most."""
    exponent, bare = value.as_tuple().exponent, value.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or not isinstance(bare, int):
        return 0
    return min(max(-bare, min(-exponent, 1), 0), 6)


def plain(value: Decimal) -> str:
    """Writes `value` in digits without an exponent and without needless zeros: "88.5"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
