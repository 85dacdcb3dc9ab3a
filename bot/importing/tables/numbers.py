"""Numbers as people write them, and nothing that only a programming language takes for one."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from bot.importing.problems import Unreadable
from bot.importing.texts import quoted

_DIGITS = re.compile(r"-?([0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(\.[0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}\.000")
MOST_DIGITS = 15
"""What a spreadsheet keeps of a number."""
LONGEST_NUMBER = 40
_AS_A_SPREADSHEET = Context(prec=MOST_DIGITS, rounding=ROUND_HALF_UP)


@lru_cache(maxsize=65_536)
def number(text: str) -> Decimal:
    """Reads a number of zero or more, in ASCII digits with at most one decimal point; thousands may
    be parted as in 1,234. Digits beyond the fifteenth are rounded away. Raises Unreadable: `1e5`,
    `1_000`, `+5`, `nan` and the digits of other scripts are no numbers here, and more than 15
    digits before the point are no figure.
    """
    if len(text) > LONGEST_NUMBER or not _DIGITS.fullmatch(text):
        raise Unreadable(f"{quoted(text)} is not a number; write digits such as 88.5")
    if text.startswith("-"):
        raise Unreadable(f"{quoted(text)} is negative; write a number of 0 or more")
    plain = text.replace(",", "")
    if len(plain.partition(".")[0].lstrip("0")) > MOST_DIGITS:
        raise Unreadable(f"{quoted(text)} has more than 15 digits before the point; correct it")
    return _AS_A_SPREADSHEET.create_decimal(plain) if to_be_rounded(plain) else Decimal(plain)


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
    if _THOUSANDS.fullmatch(text):
        raise Unreadable(
            f"{quoted(text)} could mean {int(value)} or {text.replace('.', '')}; "
            "write it without a point"
        )
    if value != value.to_integral_value():
        raise Unreadable(f"{quoted(text)} is not a whole number; write one such as 12")
    return value


def percent(text: str, share: Fraction | None = None) -> Decimal:
    """Reads a percentage, 0-100. Raises Unreadable. The rules are these.

    1. with a per cent sign it is what it says: `88.5%` is 88.5, `0.885%` is 0.885;
    2. a bare 0, and a bare number over 1, is a percentage: `88.5` is 88.5;
    3. a bare number over 0 and up to 1 could be a share or a percentage: `share` (the numerator
       over the denominator) decides where it agrees with one reading, else it is refused;
    4. over 100 is refused.
    """
    bare = text.removesuffix("%").rstrip()
    value = number(bare)
    if bare == text and 0 < value <= 1:
        value = _settled(text, value, share)
    if value > 100:
        raise Unreadable(f"{quoted(text)} is over 100%; write a percentage from 0 to 100")
    return value


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
