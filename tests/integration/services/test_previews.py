"""A preview says what an import would do, and does nothing."""

from dataclasses import replace
from html import unescape

import pytest

from bot.domain.people import Audience
from bot.domain.period import london_day
from bot.importing import ManyChange, many_change
from bot.messages.flags import flags_message
from bot.messages.import_changes import ALL, preview_in_full, preview_message
from bot.messages.parts.table import MOST_ROWS
from bot.messages.view import View
from bot.rules.assessment import assess
from bot.services.previews import preview_file
from tests.integration.services.brought import GREEN, NOW
from tests.making import as_yaml, outturn, plan_in_file
from tests.unit.messages.sound import faults_of

OCTOBER, NOVEMBER = "2018-10", "2018-11"


def preview_of(bringing, path):
    return preview_file(bringing.store, path, NOW)


def test_a_preview_shows_old_and_new_and_whom_it_would_tell(planned):
    planned.outturns((OCTOBER, 17))
    before = planned.store.snapshot()
    seen = preview_of(planned, planned.outturn_file((OCTOBER, 16), (NOVEMBER, 24)))
    changes = seen.changes
    assert [(each.before and each.before.value, each.after.value) for each in changes.figures] == [
        (17, 16),
        (None, 24),
    ]
    assert [flag.opened for flag in changes.opened] == [NOVEMBER]
    assert [(each.before.status, each.after.status) for each in changes.statuses] == [
        ("green", "red")
    ]
    assert [(each.kind, each.channel) for each in seen.told] == [("left-green", "U0AD")]
    assert planned.store.snapshot() is before
    assert planned.store.outbox_rows() == []


def test_a_revision_that_reads_alike_shows_in_what_it_differs(planned):
    planned.outturns((OCTOBER, "16.72"))
    seen = preview_of(planned, planned.outturn_file((OCTOBER, "16.68")))
    said = preview_message("october.csv", seen.plan, seen.changes, (), seen.told).plain
    assert "16.72" in said
    assert "16.68" in said


def test_what_is_previewed_is_what_the_import_then_does(planned):
    planned.outturns((OCTOBER, 17))
    path = planned.outturn_file((NOVEMBER, 24))
    seen = preview_of(planned, path)
    planned.bring(path)
    assert [each.message.text for each in seen.told] == planned.told()
    assert [each.opened for each in seen.changes.opened] == [each[0] for each in planned.flags]


def test_a_file_that_changes_nothing_says_so(planned):
    planned.outturns((OCTOBER, 17))
    path = planned.outturn_file((OCTOBER, 17)).rename(planned._folder / "again.csv")
    seen = preview_of(planned, path)
    message = preview_message("again.csv", seen.plan, seen.changes, (), seen.told)
    assert "again.csv would change nothing." in message.plain


def test_a_target_that_is_edited_opens_no_flag_and_none_is_promised(planned, tmp_path):
    planned.outturns((OCTOBER, 15), (NOVEMBER, 17))
    harder, easier = (tmp_path / name for name in ("harder.yaml", "easier.yaml"))
    harder.write_text(as_yaml(plan_in_file(ratings=(GREEN,), target=16)), encoding="utf-8")
    easier.write_text(as_yaml(plan_in_file(ratings=(GREEN,), target=18)), encoding="utf-8")
    seen = preview_of(planned, harder)
    said = preview_message("harder.yaml", seen.plan, seen.changes, (), seen.told).plain
    assert "1 changed status and 1 indicator off target by an edited target" in said
    assert "Off target by an edited target\n• 5.2 " in said
    assert "flag" not in said.lower()
    planned.bring(harder)
    found = assess(planned.store.snapshot(), london_day(NOW))
    assert "off target by an edited target: 5.2" in flags_message(View(found, Audience.NAMED)).plain
    back = preview_of(planned, easier)
    told = preview_message("easier.yaml", back.plan, back.changes, (), back.told).plain
    assert "1 indicator no longer off target by an edited target" in told
    assert "flag" not in told.lower()


