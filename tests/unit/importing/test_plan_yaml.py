"""A plan from YAML: its shape is the dataclass's, and every problem has its line and its key."""

import re
from datetime import date, time
from decimal import Decimal

import pytest

from bot.domain.indicator import Direction, Tolerance, ToleranceKind, Unit
from bot.domain.people import PersonKind
from bot.domain.period import PeriodKind
from bot.domain.rag import Rag
from bot.importing import PlanFile, Refused, read_bytes
from tests.making import AT, PLAN_YAML, small_plan


def changed(old, new):
    assert PLAN_YAML.count(old) >= 1, old
    return PLAN_YAML.replace(old, new, 1)


def refused(text, at=AT):
    with pytest.raises(Refused) as caught:
        read_bytes("plan.yaml", text.encode(), None, at)
    return [str(problem) for problem in caught.value.problems]


def line_of(text, part):
    return text.count("\n", 0, text.index(part)) + 1


def test_a_plan_is_read_into_its_nouns():
    brought = read_bytes("whatever.txt", PLAN_YAML.encode(), None, AT)
    assert isinstance(brought, PlanFile)
    plan = brought.plan
    assert plan.as_of == date(2018, 11, 5)
    assert plan.defaults.tolerance == Tolerance(ToleranceKind.PERCENT, Decimal(10))
    assert plan.meanings[Rag.AMBER] == "Later"
    indicator = plan.indicator("5.1")
    assert indicator.unit is Unit.PERCENT
    assert indicator.direction is Direction.LOWER
    assert indicator.measured is PeriodKind.MONTH
    assert [target.value for target in indicator.targets] == [22, 20]
    assert plan.people[0].kind is PersonKind.ASSISTANT_DIRECTOR
    assert plan.schedule[0].at == time(8, 30)


def test_an_unquoted_ref_keeps_its_last_nought():
    assert [each.ref for each in small_plan().indicators] == ["5.1", "5.40", "5.2", "5.3"]


def test_the_ids_of_an_enterprise_grid_and_of_old_private_channels_are_taken():
    text = re.sub(r"\bT0", "E0", re.sub(r"\bU0", "W0", re.sub(r"\bC0", "G0", PLAN_YAML)))
    plan = read_bytes("p", text.encode(), None, AT).plan
    assert plan.workspace.startswith("E0")
    assert {user[:2] for person in plan.people for user in person.users} == {"W0"}
    assert {each.id[:2] for each in plan.channels} == {"G0"}


APART = [
    ("weekday: mon", "weekday: tue"),
    ("kind: weekly-digest", "kind: caseloads"),
    ("starts: 2018-11-05", "starts: 2018-11-12"),
]


def test_an_ask_for_updates_needs_no_weekday():
    schedule = read_bytes("p", changed(POST, f"{POST}{ASK}").encode(), None, AT).plan.schedule
    assert [each.weekday for each in schedule] == ["mon", None]


@pytest.mark.parametrize(("old", "new"), APART)
def test_posts_that_are_never_due_on_one_day_stand_beside_each_other(old, new):
    first = POST.replace("weekday: mon", "weekday: mon, cadence: fortnightly, starts: 2018-11-05")
    text = changed(POST, first + first.replace(old, new))
    assert len(read_bytes("p", text.encode(), None, AT).plan.schedule) == 2


def test_an_indicator_may_count_up_through_the_year():
    plan = read_bytes(
        "p", changed("unit: percent", "unit: count\n        cumulative: true").encode(), None, AT
    ).plan
    assert plan.indicator("5.1").cumulative
    assert not plan.indicator("5.2").cumulative


@pytest.mark.parametrize(
    "word", ["on", "yes", "no", "off", "1:30", "1_000", "0x10", "2018-11-05", "1e3", "=1+1"]
)
def test_what_yaml_would_turn_into_something_else_stays_text(word):
    text = changed("source: Made for the tests", f"source: {word}")
    assert read_bytes("plan.yaml", text.encode(), None, AT).plan.source == word


def test_an_empty_optional_field_is_none_and_a_quoted_null_is_text():
    text = PLAN_YAML.replace(
        "        short: Contacts\n", "        short: Contacts\n        note: ~\n"
    )
    text = text.replace(
        "        short: Reports\n", '        short: Reports\n        note: "null"\n'
    )
    plan = read_bytes("plan.yaml", text.encode(), None, AT).plan
    assert plan.indicator("5.40").note is None
    assert plan.indicator("5.2").note == "null"


