"""Which first words keep their capital inside a sentence: abbreviations and names."""

import re
from calendar import day_name, month_name

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_A_NAME_GOES_ON = re.compile(r" [A-Z][a-z]")
_KNOWN = {
    *filter(None, month_name),
    *day_name,
    "Barnardo's",
    "Britain",
    "British",
    "Cafcass",
    "England",
    "English",
    "Frontline",
    "Ofsted",
    "Parliament",
    "Scotland",
    "Scottish",
    "Tableau",
    "Wales",
    "Welsh",
}
_OF_NOBODY = {"carer's", "child's", "children's", "family's", "parent's", "people's", "worker's"}


def begins_with_a_name(text: str) -> bool:
    """Tells whether the first word of `text` is spelt with a capital wherever it stands: "DfE",
    "Ofsted", "First Response", "Northshire's", or a word that stands so in the text once more.
    """
    match = _WORD.match(text)
    if match is None or not text[1:2].islower():
        return True
    word, rest = match[0], text[match.end() :]
    if word in _KNOWN or word[1:] != word[1:].lower() or _A_NAME_GOES_ON.match(rest):
        return True
    plain = word.replace("’", "'").casefold()
    if plain.endswith("'s"):
        return plain not in _OF_NOBODY
    return re.search(rf"[\w,;] {word}\b", rest) is not None
