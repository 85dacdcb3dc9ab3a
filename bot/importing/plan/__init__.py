"""A plan file → a plan, or every problem that stands against it."""
