"""Figures that are read and doubted: in another unit, of another year, or nobody's yet."""
