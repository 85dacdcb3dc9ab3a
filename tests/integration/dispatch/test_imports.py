"""What came in, and an import taken back, in Slack: once, by those who bring files in."""

import pytest

from bot.playground.validation import check_message
from commands.imports import NOT_YOURS, WHICH
from tests.integration.dispatch.asking import (
    AD,
    ADMIN,
    CHILD_PROTECTION,
    HEAD,
    PERFORMANCE,
    SMM,
    STRANGER,
    words_of,
)
from tests.integration.dispatch.test_buttons import said_in

MINE = [PERFORMANCE, ADMIN]
OTHERS = [AD, HEAD, CHILD_PROTECTION]


def newest(town):
    return town.bot.desk.store.imports(1)[0]


def october_figures(town):
    """The number of the import that brought October's figures."""
    return next(
        each.number
        for each in town.bot.desk.store.imports(50)
        if each.kind == "outturns" and each.undoes is None
    )


def followed(town, user):
    """The answer that follows the acknowledgement of an undo, which it may overtake."""

    def answers():
        told = town.slack.ephemerals(user)
        return [each for each in told if not each.text.startswith("Taking import")]

    assert town.slack.wait_until(lambda: bool(answers()))
    return answers()[-1]


@pytest.mark.parametrize("user", MINE)
def test_those_who_bring_files_in_see_what_came_in(bot, user):
    payload = bot.ask("/planbot imports", user=user)
    said = words_of(payload)
    assert payload["response_type"] == "ephemeral"
    assert not check_message(payload)
    assert "the newest first" in said
    assert "/planbot undo and its number" in said
    assert bot.audited()[-1][0::2] == (user, "/planbot imports")


@pytest.mark.parametrize("line", ["/planbot imports", "/planbot undo 1", "/planbot undo"])
@pytest.mark.parametrize("user", OTHERS)
def test_everybody_else_is_told_kindly_no(bot, user, line):
    before = bot.desk.store.imports(50)
    assert bot.ask(line, user=user)["text"] == NOT_YOURS
    assert bot.audited()[-1][2:] == (line, "refused")
    assert bot.desk.store.imports(50) == before


@pytest.mark.parametrize("words", ["undo", "undo x", "undo -1", "undo all of it", "undo 1 2"])
def test_an_undo_without_a_number_says_what_to_type(bot, words):
    assert bot.ask(f"/planbot {words}", user=PERFORMANCE)["text"] == WHICH


@pytest.mark.parametrize("user", MINE)
@pytest.mark.parametrize("typed", ["undo {}", "UNDO import #{}", "*undo {}*"])
def test_an_import_is_taken_back_and_it_is_said_what_is_otherwise(town, user, typed):
    number = october_figures(town)
    town.ask(f"/planbot {typed.format(number)}", user=user)
    said = said_in(followed(town, user))
    assert "was taken back" in said
    assert newest(town).undoes == number
    assert "Performance" in newest(town).by or "dministrator" in newest(town).by
    assert town.bot.audited()[-1][2:] == (f"undo {number}", "answered")


def test_small_counts_stand_in_the_answer_only_where_the_place_may_see_them(town):
    number = october_figures(town)
    town.ask(f"/planbot undo {number}", user=ADMIN)
    said = said_in(followed(town, ADMIN))
    rows = [row for block in followed(town, ADMIN).blocks for row in block.get("rows", ())]
    assert {len(row) for row in rows} == {3}
    assert " of " not in "".join(cell["text"] for row in rows for cell in row[1:])
    assert "was taken back" in said


def test_what_stands_in_the_way_is_named_and_nothing_is_changed(town):
    numbers = [each.number for each in town.bot.desk.store.imports(50)]
    town.ask(f"/planbot undo {min(numbers)}", user=PERFORMANCE)
    said = followed(town, PERFORMANCE).text
    assert "Nothing was changed" in said or "cannot be taken back before" in said
    assert [each.number for each in town.bot.desk.store.imports(50)] == numbers


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999"])
def test_an_import_that_is_not_there_is_said(town, number):
    town.ask(f"/planbot undo {number}", user=PERFORMANCE)
    assert f"there is no import {number}" in followed(town, PERFORMANCE).text


def test_the_same_request_twice_takes_back_once(town):
    number = october_figures(town)
    answer = town.slack.command(PERFORMANCE, f"/planbot undo {number}")
    followed(town, PERFORMANCE)
    town.slack.send_again(answer.request)
    town.ask("/planbot imports", user=PERFORMANCE)
    assert sum(each.undoes == number for each in town.bot.desk.store.imports(50)) == 1
    said = [each.text for each in town.slack.ephemerals(PERFORMANCE)]
    assert sum("was taken back" in each for each in said) == 1
    assert not any("already" in each for each in said)


def test_take_back_pressed_does_what_the_command_does(town):
    number = october_figures(town)
    shown = town.post_button("undo", str(number), channel=SMM)
    town.press(AD, shown, "undo")
    assert town.told(AD).text == NOT_YOURS
    town.press(STRANGER, shown, "undo")
    assert "does not know you" in town.told(STRANGER).text
    assert newest(town).undoes is None
    town.press(PERFORMANCE, shown, "undo")
    assert "was taken back" in town.told(PERFORMANCE).text
    town.press(PERFORMANCE, shown, "undo")
    assert "was taken back already" in town.told(PERFORMANCE, 2).text
    assert newest(town).undoes == number
