"""What a sentence says of a target or of others: "above target", "better than England"."""

from bot.rules.claims.claim import Beside, Claim, Side
from bot.rules.claims.words import Sentence, each_of, is_number

SIDES = {
    "above": Side.ABOVE,
    "exceeds": Side.ABOVE,
    "exceeded": Side.ABOVE,
    "exceeding": Side.ABOVE,
    "below": Side.BELOW,
    "under": Side.BELOW,
    "better": Side.MEETS,
    "meet": Side.MEETS,
    "meets": Side.MEETS,
    "met": Side.MEETS,
    "meeting": Side.MEETS,
    "hit": Side.MEETS,
    "achieved": Side.MEETS,
    "on": Side.MEETS,
    "worse": Side.MISSES,
    "off": Side.MISSES,
    "missed": Side.MISSES,
    "misses": Side.MISSES,
    "missing": Side.MISSES,
}
"""The words that place a figure beside something, and on which side."""

_BESIDE = {
    "target": Beside.TARGET,
    "goal": Beside.TARGET,
    "baseline": Beside.BASELINE,
    "england": Beside.ENGLAND,
    "england's": Beside.ENGLAND,
    "national": Beside.ENGLAND,
    "neighbours": Beside.NEIGHBOURS,
    "neighbours'": Beside.NEIGHBOURS,
    "region": Beside.REGION,
    "regional": Beside.REGION,
}
_OF_OTHERS = each_of("above exceeds exceeded below under better worse")
"""What is said of others and of a baseline: nobody is "on England"."""
_FILLING = each_of("than the our its their this that of a statistical % average figure for")
_DENIED = each_of(
    "not no never without nor neither yet longer almost nearly both some most many none each every "
    "to set review agree agreed plan work working whether how"
)


def side_at(sentence: Sentence, lower: tuple[str, ...], place: int) -> Claim | None:
    """Reads the word at `place` as a claim, its surroundings open; None where it places nothing
    beside a target or others, and where that is denied, wished for or said of some.
    """
    end = place + 1
    while end < min(len(lower), place + 6) and (lower[end] in _FILLING or is_number(lower[end])):
        end += 1
    beside = _BESIDE.get(lower[end]) if end < len(lower) else None
    if beside is None or (beside is not Beside.TARGET and lower[place] not in _OF_OTHERS):
        return None
    clause = set(map(str.casefold, sentence.clause(place)))
    if clause & _DENIED or any(each.endswith(("n't", "n’t")) for each in clause):
        return None
    written = " ".join(sentence.tokens[place : end + 1]).replace(" %", "%")
    return Claim(sentence.text, written, side=SIDES[lower[place]], beside=beside)
