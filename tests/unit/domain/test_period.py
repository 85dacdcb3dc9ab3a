from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.period import Period, PeriodKind, financial_year, london_day, say_day

D = date.fromisoformat

# written, kind, first day, last day, said
PERIODS = [
    ("2018-09-30", "day", "2018-09-30", "2018-09-30", "30 September 2018"),
    ("2018-11-05", "day", "2018-11-05", "2018-11-05", "5 November 2018"),
    ("2018-09", "month", "2018-09-01", "2018-09-30", "September 2018"),
    ("2020-02", "month", "2020-02-01", "2020-02-29", "February 2020"),
    ("2018-07..2018-08", "months", "2018-07-01", "2018-08-31", "July to August 2018"),
    (
        "2017-10..2018-09",
        "months",
        "2017-10-01",
        "2018-09-30",
        "October 2017 to September 2018",
    ),
    ("2018-09..2018-09", "months", "2018-09-01", "2018-09-30", "September 2018"),
    (
        "2018/19 to 2018-04",
        "year to date",
        "2018-04-01",
        "2018-04-30",
        "year to date, April 2018",
    ),
    ("2018/19 Q1", "quarter", "2018-04-01", "2018-06-30", "2018/19 Q1"),
    ("2018/19 Q2", "quarter", "2018-07-01", "2018-09-30", "2018/19 Q2"),
    ("2018/19 Q3", "quarter", "2018-10-01", "2018-12-31", "2018/19 Q3"),
    ("2018/19 Q4", "quarter", "2019-01-01", "2019-03-31", "2018/19 Q4"),
    ("2019/20 Q4", "quarter", "2020-01-01", "2020-03-31", "2019/20 Q4"),
    ("2017/18", "year", "2017-04-01", "2018-03-31", "2017/18"),
    ("1999/00", "year", "1999-04-01", "2000-03-31", "1999/00"),
    (
        "2018/19 to 2018-09",
        "year to date",
        "2018-04-01",
        "2018-09-30",
        "year to date, April to September 2018",
    ),
    (
        "2018/19 to 2019-02",
        "year to date",
        "2018-04-01",
        "2019-02-28",
        "year to date, April 2018 to February 2019",
    ),
    (
        "by 2018-09",
        "unstated",
        "2018-09-01",
        "2018-09-30",
        "period not stated, reported by September 2018",
    ),
]


@pytest.mark.parametrize(
    ("code", "kind", "start", "end", "label"), PERIODS, ids=[row[0] for row in PERIODS]
)
def test_a_period_is_read_written_and_said(code, kind, start, end, label):
    period = Period.parse(code)
    assert period == Period(PeriodKind(kind), D(start), D(end))
    assert period.code == code
    assert period.label == label


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("2018-09-30", "30 September 2018"),
        ("2018-09", "September 2018"),
        ("2017-10..2018-09", "Oct 2017–Sep 2018"),
        ("2018-07..2018-08", "Jul 2018–Aug 2018"),
        ("2018-09..2018-09", "September 2018"),
        ("2018/19 Q2", "2018/19 Q2"),
        ("2017/18", "2017/18"),
        ("2018/19 to 2018-09", "year to September 2018"),
        ("by 2018-09", "by September 2018"),
    ],
)
def test_a_period_fits_a_table_cell(code, short):
    assert Period.parse(code).short == short


def test_spaces_around_a_period_are_no_matter():
    assert Period.parse("  2018-09 ").code == "2018-09"


REFUSED = {
    "": "'' is not a period",
    "September 2018": "'September 2018' is not a period; write 2018-09-30, 2018-09",
    "2018-13": "'2018-13' is not a period",
    "2018-00": "'2018-00' is not a period",
    "2018-9": "'2018-9' is not a period",
    "2018-02-30": "day is out of range for month",
    "2018/19 Q5": "'2018/19 Q5' is not a period",
    "2018/20": "2018/20 is not a financial year; write 2018/19",
    "2018/20 Q1": "2018/20 is not a financial year",
    "2018/18 to 2018-09": "2018/18 is not a financial year",
    "2018/19 to 2018-03": "March 2018 is not in the financial year 2018/19",
    "2018/19 to 2019-04": "April 2019 is not in the financial year 2018/19",
    "2018-09..2018-08": r"the period ends \(2018-08\) before it starts \(2018-09\)",
    "２０１８-09": "is not a period",
    "x" * 100: f"'{'x' * 40}' is not a period",
}


