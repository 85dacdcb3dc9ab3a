"""A plan kept as a workbook → the nodes that a plan file's YAML gives too."""