def test_a_plan_is_previewed_before_there_is_one(bringing, tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(as_yaml(plan_in_file()), encoding="utf-8")
    seen = preview_of(bringing, path)
    assert seen.plan.name == plan_in_file()["name"]
    assert bringing.store.snapshot() is None


def test_the_message_is_sound_and_names_figures_flags_and_alerts(planned):
    planned.outturns((OCTOBER, 17))
    seen = preview_of(planned, planned.outturn_file((NOVEMBER, 24)))
    message = preview_message(
        "a & b.csv", seen.plan, seen.changes, ("one row left out",), seen.told
    )
    assert faults_of(message) == []
    assert "1 new figure, 1 changed status and 1 flag that opens" in message.plain
    assert "one row left out" in message.plain
    assert unescape(seen.told[0].message.text) in message.plain
    assert "nothing is stored" in message.plain


def test_an_alert_that_follows_its_figure_is_told_apart_from_what_is_new(planned):
    planned.outturns((OCTOBER, 17), (NOVEMBER, 24))
    seen = preview_of(planned, planned.outturn_file((NOVEMBER, 30)))
    message = preview_message("b.csv", seen.plan, seen.changes, (), seen.told)
    assert [each.kind for each in seen.told] == ["edited-alert"]
    assert "Would be told" not in message.plain
    assert "Alerts from before, brought up to date" in message.plain
    assert ": the alert about 5.2 " in message.plain


def test_a_cut_list_names_what_shows_all_of_it(planned):
    months = [f"{year}-{month:02d}" for year in (2016, 2017) for month in range(1, 13)]
    seen = preview_of(planned, planned.outturn_file(*((each, 17) for each in months)))
    cut = preview_message("c.csv", seen.plan, seen.changes, (), seen.told).plain
    assert "and 4 more (planbot import --preview --all)" in cut
    whole = preview_in_full("c.csv", seen.plan, seen.changes, (), seen.told)
    assert (whole.count("17%"), " more" in whole) == (24, False)


def figures_of(ref, *values):
    return [outturn(f"2018-{month:02d}", value, ref=ref) for month, value in enumerate(values, 1)]


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"1.2": (7,)}, None),
        ({"1.1": (7, 8, 9, 10)}, "4 of the 6 figures that were stored already"),
        ({"1.1": (7, 8), "1.2": (2,)}, None),
        ({"1.1": (7, 8), "1.2": (1, 2)}, "4 of the 6 figures that were stored already"),
    ],
    ids=["one_is_another", "one_indicator_is_another", "half_are_others", "most_are_others"],
)
def test_what_changes_most_of_what_was_stored_is_said(others, said):
    figures = [each for ref, values in others.items() for each in figures_of(ref, *values)]
    remarks = many_change(figures, 6)
    assert [str(each)[:43] for each in remarks] == ([said] if said else [])


def test_a_preview_says_that_before_anything_else(planned):
    planned.outturns((OCTOBER, 17))
    seen = preview_of(planned, planned.outturn_file((OCTOBER, 16)))
    imported = replace(seen.imported, remarks=(ManyChange(12, 14), *seen.imported.remarks))
    message = preview_message(
        "c.csv", seen.plan, seen.changes, imported.beside, seen.told, heed=imported.heed
    )
    plain = message.plain
    assert plain.index("12 of the 14 figures that were stored already") < plain.index("Before")


def test_slacks_preview_of_many_figures_is_sound_and_says_where_the_rest_is(planned):
    years = range(2007, 2018)
    months = [f"{year}-{month:02d}" for year in years for month in range(1, 13)]
    seen = preview_of(planned, planned.outturn_file(*((each, 17) for each in months)))
    message = preview_message("c.csv", seen.plan, seen.changes, (), seen.told, rows=MOST_ROWS)
    assert faults_of(message) == []
    assert f"and {len(months) - MOST_ROWS} more ({ALL})" in message.plain
