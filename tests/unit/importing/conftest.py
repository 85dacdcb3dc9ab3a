"""Workbooks are read in the tests' own process; the child has tests of its own."""

from tests.faults.files_xlsx import in_this_process

__all__ = ["in_this_process"]
