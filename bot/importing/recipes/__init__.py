"""Any table, by a recipe: a council's own file → the rows that outturns are read from."""
