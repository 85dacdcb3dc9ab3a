"""The worked example of disclosure control, in its package's docstring, is what the code does."""

from bot.rules import disclosure
from bot.rules.disclosure.deduction import Sum
from bot.rules.disclosure.suppression import hidden_cells

COLUMNS = ("above", "within", "workers")
ROWS = {
    name: (numbers[:3], numbers[3:])
    for name, *numbers in (
        line.split() for line in str(disclosure.__doc__).splitlines() if line.strip()
    )
    if len(numbers) == 6 and numbers[0].isdecimal()
}


def test_what_is_hidden_in_the_example_is_what_is_hidden_by_the_code():
    assert list(ROWS) == ["North", "East", "South", "All"]
    cells = {
        (row, column): (int(count), shown)
        for row, (counts, seen) in ROWS.items()
        for column, count, shown in zip(COLUMNS, counts, seen, strict=True)
    }
    counts = {cell: count for cell, (count, _) in cells.items()}
    along = [Sum(tuple((row, each) for each in COLUMNS[:2]), (row, COLUMNS[2])) for row in ROWS]
    down = [Sum(tuple((row, each) for row in list(ROWS)[:-1]), ("All", each)) for each in COLUMNS]
    hidden = hidden_cells(counts, [*along, *down])
    assert {cell for cell, (_, shown) in cells.items() if shown == "[c]"} == hidden
    assert all(shown in ("[c]", str(count)) for count, shown in cells.values())