SHAPE = [
    ("title: Re-referrals", "titel: Re-referrals", "titel", "did you mean 'title'"),
    ("unit: percent", "unit: per cent", "unit", "did you mean 'percent'"),
    ("unit: percent", "unit: furlongs", "unit", "write one of"),
    ("value: 22", "value: nan", "value", "is not a number"),
    ("value: 22", "value: 2_2", "value", "is not a number"),
    ("value: 22", "value: ２２", "value", "is not a number"),
    ("value: 22", "value: 1e1", "value", "is not a number"),
    ("value: 22", "value: -22", "value", "is negative"),
    ("value: 22", "value: 22%", "value", "is not a number"),
    ("by: 2018-03-31", "by: 31/03/2018", "by", "write it as 2018-09-30"),
    ("by: 2018-03-31", "by: 2018-02-31", "by", "not a day of the calendar"),
    ("by: 2018-03-31", "by: March 2018", "by", "is not a date"),
    ('at: "08:30"', 'at: "8:30"', "at", "write it as 08:30"),
    ('at: "08:30"', 'at: "24:30"', "at", "write it as 08:30"),
    ("number: 5", "number: five", "number", "is not a number"),
    ("users: [U0AD]", "users: U0AD", "users", "must be a list"),
    ("users: [U0AD]", "users: [~]", "users[0]", "is empty"),
    ("users: [U0AD]", "users: [[U0AD]]", "users[0]", "single value"),
    ("tolerance: {kind: percent, amount: 10}", "tolerance: 10", "tolerance", "must be keys"),
    ("meanings: {green: Good,", "meanings: {gren: Good,", "meanings.gren", "did you mean 'green'"),
    (
        "name: senior-managers",
        "name: senior-managers, shared: yes",
        "shared",
        "write true or false",
    ),
    ("title: Days to court", "title: ''", "title", "is empty"),
    ("title: Days to court", "titel: Days to court", "titel", "did you mean 'title'"),
    ("short: Days to court", f"short: {'x' * 41}", "short", "shorten it to 40"),
    ("title: Days to court", f"title: {'x' * 151}", "title", "shorten it to 150"),
    ("source: Made", 'source: "\\a"\n#', "source", "control character"),
]


@pytest.mark.parametrize(("old", "new", "key", "said"), SHAPE)
def test_what_does_not_fit_the_shape_is_refused_by_line_and_key(old, new, key, said):
    text = changed(old, new)
    found = [problem for problem in refused(text) if said in problem]
    assert found
    place, _, _ = found[0].partition(": ")
    assert place.startswith(f"plan.yaml, row {line_of(text, new.splitlines()[0])}, column ")
    assert place.endswith(key)


def test_a_missing_key_is_told_where_it_belongs():
    text = changed("        title: Contacts\n", "")
    (problem,) = refused(text)
    line = line_of(text, "- ref: 5.40")
    assert problem == (
        f"plan.yaml, row {line}, column recommendations[0].indicators[1].title: is missing; "
        "fill it in"
    )


