"""Texts that say of all that stands below them that it is not, or not all of, the council's own."""

import re

from bot.domain.plan import Plan
from bot.domain.recipe import PERIOD
from bot.importing.recipes.headings.group_words import NEUTRAL, OF_OTHERS
from bot.importing.recipes.headings.heading_keys import general
from bot.importing.recipes.rows.council_names import bare_name, is_area
from bot.importing.recipes.words import plain_words, with_signs

_OTHERS = frozenset(
    each.removesuffix("s")
    for each in (OF_OTHERS | {"region", "regional"})
    - {"plan", "change", "lower", "upper", "average"}
)
_BESIDE = frozenset(
    each.removesuffix("s")
    for each in (
        *NEUTRAL,
        *("and", "annual", "average", "by", "family", "financial", "for", "group", "of", "stat"),
        *("median", "mean", "statistical", "s", "the"),
    )
)
_ANOTHER_TIME = re.compile(
    r"\b(?:last|previous|prior) (?:financial )?(?:year|quarter|month)\b|\byear ago\b"
    r"|\bytd\b|\byear (?:to date|so far)\b|\b(?:last|past|rolling) (?:12|twelve) months\b"
)
_FIRST = re.compile(
    r"(?:(?:percentage|%) points? )?"
    r"(?:changes?|variances?|differences?) (?:on|since|from|against)\b"
    r"|variances? to\b|differences? between\b|direction of travel\b"
    r"|rank(?:ing|ed|s)? (?:among|amongst|of|in|out|against|within)\b"
)
"""What a text begins with that says what figures are worked out from, or where they stand."""
_OF_SOME = re.compile(r"(?:(?:all )?figures (?:are )?(?:for|of) )?(?P<part>.*?) only")
_IN_THEMES = frozenset(["change", "ci", "floor", "limit", "lower", "plan", "threshold", "upper"])
"""Words that stand in the names of themes as well: child protection plan, threshold."""
_ANOTHER = "target"
_N = r"(?:[0-9]{1,2}|one|two|three|four|five|six|ten|sixteen|eighteen)s?"
_AGES = re.compile(
    rf"(?:(?:children|young people|babies) )?(?:age|aged|ages)? ?(?:"
    rf"(?:under|over|below|above|up to) {_N}|{_N} ?(?:plus|and (?:over|under|above|below))"
    rf"|{_N} to {_N}|(?<=age ){_N}|(?<=aged ){_N}|(?<=ages ){_N})"
    r"(?: years?)?(?: olds?)?(?: children)?"
)
_RANGE = re.compile(r"(?<=[0-9])\s?[-–]\s?(?=[0-9])")
_PARTS = frozenset(
    [
        *("boys", "girls", "boy", "girl", "male", "males", "female", "females", "men", "women"),
        *("asian", "asian or asian british", "asian british", "black", "black or black british"),
        *("black british", "mixed", "mixed heritage", "white", "white british", "white other"),
        *("bame", "global majority", "other ethnic group", "other ethnic groups"),
    ]
)
_TEAM = frozenset(["area", "district", "hub", "locality", "service", "services", "team", "teams"])


def tells_of_others(text: str, plan: Plan) -> bool:
    """Tells whether `text`, above figures, says that they are targets, of another time, of another
    council, of a team of the plan's or of some of the children. A theme says nothing such.
    """
    if not plain_words(text) or is_theme(text, plan):
        return False
    return speaks_of_others(text) or is_part(text) or _is_team(text, plan) or _is_other(text, plan)


def is_theme(text: str, plan: Plan) -> bool:
    """Tells whether a recommendation of the plan is called so."""
    words = plain_words(text)
    return any(words in map(plain_words, (each.title, each.short)) for each in plan.recommendations)


def speaks_of_others(text: str) -> bool:
    """Tells whether a text speaks of nothing but targets, forecasts, other councils or times."""
    found = _ANOTHER_TIME.sub(_ANOTHER, general(text).replace(PERIOD, " "))
    if _FIRST.match(plain_words(text)):
        return True
    words = [each.replace("ies", "y").removesuffix("s") for each in found.split()]
    return not _OTHERS.isdisjoint(words) and set(words) <= _OTHERS | _BESIDE


def speaks_of_nothing_else(text: str) -> bool:
    """Tells whether each word of a heading is one for others' figures, or says nothing of them."""
    words = general(text).replace(PERIOD, " ").split()
    return {each.removesuffix("s") for each in words} <= _OTHERS | _BESIDE | OF_OTHERS


def may_speak_of_others(text: str) -> bool:
    """Tells whether a word in a text is one for others' figures, and for little else."""
    return not (OF_OTHERS - _IN_THEMES).isdisjoint(plain_words(text).split())


def is_part(text: str) -> bool:
    """Tells an age band, a sex or an ethnic group: Under 5s, Aged 16+, Boys."""
    words = plain_words(with_signs(_RANGE.sub(" to ", text)))
    if some := _OF_SOME.fullmatch(words):
        words = some["part"]
    return words in _PARTS or bool(_AGES.fullmatch(words))


def is_own_area(text: str, plan: Plan) -> bool:
    """Tells whether `text` is the name of the plan's own council."""
    own = bare_name(plan.authority or "")
    said = f" {bare_name(f'{plan.name} {plan.title}')} "
    bare = bare_name(text)
    return bare == own or f" {bare} " in said


def _is_other(text: str, plan: Plan) -> bool:
    return is_area(text) and not is_own_area(text, plan)


def _is_team(text: str, plan: Plan) -> bool:
    teams = {*plan.teams, *(each.team for each in plan.people if each.team)}
    return _without_form(text) in {_without_form(each) for each in teams}


def _without_form(text: str) -> str:
    words = plain_words(text)
    return " ".join(each for each in words.split() if each not in _TEAM) or words
