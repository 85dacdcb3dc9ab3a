"""Headings that are days of one month are most likely months with their day behind."""

import pytest

from bot.importing import Refused
from tests.unit.importing.recipes.reading import asked, read

ROW = "1.2,Re-referrals,28%,29%,30%"


def test_days_of_one_month_are_refused_as_months_that_stand_first():
    with pytest.raises(Refused) as caught:
        read("Ref,Measure,07/01/2018,08/01/2018,09/01/2018", ROW)
    (problem,) = map(str, caught.value.problems)
    assert "'07/01/2018' in column C to '09/01/2018' in column E are days of one month" in problem
    assert "write such dates with the" in problem


@pytest.mark.parametrize(
    "header", ["01/07/2018,01/08/2018,01/09/2018", "07/09/2018,14/09/2018,21/09/2018"]
)
def test_first_days_of_months_and_days_of_weeks_are_asked_about_as_they_stand(header):
    (question,) = asked(f"Ref,Measure,{header}", ROW).questions
    assert question.about == "dates"
