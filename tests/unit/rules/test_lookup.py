import pytest

from bot.rules.lookup import indicator_called, indicators_meant, look_up, recommendations_in
from tests.making import indicator, plan, recommendation


def measure(ref, title, short=None, code=()):
    return indicator(ref, title=title, short=short or title, code=code)


PLAN = plan(
    recommendation(
        3,
        [
            measure(
                "3.1", "Average caseload: Social Worker, full time", "Social workers' caseload"
            ),
            measure("3.2", "Average caseload: newly qualified (ASYE)", "ASYE caseload"),
        ],
        title="Caseloads and management capacity",
        short="Caseloads",
    ),
    recommendation(
        5,
        [measure("5.1", "Re-referrals"), measure("5.2", "Repeat child protection plans")],
        title="Thresholds understood and applied",
        short="Thresholds",
    ),
    recommendation(
        12,
        [
            measure("12.1", "Up-to-date pathway plan in place", "Pathway plans"),
            measure("12.4", "Care leavers in contact", "In contact"),
        ],
        title="Pathway planning and support to care leavers",
        short="Care leavers' pathways",
    ),
    recommendation(
        15,
        [measure("15.1", "Care leavers in education, employment or training", "Leavers in EET")],
        title="Plan for care leavers not in education, work or training",
        short="Care leavers in EET",
    ),
    recommendation(17, title="Workforce development", short="Workforce"),
)

# what is typed, what is meant
MEANT = [
    ("re-referrals", ["5.1"]),
    ("Re-Referrals", ["5.1"]),
    ("rereferals", ["5.1"]),
    ("re referral", ["5.1"]),
    ("re-referals?", ["5.1"]),
    ("  RE   REFERRALS ", ["5.1"]),
    ("caseload", ["3", "3.1", "3.2"]),
    ("asye", ["3.2"]),
    ("ASYE caseload", ["3.2"]),
    ("care leavers", ["12", "12.4", "15", "15.1"]),
    ("thresholds", ["5"]),
    ("tresholds", ["5"]),
    ("repeat plans", ["5.2"]),
    ("plans repeat", ["5.2"]),  # the order of the words does not matter
    ("workforce", ["17"]),
    ("eet", ["15", "15.1"]),
    ("*re-referrals*", ["5.1"]),
]


def names(found):
    return sorted(
        (each.indicator.ref if each.indicator else str(each.recommendation.number))
        for each in found
    )


@pytest.mark.parametrize(("words", "meant"), MEANT)
def test_words_find_what_is_meant_however_they_are_spelt(words, meant):
    found, near = look_up(PLAN, words)
    assert names(found) == sorted(meant)
    assert near == []


@pytest.mark.parametrize("words", ["xyzzy", "12", "5.1", "zz", "qqqq wwww"])
def test_nonsense_and_bare_numbers_find_nothing(words):
    assert look_up(PLAN, words) == ([], [])


@pytest.mark.parametrize("words", ["", "   ", "!?", "–", "🙂"])
def test_nothing_that_can_be_read_finds_nothing(words):
    assert look_up(PLAN, words) == ([], [])


def test_an_empty_plan_holds_nothing():
    assert look_up(plan(), "re-referrals") == ([], [])


def test_what_is_only_alike_is_offered_as_near_at_most_five_the_likest_first():
    found, near = look_up(PLAN, "workers caring")
    assert found == []
    assert 0 < len(near) <= 5
    assert [each.likeness for each in near] == sorted((n.likeness for n in near), reverse=True)


def test_what_holds_every_word_wins_over_what_is_merely_alike():
    found, _ = look_up(PLAN, "caseload")
    assert found[0].likeness == 100
    assert {each.indicator.ref for each in found if each.likeness == 100} == {"3.1", "3.2"}


def test_what_is_found_says_its_own_title():
    (found,), _ = look_up(PLAN, "re-referrals")
    assert (found.title, found.recommendation.number) == ("Re-referrals", 5)
    (found,), _ = look_up(PLAN, "workforce")
    assert found.title == "Workforce development"


def test_the_recommendations_of_what_was_found_come_once_each():
    found, _ = look_up(PLAN, "care leavers")
    numbers = [each.number for each in recommendations_in(found)]
    assert sorted(numbers) == [12, 15]
    assert recommendations_in([]) == []


CODED = plan(
    recommendation(5, [measure("5.1", "Re-referrals", code=("FD3", "KPI 1.3"))]),
    recommendation(
        6, [measure("6.1", "Visits", code=("FD4",)), measure("6.2", "Visits in time", "Visits")]
    ),
)


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("5.1", "5.1"),
        ("R5.1", "5.1"),
        ("#05.1", "5.1"),
        ("FD3", "5.1"),
        ("fd3", "5.1"),
        ("KPI  1.3", "5.1"),
        ("re-referrals", "5.1"),
        ("FD4", "6.1"),
        ("visits in time", "6.2"),
    ],
)
def test_an_indicator_goes_by_its_ref_its_codes_and_its_names(words, ref):
    assert indicator_called(CODED, words).ref == ref


@pytest.mark.parametrize("words", ["visits", "FD5", "FD", "5", ""])
def test_nothing_goes_by_what_two_have_or_none(words):
    assert indicator_called(CODED, words) is None


def test_a_code_is_offered_for_one_that_is_near_and_never_taken_for_it():
    meant, near = indicators_meant(CODED, "FD5")
    assert (meant, {each.ref for each in near}) == ([], {"5.1", "6.1"})
    assert names(look_up(CODED, "FD3")[0]) == ["5.1"]
