"""Each command, as it is typed: helpful to nonsense, explicit about who sees the reply."""

from datetime import UTC, datetime

import pytest

from bot.playground.validation import check_message
from bot.services.imports import import_file
from bot.store import StoreUnavailable
from tests.integration.dispatch.asking import COMMANDS, SMM, front, words_of

NONSENSE = (
    "xyzzy plugh",
    "-1",
    "0",
    "99999999999999999999",
    "1e3",
    "½",
    "💥",
    "'; DROP TABLE plan; --",
    '" OR 1=1 --',
    "%(x)s {0} \\x00",
    "<!channel> <@U0AD>",
    "a" * 200,
    "\u202eoof",
    "as as as",
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("words", ["help", "HELP", "  help  ", "?", "*help*", "“help”?"])
def test_every_command_has_help(asked, command, words):
    payload = asked.ask(f"{command} {words}")
    assert payload["response_type"] == "ephemeral"
    assert f"Help for {command}" in words_of(payload)
    assert f"{command} help" in words_of(payload)


@pytest.mark.parametrize("command", COMMANDS)
def test_nonsense_is_answered_with_what_can_be_typed(asked, command):
    for nonsense in NONSENSE:
        payload = asked.ask(f"{command} {nonsense}")
        assert payload["response_type"] == "ephemeral"
        assert not check_message(payload), nonsense
        assert f"{command}" in words_of(payload), nonsense


@pytest.mark.parametrize("command", COMMANDS)
def test_more_than_a_few_words_are_not_read(asked, command):
    said = words_of(asked.ask(f"{command} {'a ' * 101}"))
    assert "longer than 200 characters" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/rag", "17 recommendations"),
        ("/rag 12", "12 · Pathway planning"),
        ("/rag rec 12", "12 · Pathway planning"),
        ("/rag R12", "12 · Pathway planning"),
        ("/rag #12", "12 · Pathway planning"),
        ("/rag *12*", "12 · Pathway planning"),
        ("/rag _12_", "12 · Pathway planning"),
        ("/rag `12`", "12 · Pathway planning"),
        ("/rag ~12~", "12 · Pathway planning"),
        ('/rag "12"', "12 · Pathway planning"),
        ("/rag “12”", "12 · Pathway planning"),
        ("/rag 12?", "12 · Pathway planning"),
        ("/rag (12).", "12 · Pathway planning"),
        ("/rag «12»", "12 · Pathway planning"),
        ("/rag „12“", "12 · Pathway planning"),
        ("/rag \u200b12\u00a0", "12 · Pathway planning"),
        ("/rag no. 12", "12 · Pathway planning"),
        ("/rag recommendation R12", "12 · Pathway planning"),
        ("/rag *12* more", "12 · Pathway planning and support to care leavers: all that is noted"),
        ("/rag 12 *as at* “2018-11-05”", "12 · Pathway planning"),
        ("/rag *12* as at 2018-11-05?", "12 · Pathway planning"),
        ("/rag “12 as at 2018-11-05”", "12 · Pathway planning"),
        ("/caseloads “First Response”", "First Response, caseloads"),
        ("/caseloads *First Response*?", "First Response, caseloads"),
        ("/indicator “5.1”", "5.1 · Re-referrals"),
        ("/indicator R5.1.", "5.1 · Re-referrals"),
        ("/planbot _questions_", "Questions for the meeting"),
        ("/rag 012", "12 · Pathway planning"),
        ("/rag 12.1", "12 · Pathway planning"),
        ("/rag   12  ", "12 · Pathway planning"),
        ("/rag AMBER", "6 recommendations rated Amber"),
        ("/rag green", "11 recommendations rated Green"),
        ("/rag Red", "0 recommendations rated Red"),
        ("/rag changed", "3 indicators left green and 1 came back"),
        ("/rag changed since the report", "No report is remembered yet"),
        ("/rag changes", "3 indicators left green and 1 came back"),
        ("/rag re-referrals", "5 · Thresholds"),
        ("/rag ReReferals", "5 · Thresholds"),
        ("/rag private fostering", "13 · "),
        ("/rag care leavers", "Which one?"),
        ("/rag 18", "Nothing in the plan matches"),
        ("/rag 0", "Nothing in the plan matches"),
        ("/indicator 5.1", "Indicator 5.1"),
        ("/indicator R5.1", "Indicator 5.1"),
        ("/indicator 05.1", "Indicator 5.1"),
        ("/indicator re-referrals", "Indicator 5.1"),
        ("/indicator REPEAT plans", "Indicator 5.2"),
        ("/indicator care leavers", "Which one?"),
        ("/indicator 5.9", "Nothing in the plan matches"),
        ("/indicator", "Help for /indicator"),
        ("/indicator private fostering", "Which one?"),
        ("/indicator adoptoin", "Which one?"),
        ("/caseloads", "52 of 186"),
        ("/caseloads First Response", "First Response, caseloads"),
        ("/caseloads FIRST   response", "First Response, caseloads"),
        ("/caseloads first", "First Response, caseloads"),
        ("/caseloads frist response", "First Response, caseloads"),
        ("/caseloads respones frist", "First Response, caseloads"),
        ("/caseloads child protection", "Which one?"),
        ("/caseloads teams", "Caseloads by team"),
        ("/caseloads ALL", "Caseloads by team"),
        ("/caseloads over", "Above the agreed range"),
        ("/caseloads above", "Above the agreed range"),
        ("/caseloads what if First Response +3 workers", "average of 20.1 cases (22 now)"),
        ("/caseloads What if frist response had 3 more people?", "20.1 cases (22 now)"),
        ("/caseloads what if first response 2 social workers leave", "2 workers left First"),
        ("/caseloads what if first response \u22122", "2 workers left First Response"),
        (
            "/caseloads what if First Response 12 cases move to Child Protection North",
            "Child Protection North: an average of",
        ),
        ("/caseloads what if +3 workers in First Response", "20.1 cases (22 now)"),
        ("/caseloads what if three workers join First Response?", "20.1 cases (22 now)"),
        ("/caseloads what if two social workers left First Response", "2 workers left First"),
        (
            "/caseloads what if 12 cases move from First Response to Child Protection North",
            "12 cases moved from First Response to Child Protection North",
        ),
        ("/caseloads what if child protection +3", "Which one?"),
        (
            "/caseloads what if child protection north 12 cases move to child protection",
            "/caseloads what if child protection north 12 cases move to Child Protection South",
        ),
        ("/caseloads what if *<!channel>* +3", "No team holds cases by the name of “‹!channel›”"),
        ("/caseloads what if rsponse 2 leave", "what if First Response 2 leave"),
        ("/caseloads what if First Response 12 cases move to Response", "with First Response al"),
        ("/caseloads what if First Response 40 leave", "40 cannot leave"),
        ("/caseloads what if First Response 4000 cases to Child Protection North", "cannot move"),
        ("/caseloads what if First Response +101", "1 to 100 workers"),
        ("/caseloads what if First Response +0", "can ask"),
        ("/caseloads what if First Response +1.5 workers", "can ask"),
        ("/caseloads what if", "can ask"),
        ("/caseloads as at 2018-09-29", "No caseload extract has been imported by"),
        ("/flags", "3 indicators left green"),
        ("/flags as at 2018-10-30", "no open flag"),
        ("/digest", "Left green"),
        ("/planbot", "planbot knows"),
        ("/planbot about", "planbot knows"),
        ("/planbot QUESTIONS", "Questions for the meeting"),
        ("/planbot actions", "Further actions"),
        ("/planbot meetings", "Meetings and reports"),
        ("/planbot Figures", "Figures beside the indicators"),
        ("/planbot notes", "Notes on the plan"),
        ("/rag 12 more", "12 · Pathway planning and support to care leavers: all that is noted"),
        (
            "/rag rec 12 More",
            "12 · Pathway planning and support to care leavers: all that is noted",
        ),
    ],
)
def test_a_command_answers_what_was_meant(asked, line, said):
    payload = asked.ask(line)
    assert said in words_of(payload)
    assert payload["response_type"] == "ephemeral"
    assert not check_message(payload)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("/rag ambre", "/rag amber"),
        ("/rag AMER", "/rag amber"),
        ("/rag rde", "/rag red"),
        ("/rag gren", "/rag green"),
        ("/rag chagned", "/rag changed"),
        ("/caseloads tems", "/caseloads teams"),
        ("/caseloads ovr", "/caseloads over"),
        ("/planbot stauts", "/planbot status"),
        ("/planbot question", "/planbot questions"),
        ("/planbot hepl", "/planbot help"),
    ],
)
def test_a_misspelt_keyword_is_offered_and_not_taken(asked, line, meant):
    payload = asked.ask(line)
    said = words_of(payload)
    assert meant in said
    assert "Did you mean" in said or "Which one?" in said
    assert line.partition(" ")[2] in said
    assert not check_message(payload)