MONTHLY = "weekday: mon, cadence: monthly"
FORTNIGHTLY = "weekday: mon, cadence: fortnightly"
ASK = '  - {kind: ask-for-updates, channel: C0SMM, at: "09:00"}\n'
POST = '  - {kind: weekly-digest, channel: C0SMM, weekday: mon, at: "08:30"}\n'
FIGURE = "figures:\n  - {title: T, value: 5, unit: "
MEANING = [
    (POST, POST * 2, "weekly-digest goes to C0SMM on the same mon at 08:30 already, by line"),
    (POST, POST + POST.replace("08:30", "16:00"), "sent once a day; delete one"),
    (POST, POST + POST.replace("mon,", "mon, cadence: monthly,"), "sent once a day; delete one"),
    ("weekday: mon", f"{MONTHLY}, week: 5", "write 1 to 4"),
    ("weekday: mon", f"{MONTHLY}, starts: 2018-11-05", "says nothing for a monthly post"),
    ("weekday: mon", "weekday: mon, week: 2", "says nothing for a weekly post"),
    ("weekday: mon", FORTNIGHTLY, "write a day in one of its weeks"),
    (", weekday: mon", "", "weekday: is missing; write one of mon, tue"),
    ("kind: weekly-digest", "kind: ask-for-updates", "has none; add one to the schedule"),
    (POST, f"{POST}{ASK.replace('C0SMM', 'C0ELSE')}", "and C0ELSE has none; write C0SMM"),
    (
        POST,
        f"{POST}{ASK.replace('at:', 'cadence: monthly, at:')}",
        "says nothing without a weekday",
    ),
    ("people:", f"{FIGURE}count, denominator: 0}}\npeople:", "the denominator is 0"),
    ("unit: percent", "unit: percent\n        per: 1000", "is for a rate; delete it"),
    ("unit: percent", "unit: percent\n        least: 5\n        most: 5", "is not below most"),
    ("unit: percent", "unit: percent\n        most: 10", "is over most, 10; correct it"),
    ("unit: percent", "unit: percent\n        least: 50", "is below least, 50; correct it"),
    ("unit: percent", "unit: percent\n        code: [Reports in place]", "is what 5.2 is called"),
    ("value: 22", "value: -22", "say with least that the indicator can be below 0"),
    ("number: 5", "number: 0", "number them from 1"),
    ("unit: percent", "unit: percent\n        tolerance: {kind: floor, amount: 101}", "over 100"),
    ("as_of: 2018-11-05", "as_of: 2018-11-06", "after 2018-11-05, the day of this import"),
    ("red: More", "amber: Again", "is there twice"),
    (", red: More", "", "say what red means"),
    ("T0TEST", "X0TEST", "is not a Slack workspace"),
    ("number: 5", "number: 6", "5.1 stands under recommendation 6"),
    ('"5.2"', '"5.1"', "indicator 5.1 is there twice"),
    ('"5.2"', "five", "is not a ref"),
    (
        "by: 2020-03-31, value: 20",
        "by: 2018-03-31, value: 20",
        "a target by 2018-03-31 is there twice",
    ),
    ("value: 22", "value: 122", "over 100%"),
    ("value: 22", "value: 0.22", "write 22"),
    ("value: 22", "low: 22", "the target is one value"),
    ("value: 22", "value: 22, words: Few", "not both"),
    ("direction: lower", "direction: range", "given by low and high"),
    ("        direction: lower\n", "", "write higher or lower"),
    ("words: In place", "value: 5", "target is in words"),
    ("unit: percent", "unit: percent\n        cumulative: true", "percent never counts up"),
    ("unit: words", "unit: words\n        direction: higher", "has no direction"),
    (
        "unit: words",
        "unit: words\n        tolerance: {kind: amount, amount: 1}",
        "has no tolerance",
    ),
    ("unit: percent", "unit: percent\n        tolerance: {kind: percent, amount: 0.5}", "write 10"),
    ("unit: percent", "unit: percent\n        tolerance: {kind: amount, amount: 110}", "over 100"),
    (
        "unit: percent",
        "unit: percent\n        tolerance: {kind: floor, amount: 10}",
        "nothing could be amber; raise",
    ),
    ("{kind: percent, amount: 10}", "{kind: floor, amount: 10}", "write percent here"),
    ("{kind: percent, amount: 10}", "{kind: percent, amount: 110}", "over 100% of the target"),
    ("{kind: percent, amount: 10}", "{kind: percent, amount: 0.1}", "write 10 for 10%"),
    ("judged: 2018-11-05", "judged: 2018-11-06", "after the plan's as_of"),
    ("low: 18, high: 20", "low: 20, high: 18", "is over high"),
    ("low: 18, high: 20", "low: 18, high: 2000", "correct it"),
    ("role: Senior Practitioner", "role: social worker", "is there twice"),
    ("role: assistant-director", "role: Assistant Director", "is not a role"),
    ("[U0AD]", "[B0AD]", "is not a Slack user"),
    ("[U0TM]", "[U0AD]", "the user U0AD is there twice"),
    ("    team: First Response\n", "", "sees one team"),
    ("users: [U0AD]", "users: []", "nobody would be told"),
    ("kind: assistant director", "kind: senior manager", "nobody would be told"),
    ("id: C0SMM", "id: D0SMM", "is not a Slack channel"),
    ("channel: C0SMM", "channel: C0OTHER", "no channel 'C0OTHER'"),
    ("weekday: mon", "weekday: 1", "is not known here; write one of mon"),
    (
        "people:",
        (
            "figures:\n  - {title: T, value: 5, unit: percent, numerator: 75, denominator: 134}\n"
            "people:"
        ),
        "which is 56.0%",
    ),
    (
        "people:",
        "figures:\n  - {title: T, value: 5, unit: count, indicator: '9.9'}\npeople:",
        "no indicator 9.9",
    ),
    (
        "people:",
        "figures:\n  - {title: T, value: 5, unit: count, recommendation: 9}\npeople:",
        "no recommendation 9",
    ),
    (
        "people:",
        "figures:\n  - {title: T, value: 5, unit: count, numerator: 1, denominator: 0}\npeople:",
        "is 0",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), MEANING)
