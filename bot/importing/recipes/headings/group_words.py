"""Words in headings that say whose figures stand below, or that say nothing of them."""

OF_OTHERS = frozenset(
    [
        "target",
        "england",
        "national",
        "sn",
        "sns",
        "neighbour",
        "neighbours",
        "benchmark",
        "benchmarks",
        "previous",
        "prior",
        "forecast",
        "projection",
        "projected",
        "plan",
        "planned",
        "budget",
        "baseline",
        "rank",
        "quartile",
        "rag",
        "variance",
        "difference",
        "diff",
        "change",
        "floor",
        "threshold",
        "stretch",
        "tolerance",
        "comparator",
        "average",
        "avg",
        "cumulative",
        "rolling",
        "trajectory",
        "lower",
        "upper",
        "limit",
        "confidence",
        "ci",
    ]
)
"""One of these in a heading makes it no figure of the council's for the period."""
NEUTRAL = frozenset(
    [
        "actual",
        "actuals",
        "performance",
        "outturn",
        "outturns",
        "monthly",
        "month",
        "months",
        "value",
        "values",
        "result",
        "results",
        "figures",
        "figure",
        "quarterly",
        "quarter",
        "quarters",
        "data",
        "period",
        "in",
        "our",
        "council",
        "year",
        "reporting",
    ]
)
"""Above months these say nothing that the months do not."""
REVISED = frozenset(
    [
        "amended",
        "corrected",
        "final",
        "finalised",
        "refreshed",
        "restated",
        "revised",
        "revision",
        "updated",
        "validated",
    ]
)
"""Beside a period these say that its figures are later than others for it."""
LONGER = frozenset(["quarterly", "quarter", "quarters", "year", "annual", "yearly"])
"""Of a month these say that its figure may be that of a longer period which ends with it."""