@pytest.mark.parametrize(
    ("line", "words"),
    [("/flags 5", "5"), ("/digest please", "please"), ("/planbot xyzzy plugh", "xyzzy plugh")],
)
def test_a_command_that_looks_nothing_up_says_what_it_takes(asked, line, words):
    said = words_of(asked.ask(line))
    command = line.partition(" ")[0]
    assert said.startswith(f"{command} does not take “{words}”.\n")
    assert "Nothing in the plan" not in said
    assert f"• {command}" in said


@pytest.mark.parametrize("words", ["5", "rec 5", "#5", "05"])
def test_the_number_of_a_recommendation_asks_which_of_its_indicators(asked, words):
    said = words_of(asked.ask(f"/indicator {words}"))
    assert "Which one?" in said
    assert [each for each in ("5.1", "5.2", "5.3") if f"/indicator {each}" not in said] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/indicator 10", "Indicator 10.1"),
        ("/indicator 4", "Recommendation 4 has no indicator."),
        ("/indicator 5.9", "/indicator 5.3"),
        ("/indicator 18", "Nothing in the plan matches"),
    ],
)
def test_a_number_says_what_can_be_asked_of_a_recommendation(asked, line, said):
    assert said in words_of(asked.ask(line))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/indicator re-referrals trend", "5.1 · "),
        ("/indicator 5 compare", "/indicator 5.2 compare"),
        ("/indicator rereferals backtest", "Backtest: 5.1"),
        ("/flags re-referrals", "5.1 Re-referrals"),
        ("/flags repat plans xyz", "5.2 Repeat"),
    ],
)
def test_an_indicator_is_found_by_its_name_in_every_view(asked, line, said):
    assert said in words_of(asked.ask(line))


