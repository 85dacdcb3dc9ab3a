"""What an import says beside its counts: nothing is taken in, or left out, without a word."""

import pytest

from bot.importing import Refused

HEADER = "indicator,period,value,numerator,denominator,note"
JULY = "5.2,2018-07,17"
AUGUST = "5.2,2018-08,18"


@pytest.fixture
def brought(planned, tmp_path):
    """Imports rows of outturns, and says new, revised, as before, and the remarks."""

    def bring(*rows):
        path = tmp_path / "o.csv"
        full = [row + "," * (5 - row.count(",")) for row in rows]
        path.write_text("\n".join([HEADER, *full]) + "\n", encoding="utf-8")
        found = planned.bring(path)
        counts = (found.new, found.revised, found.same)
        return counts, [str(each) for each in found.remarks]

    return bring


def current(planned):
    return {each.period.code: each for each in planned.store.snapshot().outturns["5.2"]}


def test_blanks_leave_the_figures_that_were_reported(brought, planned):
    brought(JULY, AUGUST)
    counts, remarks = brought("5.2,2018-07,", "5.2,2018-08,", "5.2,2018-09,16")
    assert counts == (1, 0, 2)
    (remark,) = remarks
    assert remark == (
        "2 figures left as reported, where the file has an empty cell or a mark: 5.2 July, "
        "August 2018; "
        "to take one back, write 'missing' or a note"
    )
    assert str(current(planned)["2018-08"].value) == "18"


SAID = ["5.2,2018-08,missing", "5.2,2018-08,Taken back", "5.2,2018-08,,,,Counted twice"]


@pytest.mark.parametrize("row", SAID)
def test_a_figure_is_taken_back_where_the_row_says_so(brought, planned, row):
    brought(JULY, AUGUST)
    counts, remarks = brought(row)
    assert (counts, remarks) == ((0, 1, 0), ["1 figure taken back: 5.2 August 2018"])
    assert current(planned)["2018-08"].missing
    assert brought(row.replace("2018-08", "2018-07"))[1] == ["1 figure taken back: 5.2 July 2018"]


def test_what_is_taken_back_is_named_by_indicator_and_period(brought):
    brought(JULY, AUGUST, "5.2,2017-08,19")
    _, remarks = brought("5.2,2017-08,missing", "5.2,2018-07,missing")
    assert remarks == ["2 figures taken back: 5.2 August 2017, July 2018"]


def test_a_blank_where_nothing_was_reported_is_missing_and_stays_so(brought, planned):
    assert brought("5.2,2018-08,") == ((1, 0, 0), [])
    assert current(planned)["2018-08"].missing
    assert brought("5.2,2018-08,", AUGUST.replace("08", "09")) == ((1, 0, 1), [])


SAME = ["81.6%,133,163", "81.59509202453988,133,163"]


@pytest.mark.parametrize("order", [SAME, SAME[::-1]])
def test_the_coarser_form_of_a_figure_is_no_revision(brought, planned, order):
    first, second = (f"5.2,2018-08,{each}" for each in order)
    brought(first)
    kept = current(planned)["2018-08"].value
    told = len(planned.store.outbox_rows())
    assert brought(second)[0] == (0, 0, 1)
    assert current(planned)["2018-08"].value == kept
    assert len(planned.store.outbox_rows()) == told


def test_the_same_share_without_its_counts_is_as_before(brought):
    brought(f"5.2,2018-08,{SAME[1]}")
    assert brought("5.2,2018-08,81.6%,,")[0] == (0, 0, 1)


@pytest.mark.parametrize("second", ["81.7%,134,164", "81.7%,,", "81.6%,266,326"])
def test_a_figure_of_other_counts_is_a_revision(brought, second):
    brought(f"5.2,2018-08,{SAME[1]}")
    assert brought(f"5.2,2018-08,{second}")[0] == (0, 1, 0)


OTHER_PERIODS = {
    "2018/19 Q1": "1 figure for a quarter stands",
    "2017/18": "1 figure for a year stands",
    "2018/19 to 2018-06": "1 figure for the year to date stands",
    "2018-06-30": "1 figure for a day stands",
    "2017-07..2018-06": "1 figure for a stretch of months stands",
}


@pytest.mark.parametrize(("period", "said"), OTHER_PERIODS.items())
def test_figures_on_another_kind_of_period_are_told(brought, period, said):
    _, remarks = brought(AUGUST, f"5.2,{period},17")
    assert remarks == [
        f"5.2: {said} beside it; the plan measures it by month, so no target is applied"
    ]


def test_several_on_another_kind_of_period_are_counted(brought):
    counts, remarks = brought("5.2,2018/19 Q1,17", "5.2,2018/19 Q2,19")
    assert counts == (2, 0, 0)
    (remark,) = remarks
    assert remark == (
        "5.2: 2 figures for quarters stand beside it; the plan measures it by month, so no target "
        "is applied"
    )


def test_a_period_that_the_source_leaves_open_is_no_other_kind(brought):
    assert brought("5.2,by 2018-08,17")[1] == []


def test_digits_that_no_spreadsheet_keeps_are_rounded_and_told(brought, planned):
    _, remarks = brought("5.2,2018-08,30.58823529411765,208,680")
    assert remarks == ["1 number was rounded to 15 digits, as a spreadsheet does"]
    assert str(current(planned)["2018-08"].value) == "30.5882352941177"


@pytest.mark.parametrize("value", ["", "#DIV/0!"])
def test_none_of_none_is_known_and_not_missing(brought, planned, value):
    assert brought(AUGUST, f"5.2,2018-09,{value},0,0")[0] == (2, 0, 0)
    found = current(planned)["2018-09"]
    assert (found.none_fell_due, found.missing, found.value) == (True, False, None)


@pytest.mark.parametrize("value", ["0%", "100%", "none"])
def test_none_of_none_has_no_value(brought, value):
    with pytest.raises(Refused, match="where none fell due; leave the value empty"):
        brought(f"5.2,2018-09,{value},0,0")
