"""Disclosure control: no count of people under five is shown, and none can be worked out.

Four rows, workers above and within their range, and what a wide audience sees of them:

    North   16   3   19        [c]  [c]   19
    East     8   9   17        [c]  [c]   17
    South    6  12   18        [c]  [c]   18
    All     30  24   54         30   24   54

North's 3 is under five. Its 16 goes with it: 19 less 16 is 3. Now each column lacks one count only,
so South's 6 and East's 9 go, the smallest beside them; and the rest of those two rows, from which
they could still be worked out. `caseload_counts` names the counts and sums, `suppression` says what
is hidden, `deduction` whether a reader could still work one out, `caseloads` shows the rest.
"""
