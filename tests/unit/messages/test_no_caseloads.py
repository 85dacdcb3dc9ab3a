"""What `/caseloads` says when it has no extract for the day."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.people import Audience
from bot.messages.caseloads import no_caseloads_message
from bot.messages.view import View
from bot.rules.assessment import assess

ASKED = date(2018, 6, 30)
OUT_OF_SIGHT = (
    "No caseload extract by 30 June 2018 is at hand: planbot keeps the latest two at hand, "
    "those of 31 August 2018 and 30 September 2018."
)
NEVER = "No caseload extract has been imported by 30 June 2018."


@pytest.mark.parametrize(
    ("days", "replayed", "said"),
    [
        ([], False, "No caseload extract has been imported yet."),
        ([], True, NEVER),
        ([date(2018, 9, 30)], True, NEVER),
        ([date(2018, 9, 30), date(2018, 8, 31)], True, OUT_OF_SIGHT),
    ],
)
def test_it_does_not_say_never_of_an_extract_that_may_only_be_out_of_sight(
    october, days, replayed, said
):
    extracts = tuple(replace(october.caseloads[0], day=day) for day in days)
    snapshot = replace(october, caseloads=extracts)
    view = View(assess(snapshot, ASKED), Audience.NAMED, replayed=replayed)
    assert no_caseloads_message(view).text == said
