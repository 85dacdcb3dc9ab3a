"""Rows of a table → records, or every problem that stands against them."""
