"""A number and its noun agree: "1 alert queued", never "1 alerts"."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

from bot.messages.words import counted

ROOTS = ("bot", "commands", "jobs")
HERE = Path(__file__).parents[3]
NOUNS = (
    "actions|alerts|cases|cells|channels|characters|columns|connections|days|entries|figures|files|"
    "flags|hours|indicators|items|messages|minutes|months|numbers|parts|people|points|questions|"
    "ratings|recommendations|rows|seconds|sheets|targets|teams|times|weeks|workers"
)
SEVERAL = re.compile(rf"\*? (?:(?:more|open|new|other|agency|hidden) )?(?:{NOUNS})\b")
BOUND = re.compile(r"_?[A-Z][A-Z_]+( [+-] 1)?")
"""A constant: how many it is, is known."""
MOST = "said where it is over the most there can be"
NEVER_ONE = {
    "bot/importing/plan/plan_checks.py each.high": MOST,
    "bot/importing/plan/people_checks.py most": MOST,
    "bot/importing/tables/caseload_cells.py value": MOST,
    "bot/importing/tables/caseloads.py len(text)": MOST,
    "bot/importing/tables/csv_rows.py len(line)": MOST,
    "bot/importing/texts.py len(line)": MOST,
    "bot/importing/recipes/doubts/year_apart.py len(pairs)": "three are the fewest that are told",
    "bot/importing/remarks.py self.repeated": "three are the fewest of many",
    "bot/messages/alert.py len(facts.histories)": "one is said in words",
    "bot/messages/caseloads_spread.py _said(most)": "a stretch is of several",
    "bot/messages/caseloads_spread.py workers": "of fewer than five nothing is said",
    "bot/messages/caseloads_words.py workers": "one has a sentence of its own",
    "bot/papers/record_workbook.py retention.months": "the least is more than one",
    "bot/watching/store_checkup.py seconds": "under fifteen is just now",
    "bot/watching/plan_health.py days": "a source is old after weeks",
}
SLACKS_OWN = "bot/playground/validation/"
"""What is said there, Slack says."""


def in_code():
    """The words after each number that stands before a noun of several, by file and number."""
    for path in (each for root in ROOTS for each in sorted((HERE / root).rglob("*.py"))):
        place = str(path.relative_to(HERE))
        if place.startswith(SLACKS_OWN):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            parts = node.values if isinstance(node, ast.JoinedStr) else []
            for number, words in pairwise(parts):
                if isinstance(number, ast.FormattedValue) and isinstance(words, ast.Constant):
                    said = ast.unparse(number.value)
                    if SEVERAL.match(words.value) and not BOUND.fullmatch(said):
                        yield f"{place} {said}", words.value


def test_no_number_stands_before_several_where_it_can_be_one():
    assert {place: words for place, words in in_code() if place not in NEVER_ONE} == {}


def test_each_exception_is_still_there():
    assert {place for place, _ in in_code()} >= set(NEVER_ONE)


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 alerts"), (1, "1 alert"), (2, "2 alerts"), (1200, "1,200 alerts")]
)
def test_a_number_and_its_noun_agree(number, said):
    assert counted(number, "alert") == said
