"""Any table, by a recipe: a council's own file → the rows that outturns are read from.

`sources` finds the tables, `propose` the recipe and what is to be asked, `apply` reads by it. What
a column is stands in `headings`, what a row is in `rows`, a percentage and its counts in `parts`,
what is doubted of figures in `doubts`; an answer to any question is taken by `answers`.
"""
