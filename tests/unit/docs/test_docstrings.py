"""A function's docstring says by its first word what the function does, or what it gives.

It starts with a verb in the third person ("Adds …", "Tells whether …") or with "The …". Verbs are
words of the lists below and no others. Most of them could be nouns as well ("Posts of a week"):
those of the second list count as verbs only before what an object starts with ("Posts the …").
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.unit.docs.pages import ROOT

ROOMS = (
    "commands",
    "jobs",
    *sorted(
        f"bot/{room.name}"
        for room in (ROOT / "bot").iterdir()
        if room.suffix == ".py" or (room / "__init__.py").exists()
    ),
)

VERBS = """
Acknowledges Adds Applies Asks Becomes Begins Brings Chooses Clears Computes Connects Decides
Decodes Delivers Divides Drops Explains Finds Fits Follows Gives Goes Has Inserts Joins Keeps
Leaves Lets Listens Loads Protects Publishes Puts Raises Refuses Removes Replaces Returns Runs Says
Sends Serves Settles Shortens Splits Stores Submits Takes Tells Throws Tries Turns Waits Writes
"""
ALSO_NOUNS = """
Answers Calls Changes Checks Claims Clips Closes Copies Counts Cuts Dates Draws Ends Fills Holds
Lists Looks Makes Marks Measures Names Offers Opens Picks Places Posts Presses Prints Queues Reads
Records Reopens Reports Rounds Scales Sees Sets Shares Shows Starts Stops Sums Uses Watches Works
Yields
"""
OBJECT = re.compile(
    r"an?|the|one|two|each|every|all|any|no|none|nothing|everyone|everything|it|itself|its|them"
    r"|their|those|what|whatever|whether|how|where|when|why|who|whoever|that|up|out|anew"
    r"|half|`.*|\d.*"
)


def opens_well(docstring: str) -> bool:
    first, *others = (word.rstrip(",.:;") for word in docstring.split())
    if len(others) < 2:
        return False
    return (
        first == "The"
        or first in VERBS.split()
        or (first in ALSO_NOUNS.split() and OBJECT.fullmatch(others[0]) is not None)
    )


def functions(inside: ast.AST, name: str = "") -> Iterator[tuple[str, str]]:
    """The name and docstring of each public function and method that has one."""
    for node in ast.iter_child_nodes(inside):
        if isinstance(node, ast.ClassDef):
            yield from functions(node, f"{name}{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = ast.get_docstring(node)
            if docstring and not node.name.startswith("_"):
                yield name + node.name, docstring


def docstrings(room: str) -> list[tuple[str, str]]:
    """Each as (file: name, docstring), of every module in the room."""
    place = ROOT / room
    modules = [place] if place.suffix == ".py" else sorted(place.rglob("*.py"))
    assert modules, f"there is no {room}"
    return [
        (f"{module.relative_to(ROOT)}: {name}", docstring)
        for module in modules
        for name, docstring in functions(ast.parse(module.read_text("utf-8")))
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_each_starts_with_a_verb_or_the(room):
    assert [each for each in docstrings(room) if not opens_well(each[1])] == []


@pytest.mark.parametrize(
    "docstring",
    [
        "True when the figure is withheld.",
        "What the page is told.",
        "A copy of the blocks.",
        "Posts of the week, oldest first.",
        "Answers kept by their key.",
        "Names, in the plan's order.",
        "As `read`, for a file at hand.",
        "Return the plan.",
        "Every open flag.",
        "Says so.",
        "The key.",
    ],
)
def test_what_is_neither_is_found(docstring):
    assert not opens_well(docstring)
