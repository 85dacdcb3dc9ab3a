"""A percentage and the counts it stands on, in rows or columns of their own."""