@pytest.mark.parametrize("code", REFUSED, ids=[code[:20] or "nothing" for code in REFUSED])
def test_what_is_not_a_period_is_refused_in_words(code):
    with pytest.raises(ValueError, match=REFUSED[code]):
        Period.parse(code)


def month(at):
    return f"{at:%Y-%m}"


days = st.dates(date(1990, 1, 1), date(2098, 12, 31))
codes = st.one_of(
    days.map(date.isoformat),
    days.map(month),
    st.tuples(days, days).map(lambda pair: "..".join(map(month, sorted(pair)))),
    st.tuples(days, st.integers(1, 4)).map(lambda pair: f"{financial_year(pair[0])} Q{pair[1]}"),
    days.map(financial_year),
    days.map(lambda at: f"{financial_year(at)} to {month(at)}"),
    days.map(lambda at: f"by {month(at)}"),
)


@given(codes)
def test_every_form_is_written_back_as_it_was_read(code):
    period = Period.parse(code)
    assert period.code == code
    assert Period.parse(period.code) == period
    assert period.start <= period.end
    assert period.label


@given(st.text(max_size=60))
def test_no_text_does_more_than_be_a_period_or_be_refused(text):
    assert code_of(text) in (None, text.strip())


def code_of(text):
    try:
        return Period.parse(text).code
    except ValueError:
        return None


@given(days)
def test_a_day_lies_in_its_own_financial_year_and_in_one_of_its_quarters(at):
    year = Period.parse(financial_year(at))
    quarters = [Period.parse(f"{year.code} Q{number}") for number in range(1, 5)]
    assert year.start <= at <= year.end
    assert sum(each.start <= at <= each.end for each in quarters) == 1
    assert (quarters[0].start, quarters[3].end) == (year.start, year.end)


# UTC, the day in England
LONDON_DAYS = [
    ("2018-03-24 23:59", "2018-03-24"),  # the last evening of winter time
    ("2018-03-25 00:59", "2018-03-25"),  # 00:59, before the clocks go forward
    ("2018-03-25 22:59", "2018-03-25"),  # 23:59 in summer time
    ("2018-03-25 23:00", "2018-03-26"),  # midnight in summer time
    ("2018-10-27 22:59", "2018-10-27"),
    ("2018-10-27 23:00", "2018-10-28"),  # the last midnight in summer time
    ("2018-10-28 00:30", "2018-10-28"),  # 01:30, the first time
    ("2018-10-28 01:30", "2018-10-28"),  # 01:30, the second time
    ("2018-10-28 23:00", "2018-10-28"),  # 23:00: winter time again
    ("2018-10-29 00:00", "2018-10-29"),
]


@pytest.mark.parametrize(("moment", "expected"), LONDON_DAYS)
def test_the_day_in_england_is_right_on_both_sides_of_a_clock_change(moment, expected):
    assert london_day(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == D(expected)


@pytest.mark.parametrize(
    ("day", "year"),
    [("2018-03-31", "2017/18"), ("2018-04-01", "2018/19"), ("2000-01-01", "1999/00")],
)
def test_a_financial_year_begins_on_the_first_of_april(day, year):
    assert financial_year(D(day)) == year


def test_a_day_is_said_without_a_leading_zero():
    assert say_day(date(2018, 11, 5)) == "5 November 2018"


WORDS = [
    ("2018-09", "in September 2018", "the figure for September 2018"),
    ("2018-09-30", "on 30 September 2018", "the figure for 30 September 2018"),
    ("2018/19 Q2", "in 2018/19 Q2", "the figure for 2018/19 Q2"),
    (
        "2018/19 to 2018-09",
        "in the year to date, April to September 2018",
        "the figure for the year to date, April to September 2018",
    ),
    (
        "by 2018-09",
        "with the figure reported by September 2018",
        "the figure reported by September 2018",
    ),
]


@pytest.mark.parametrize(("code", "when", "figure"), WORDS)
def test_a_period_reads_well_inside_a_sentence(code, when, figure):
    period = Period.parse(code)
    assert (period.when, period.figure) == (when, figure)
