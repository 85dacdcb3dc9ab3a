"""The sample's files as planbot's own importer reads them."""

from datetime import date

import pytest

from bot import sample
from bot.importing import CaseloadFile, OutturnFile, PlanFile, read_file
from bot.importing.plan.leads import with_roles

AS_OF = date(2018, 11, 5)


@pytest.fixture(scope="module")
def imported():
    first = read_file(sample.PLAN, None, AS_OF)
    assert isinstance(first, PlanFile)
    rest = [read_file(path, first.plan, AS_OF) for path in sample.files()[1:]]
    return first, *rest


def test_all_four_files_are_read_without_a_problem(imported):
    assert [type(each) for each in imported] == [PlanFile, OutturnFile, CaseloadFile, OutturnFile]


def test_the_importer_reads_the_plan_as_a_plain_yaml_reader_does(imported, plan):
    assert imported[0].plan == with_roles(plan)


def test_the_importer_reads_every_outturn_as_written(imported, september, october, as_outturn):
    for file, rows in ((imported[1], september), (imported[3], october)):
        assert [_figure(each) for each in file.outturns] == [
            _figure(as_outturn(row)) for row in rows
        ]


def test_the_importer_reads_one_extract_of_every_worker(imported):
    (extract,) = imported[2].extracts
    assert (extract.day, extract.illustrative, len(extract.caseloads)) == (
        date(2018, 9, 30),
        True,
        190,
    )


def _figure(outturn):
    return (
        outturn.indicator,
        outturn.period,
        outturn.value,
        outturn.words,
        outturn.numerator,
        outturn.denominator,
        outturn.provisional,
        outturn.illustrative,
        outturn.source,
    )
