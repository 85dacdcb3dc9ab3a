"""The Word reports and the scorecard for publication, read together by somebody who adds them up.

The figures of the documents are put beside those of the sheets, and every count of every set of
months that follows from them all is worked out by linear algebra.
"""

import pytest

from bot.papers.committee import committee_document
from bot.papers.exceptions import exceptions_document
from tests.integration.papers.test_public_reports import read
from tests.integration.papers.test_public_scorecard import small_ones, stated_of


def of_documents(seed, public=True):
    """What the documents state, as the reader of the sheets takes it."""
    found = {}
    for kind in (committee_document, exceptions_document):
        for (what, ref, months), count in read(seed, kind, public).works_out().items():
            found.setdefault((ref, what), {})[months] = count
    return found


def of_sheets(seed, public=True):
    """The same of the sheets: the number of a measure of counts is a part, as in the documents."""
    found = {}
    for (ref, what), counts in stated_of(seed, public).items():
        found.setdefault((ref, "part" if what == "value" else what), {}).update(counts)
    return found


def together(*sources):
    found = {}
    for each in sources:
        for key, counts in each.items():
            found.setdefault(key, {}).update(counts)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_nobody_works_out_a_count_under_five_from_documents_and_sheets_together(seed):
    assert small_ones(together(of_documents(seed), of_sheets(seed))) == []


def test_the_reader_works_them_out_of_the_versions_for_the_house():
    """Else the test above could not fail."""
    both = together(of_documents(0, public=False), of_sheets(0, public=False))
    assert len(small_ones(both)) > 10


def test_documents_and_sheets_state_the_same_figures_alike():
    """Else a reader would hold the one against the other."""
    for seed in range(10):
        words, sheets = of_documents(seed), of_sheets(seed)
        for key, counts in words.items():
            for months, count in counts.items():
                assert sheets.get(key, {}).get(months, count) == count