def test_what_contradicts_itself_is_refused(old, new, said):
    assert any(said in problem for problem in refused(changed(old, new)))


def test_a_range_wants_low_under_high():
    text = changed("direction: lower", "direction: range")
    text = text.replace("value: 22", "low: 22, high: 20").replace("value: 20}", "high: 20}")
    (problem,) = refused(text)
    assert "22 is over high; swap them" in problem


def test_a_floor_above_every_target_is_refused_where_higher_is_better():
    text = changed(
        "direction: lower", "direction: higher\n        tolerance: {kind: floor, amount: 90}"
    )
    (problem,) = refused(text)
    assert "nothing could be amber; lower it" in problem


def test_problems_of_shape_and_of_meaning_are_told_together_by_line():
    text = (
        changed("value: 22", "value: nan")
        .replace("[U0TM]", "[U0AD]")
        .replace("title: A", "titel: A")
    )
    lines = [int(problem.split("row ")[1].split(",")[0]) for problem in refused(text)]
    assert len(lines) >= 4
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (changed("name: Small", "name: &a Small"), "an anchor (&) is not understood"),
        (changed("name: Small", "&a name: Small"), "an anchor (&) is not understood"),
        (changed("title: A small plan", "title: *a"), "an alias (*) is not understood"),
        (changed("name: Small", "name: !!python/object:os.system Small"), "a tag (!)"),
        (changed("value: 22", "value: !!float 22"), "a tag (!)"),
        (changed("name: Small", "name: Small\nname: Large"), "is there twice, in line 1"),
        (PLAN_YAML + "---\nname: Second\n", "a second document"),
        (changed("name: Small", "name: [Small"), "this is not YAML"),
        (changed("name: Small", "\tname: Small"), "this is not YAML"),
        (changed("name: Small", "? [a, b]\n: Small"), "a key must be a plain word"),
        (changed("name: Small", "name: " + "[" * 50_000), "nested deeper than 20"),
        (changed("name: Small", "name: [" + "a, " * 120_000 + "]"), "more than 100,000 entries"),
        (changed("people:", "notes: [" + "a, " * 501 + "]\npeople:"), "more than 500 entries"),
        (changed("name: Small", "name: Sm\x01all"), "does not allow"),
        (PLAN_YAML + "# " + "x" * 90_000 + "\n", None),
    ],
)
def test_yamls_machinery_is_refused_by_name(text, said):
    if said is None:
        assert read_bytes("plan.yaml", text.encode(), None, AT).plan == small_plan()
        return
    problems = refused(text)
    assert any(said in problem for problem in problems), problems


def test_a_plan_that_laughs_a_billion_times_is_refused_at_once():
    laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    problems = refused(f"name: &l0 lol\ntitle: x\n{laughs}")
    assert any("an alias" in problem for problem in problems)


def test_a_range_has_no_floor():
    text = changed(
        "direction: lower", "direction: range\n        tolerance: {kind: floor, amount: 9}"
    )
    assert any("a range has no floor" in problem for problem in refused(text))


def test_a_plan_without_recommendations_is_refused():
    text = PLAN_YAML[: PLAN_YAML.index("recommendations:")] + "recommendations: []\n"
    assert any("at least one recommendation" in problem for problem in refused(text))


def test_a_plan_of_only_comments_is_no_plan():
    assert any("neither a plan" in problem for problem in refused("# name: x\n# title: y\n"))


def test_when_a_rating_was_taken_in_is_no_key_of_the_file():
    text = changed("judged: ", "recorded: 2018-11-05, judged: ")
    (problem,) = refused(text)
    assert "there is no key 'recorded'" in problem
    assert problem.endswith("the keys here are rag, judged, by, reason, derived")
