"""Actions live: done, moved, not needed, added; and a file that comes in later loses none of it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.action import ActionState
from bot.importing import Refused
from bot.papers import plan_yaml
from bot.rules.action_changes import find
from bot.sample import PLAN
from bot.services.imports import import_file
from commands.actions import GONE, KEPT, NOT_YOURS, ONCE
from tests.integration.dispatch.asking import AD, HEAD, words_of
from tests.integration.dispatch.filling import filling


@pytest.fixture
def people(october, october_url):
    with filling(october, october_url) as opened:
        yield opened


@pytest.fixture
def late(people):
    """The id of an action that is overdue on 5 November 2018, and open."""
    return next(
        each.id
        for rec in people.store.snapshot().plan.recommendations
        for each in rec.actions
        if each.due == date(2018, 9, 30) and each.state is ActionState.OPEN
    )


def action(people, name):
    return find(people.store.snapshot().plan.recommendations, name)[1]


def changed(people, name, user=AD, **given):
    return people.sent(people.pressed(f"action {name}", user=user), user=user, **given)


def test_every_action_has_an_id_and_is_found_by_it(people):
    ids = [each.id for rec in people.store.snapshot().plan.recommendations for each in rec.actions]
    assert len(ids) == len(set(ids)) > 30
    assert "Action A12" in words_of(people.bot.ask("/actions a12"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/actions", "Open actions"),
        ("/actions overdue", "Overdue actions"),
        ("/actions rec 5", "Actions of recommendation 5"),
        ("/actions mine", "Your actions"),
    ],
)
def test_the_lists(people, line, said):
    assert said in words_of(people.bot.ask(line))


def test_what_is_done_is_no_longer_overdue_anywhere(people, late):
    overdue = words_of(people.bot.ask("/actions overdue"))
    assert late in overdue
    assert changed(people, late, state="done", what="All partners have read it") == (
        "planbot",
        KEPT,
    )
    assert late not in words_of(people.bot.ask("/actions overdue"))
    said = words_of(people.bot.ask(f"/actions {late}"))
    assert "It is *done*" in said
    assert "All partners have read it" in said


def test_a_new_date_keeps_the_first_one_in_sight(people, late):
    for day in ("2018-11-30", "2018-12-31", "2019-01-31"):
        changed(people, late, due=day, reason="The board meets later")
    said = words_of(people.bot.ask(f"/actions {late}"))
    assert "Due *31 Jan 2019*; moved three times, first due 30 Sep 2018." in said
    assert action(people, late).slips == 3


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "state"),
        ({"due": "2018-12-31"}, "reason"),
        ({"state": "not needed"}, "reason"),
        ({"state": "done"}, "what"),
        ({"state": "done", "due": "2018-12-31", "what": "x"}, "due"),
        ({"due": "2018-09-30", "reason": "x"}, "due"),
    ],
    ids=["nothing", "a date", "not needed", "done", "both", "the same date"],
)
def test_what_stands_against_a_change_is_said_at_its_field(people, late, given, field):
    assert list(changed(people, late, **given)) == [field]
    assert action(people, late).said == ()


def test_the_same_form_sent_twice_is_one_change(people, late):
    view = people.pressed(f"action {late}")
    for _ in range(2):
        people.sent(view, once="V1", due="2018-12-31", reason="Later")
    assert action(people, late).slips == 1


def test_a_form_that_is_older_than_the_action_is_refused_with_what_changed(people, late):
    view = people.pressed(f"action {late}", user=HEAD)
    changed(people, late, state="done", what="Read by all")
    errors = people.sent(view, user=HEAD, due="2018-12-31", reason="Later")
    assert (
        "Assistant Director Children's Social Care changed it on 5 Nov 2018: done"
        in (errors["state"])
    )


def test_a_team_manager_changes_their_own_alone(people, late):
    assert people.pressed(f"action {late}", user="U0TMFR").text == NOT_YOURS


def test_an_action_that_is_not_there(people):
    assert people.pressed("action A999").text == GONE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/actions rec 99", "The plan has no recommendation 99; its own are 1 to 17."),
        ("/actions A999", "There is no action A999; the plan's go from A1 to A"),
        ("/actions A999", "Did you mean /actions A9?"),
        ("/actions a123", "Did you mean /actions A12?"),
        ("/actions 5", "Did you mean /actions rec 5 or /actions A5?"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(people, line, said):
    assert said in words_of(people.bot.ask(line))


def new(people, user=AD, **given):
    wanted = {
        "recommendation": "5",
        "text": "Audit twelve repeat referrals",
        "owner": "head-of-service-children-in-care",
        "due": "2018-11-30",
    }
    return people.sent(people.typed("/actions new", user=user), user=user, **(wanted | given))


def test_one_is_added_and_stands_with_the_others(people):
    title, said = new(people)
    assert title == "planbot"
    name = said.split()[2].rstrip(".")
    assert action(people, name).due == date(2018, 11, 30)
    assert "Audit twelve repeat referrals" in words_of(people.bot.ask("/actions rec 5"))
    assert "Audit twelve repeat referrals" in words_of(people.bot.ask("/rag 5"))
    changed(people, name, state="done", what="Done")
    assert action(people, name).state is ActionState.DONE


def test_what_was_said_in_a_message_is_added_once(people):
    given = {
        "recommendation": "5",
        "owner": "head-of-service-children-in-care",
        "due": "2018-11-30",
    }
    for user, said in ((AD, "Added as"), (HEAD, ONCE)):
        view = people.chosen("record_action", "Audit the twelve", user=user)
        assert people.sent(view, user=user, **given)[1].startswith(said)


def test_a_file_that_does_not_know_of_a_change_loses_none_of_it_and_says_so(people, late, tmp_path):
    changed(people, late, due="2018-12-31", reason="Later")
    new(people)
    path = tmp_path / "plan.yaml"
    text = PLAN.read_text("utf-8").replace("Improvement", "Improving", 1)
    path.write_text(text, encoding="utf-8")
    brought = import_file(people.store, path, people.bot.desk.clock(), by="somebody")
    assert action(people, late).due == date(2018, 12, 31)
    assert "Audit twelve repeat referrals" in words_of(people.bot.ask("/actions rec 5"))
    told = [str(each) for each in brought.remarks]
    assert any("open, due 31 December 2018 stands, as Assistant Director" in each for each in told)
    assert not any("Id " in each or "State " in each for each in told)


DROPPED = {
    "in other words": "Something else altogether, in words of its own",
    "reworded a little": None,
}


@pytest.mark.parametrize("how", DROPPED)
def test_what_was_said_of_an_action_that_a_file_leaves_out_is_named(people, late, tmp_path, how):
    changed(people, late, state="done", what="All have read it")
    text = action(people, late).text
    path = tmp_path / "plan.yaml"
    plan = people.store.snapshot().plan
    other = DROPPED[how] or f"{text}."
    changed_plan = replace(
        plan,
        recommendations=tuple(
            replace(
                each,
                actions=tuple(
                    replace(one, id=None, text=other if one.id == late else one.text)
                    for one in each.actions
                ),
            )
            for each in plan.recommendations
        ),
    )
    path.write_text(plan_yaml(changed_plan), encoding="utf-8")
    brought = import_file(people.store, path, people.bot.desk.clock(), by="somebody")
    told = [str(each) for each in brought.remarks if "is kept and no longer shown" in str(each)]
    if DROPPED[how] is None:
        assert told == []
        return
    (said,) = told
    assert text[:30] in said
    assert "done by Assistant Director Children's Social Care on 5 November 2018" in said
    assert "“All have read it”" in said
    assert f"give its row the id {late}" in said


def test_the_plan_is_exported_with_what_was_said_and_comes_back_the_same(people, late, tmp_path):
    changed(people, late, due="2018-12-31", reason="Later")
    new(people)
    before = people.store.snapshot().plan
    path = tmp_path / "exported.yaml"
    path.write_text(plan_yaml(before), encoding="utf-8")
    assert "first_due: 2018-09-30" in path.read_text("utf-8")
    import_file(people.store, path, people.bot.desk.clock(), by="somebody")
    after = people.store.snapshot().plan
    assert [each.actions for each in after.recommendations] == [
        each.actions for each in before.recommendations
    ]


def test_an_earlier_day_knows_nothing_of_it(people, late):
    changed(people, late, state="done", what="Read")
    new(people)
    said = words_of(people.bot.ask("/actions rec 5 as at 2018-11-04"))
    assert "Audit twelve repeat referrals" not in said


def test_a_wide_channel_sees_that_words_were_added_and_none_of_them(people, late):
    changed(people, late, state="done", what="Three siblings were seen")
    said = words_of(people.bot.ask(f"/actions {late}", channel="C0CSC"))
    assert "siblings" not in said
    assert "Words were added" in said


def test_what_changes_is_audited_before_and_after(people, late):
    changed(people, late, due="2018-12-31", reason="Later")
    audited = [command for _, _, command, _ in people.bot.audited()]
    assert f"action {late}: open, due 2018-09-30 → open, due 2018-12-31" in audited


@pytest.mark.parametrize("text", ["<!channel> now", "=1+1", "*bold* <https://x|y>", "a" * 5000])
def test_nothing_that_is_written_breaks_a_message(people, late, text):
    changed(people, late, due="2018-12-31", reason=text)
    said = str(people.bot.ask(f"/actions {late}")["blocks"])
    assert "<!channel>" not in said
    assert "<https://x|y>" not in said


def test_what_is_not_needed_is_overdue_nowhere(people, late):
    rec = find(people.store.snapshot().plan.recommendations, late)[0]
    text = action(people, late).text[:40]
    changed(people, late, state="not needed", reason="The board was dissolved")
    line = next(
        each for each in words_of(people.bot.ask(f"/rag {rec.number}")).splitlines() if text in each
    )
    assert "*not needed*" in line
    assert "overdue" not in line


@pytest.mark.parametrize("asked", ["/rag {}", "/digest", "/meeting", "/planbot actions"])
def test_the_first_date_is_in_sight_wherever_the_action_is(people, late, asked):
    rec = find(people.store.snapshot().plan.recommendations, late)[0]
    for day in ("2018-10-15", "2018-10-31"):
        changed(people, late, due=day, reason="The board meets later")
    said = words_of(people.bot.ask(asked.format(rec.number)))
    assert "moved twice, first due 30 Sep 2018" in said


def test_an_id_that_a_file_gives_to_another_action_is_refused_and_names_both(
    people, late, tmp_path
):
    before = people.store.snapshot().plan
    _, old = find(before.recommendations, late)
    changed(people, late, state="done", what="Read")
    path = tmp_path / "plan.yaml"
    text = PLAN.read_text("utf-8")
    other = next(
        each.text
        for one in before.recommendations
        for each in one.actions
        if each.id != late and f"text: {each.text}\n" in text
    )
    path.write_text(
        text.replace(f"- text: {other}\n", f"- id: {late}\n        text: {other}\n", 1), "utf-8"
    )
    with pytest.raises(Refused) as refused:
        import_file(people.store, path, people.bot.desk.clock(), by="somebody")
    assert f"has the id {late}, but" in str(refused.value)
    assert old.text[:20] in str(refused.value)
    assert action(people, late).text == old.text
    assert action(people, late).state is ActionState.DONE


def test_a_reworded_action_keeps_the_id_that_the_file_gives_it_alone(people, late, tmp_path):
    old = action(people, late).text
    path = tmp_path / "plan.yaml"
    text = PLAN.read_text("utf-8")
    path.write_text(
        text.replace(
            f"- text: {old}\n",
            f"- id: {late}\n        text: Something quite different\n      - text: {old} again\n",
            1,
        ),
        "utf-8",
    )
    import_file(people.store, path, people.bot.desk.clock(), by="somebody")
    plan = people.store.snapshot().plan
    ids = [each.id for one in plan.recommendations for each in one.actions]
    assert len(ids) == len(set(ids))
    assert action(people, late).text == "Something quite different"