@pytest.mark.parametrize("command", ["/flags", "/digest"])
def test_the_help_says_that_an_earlier_day_can_be_asked_for(asked, command):
    assert f"{command} as at 2018-06-04" in words_of(asked.ask(f"{command} help"))
    assert words_of(asked.ask(f"{command} as at 2018-06-04")) != words_of(asked.ask(command))


@pytest.mark.parametrize(
    "day", ["2018-11-04", "4/11/2018", "4 November 2018", "4 nov 2018", "2018-11-05"]
)
def test_an_earlier_day_can_be_written_in_several_ways(asked, day):
    said = words_of(asked.ask(f"/rag 5 as at {day}"))
    assert "5 · Thresholds" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("5 as at 2018-11-06", "2018-11-06 is still to come"),
        ("5 as at 9999-12-31", "is still to come"),
        ("5 as at", "No day stands after “as at”. Write it as 2018-06-04, 04/06/2018 or 4 June"),
        ("as at 32/1/2018", "“32/1/2018” cannot be read as a day. Write it as 2018-06-04, "),
        ("5 as at next week", "“next week” cannot be read as a day"),
        ("5 as at <!channel> x*y", "“‹!channel› x∗y” cannot be read as a day"),
        ("5 as at yesterday", "cannot be read"),
        ("5 as at 2018-02-30", "cannot be read"),
        ("5 as at 31/31/2018", "cannot be read"),
        ("5 as of ٢٠١٨", "cannot be read"),
        ("5 AS AT 2018-13-01", "cannot be read"),
    ],
)
def test_a_day_that_cannot_be_looked_back_to_is_said_with_what_can_be_typed(asked, words, said):
    answer = words_of(asked.ask(f"/rag {words}"))
    assert said in answer
    assert "/rag 5 as at 2018-06-04" in answer


