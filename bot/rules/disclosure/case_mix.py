"""Open cases by type, and those that nobody holds, as an audience may see them."""

from dataclasses import dataclass, fields

from bot.domain.caseload import Mix
from bot.domain.people import Audience
from bot.rules.disclosure.deduction import Sum
from bot.rules.disclosure.suppression import SMALL, hidden_cells

REST = "rest"
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class ShownMix:
    """`counts` by the name of the type, in the order of `Mix`, and last of those without a type
    where there may be any; None is hidden from this audience.
    """

    counts: tuple[tuple[str, int | None], ...]
    total: int | None


def shown_mix(mix: Mix, total: int, audience: Audience) -> ShownMix | None:
    """Shows `total` cases by type to `audience`; None where no type is known. A case is a child: no
    count under five is shown to a wide audience, nor one that would give it away.
    """
    if not mix.known:
        return None
    told = {each.name: getattr(mix, each.name) for each in fields(mix)}
    parts = {name: count for name, count in told.items() if count is not None}
    rest = total - mix.told
    if rest or audience is Audience.WIDE:
        parts[REST] = rest
    counts = parts | {_TOTAL: total}
    hidden = frozenset[str]()
    if audience is Audience.WIDE:
        hidden = hidden_cells(counts, [Sum(tuple(parts), _TOTAL)])
    return ShownMix(
        tuple((name, None if name in hidden else count) for name, count in parts.items()),
        None if _TOTAL in hidden else total,
    )


def shown_unallocated(count: int | None, audience: Audience) -> int | None:
    """The number of cases that nobody holds; None where it is not known, or too few for `audience`.

    To a wide one nothing is said of fewer than five, none included: "[c]" would say that there
    are some.
    """
    small = audience is Audience.WIDE and count is not None and count < SMALL
    return None if small else count