@pytest.mark.parametrize("command", COMMANDS)
def test_the_first_day_there_is_can_be_asked_for(asked, command):
    payload = asked.ask(f"{command} as at 0001-01-01")
    assert not check_message(payload)


@pytest.mark.parametrize("ref", ["5.1", "13.1"])
def test_the_trend_of_an_indicator_can_be_asked_for(asked, ref):
    payload = asked.ask(f"/indicator {ref} trend")
    assert not check_message(payload)
    said = words_of(payload)
    assert any(each in said for each in ("usual range", "Fewer than three", "named people"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("5.1 compare", "does not say whom it is compared with"),
        ("R5.1 compare", "In the plan itself"),
        ("5.1 teams", "No figure of a team or locality came in for it."),
    ],
)
def test_others_and_parts_can_be_asked_for(asked, words, said):
    payload = asked.ask(f"/indicator {words}")
    assert not check_message(payload)
    assert said in words_of(payload)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("5.1 backtest", "Today's rule: 0 alerts in 2 months."),
        ("5.1 backtest after two periods", "The rule asked for: off green, 2 figures in a row"),
        ("5.1 backtest on Tuesday", "“on tuesday” is not part of a rule. Write: after 2 periods"),
        ("13.2 backtest", "No figure can be set against a target"),
    ],
)
def test_an_alert_rule_can_be_tested_on_what_is_stored(asked, words, said):
    payload = asked.ask(f"/indicator {words}")
    assert not check_message(payload)
    assert said in words_of(payload)


def test_a_day_before_the_plan_shows_no_later_figure_rating_or_evidence(asked):
    said = words_of(asked.ask("/rag 5 as at 2018-06-04"))
    assert "Not rated by 4 June 2018" in said
    assert "30.6" not in said
    assert "The evidence and actions held are those of 5 November 2018" in said


def test_without_a_plan_every_command_says_how_to_bring_one_in(store, database_url):
    with front(store, database_url) as bot:
        for command in COMMANDS:
            said = words_of(bot.ask(command))
            assert said.startswith("No improvement plan has been imported yet")


def test_a_question_asked_again_is_answered_the_same_until_the_figures_change(bot, tmp_path):
    first = bot.ask("/indicator 5.1")
    assert bot.ask("/indicator 5.1") == first
    path = tmp_path / "revised.csv"
    path.write_text("indicator,period,value\n5.1,2018-10,29.9\n", encoding="utf-8")
    import_file(bot.desk.store, path, datetime.now(UTC), by="somebody")
    assert "29.9%" in words_of(bot.ask("/indicator 5.1"))


def test_more_questions_than_are_kept_are_all_answered(bot):
    for number in range(300):
        assert "matches" in words_of(bot.ask(f"/rag nothing{number}x"))


def test_the_channel_of_the_senior_managers_sees_every_figure(asked):
    assert "[c]" not in words_of(asked.ask("/caseloads teams", channel=SMM))


def test_an_unforeseen_error_is_told_politely_and_logged(bot, monkeypatch, caplog):
    def broken(*_args, **_kept):
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr("commands.answer_cache.assess", broken)
    payload = bot.ask("/rag 5")
    assert payload == {
        "response_type": "ephemeral",
        "text": "Something went wrong in planbot. It has been logged; please try again.",
    }
    assert "nobody foresaw this" in caplog.text


def test_a_store_that_cannot_be_read_is_said_in_words(bot, monkeypatch):
    def locked():
        raise StoreUnavailable("The database is busy with another change.", passing=True)

    monkeypatch.setattr(bot.desk.store, "snapshot", locked)
    payload = bot.ask("/rag 5")
    assert payload["text"] == (
        "planbot cannot do that just now: The database is busy with another change."
    )
    assert payload["response_type"] == "ephemeral"
