"""What is asked of rows that could be one indicator or another: the likeliest answer first, and
many like rows in one question.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question, Recipe
from bot.importing.recipes.doubts.evidence import Evidence
from bot.importing.recipes.rows.matching import Doubt, Kind
from bot.importing.recipes.rows.name_above import on_sheet
from bot.importing.recipes.rows.pointing import NONE
from bot.importing.recipes.words import same_name
from bot.importing.texts import quoted
from bot.messages.words import counted, listed

ROWS = "rows"
"""The rule that says how rows are asked about, and what an answer for several begins with."""
ONE_BY_ONE = "one by one"
NAMES, REFS = "names", "refs"
_SHOWN = 3
_OPEN = 5
"""So many groups of rows may wait for an answer: files that were left are forgotten."""
_LEFT_OUT = str(Means.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class RowQuestions:
    """The questions about rows, and the recipe that knows which of them an answer is for."""

    questions: tuple[Question, ...]
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A doubt, what the row may be with the likeliest first, how many stored figures say so, and
    how many speak against what its ref stands for.
    """

    doubt: Doubt
    choices: tuple[str, ...]
    agreeing: int
    against: int

    @property
    def by_name(self) -> str:
        return _one_of(self.doubt.by_name)

    @property
    def by_ref(self) -> str:
        return _one_of(self.doubt.by_ref)

    @property
    def first(self) -> str:
        return NAMES if self.choices[0] == self.by_name else REFS


def about_rows(
    doubts: Iterable[Doubt],
    evidence: Evidence,
    plan: Plan,
    recipe: Recipe,
    taken: Collection[str] = (),
) -> RowQuestions:
    """Asks what each row of the `doubts` is. `evidence` holds the figures of their rows; refs that
    are `taken` have rows of their own, and a name that is nearly theirs is most likely no other.
    """
    weighed = [_weighed(each, evidence, plan, taken) for each in doubts]
    together = [] if recipe.rules.get(ROWS) == ONE_BY_ONE else _groups(weighed)
    asked = dict(recipe.asked)
    place = {id(each): number for number, each in enumerate(weighed)}
    questions: dict[int, Question] = {}
    for group in together:
        about, rows = _open(group, asked)
        asked[about] = rows
        questions[place[id(group[0])]] = _of_several(group, about, plan)
    in_groups = {id(each) for group in together for each in group}
    for each in weighed:
        if id(each) not in in_groups:
            questions[place[id(each)]] = _of_one(each, plan)
    kept = dict(list(asked.items())[-_OPEN:])
    return RowQuestions(
        tuple(questions[each] for each in sorted(questions)), replace(recipe, asked=kept)
    )


def said_of_rows(recipe: Recipe, about: str, said: str) -> dict[str, str] | None:
    """The answer `said` for each row that the question was about, by its words; None where no such
    question is open.
    """
    rows = recipe.asked.get(about)
    if rows is None:
        return None
    taken = {NAMES: 0, REFS: 1}
    return {words: each[taken[said]] if said in taken else said for words, each in rows.items()}


def _weighed(doubt: Doubt, evidence: Evidence, plan: Plan, taken: Collection[str]) -> _Weighed:
    """Puts the figures that agree before the name, and the name before the ref."""
    near = doubt.kind is Kind.NEAR
    named = [_choice(each) for each in doubt.by_name]
    by_ref = [_choice(each) for each in doubt.by_ref]
    words = same_name(doubt.words)
    others = {each: evidence.differing(words, each) for each in (*named, *by_ref)}
    own = sorted(
        [*named, *by_ref, _LEFT_OUT],
        key=lambda each: others.get(each, 0) > 0 or (near and each in taken),
    )
    refs = [each.ref for each in plan.indicators]
    agreeing = {each: evidence.agreeing(words, each) for each in refs}
    best = max(agreeing.values(), default=0)
    likely = [each for each in refs if best and agreeing[each] == best]
    # By accident one figure may be another's as well: only what agrees alone says anything.
    first = likely if len(likely) == 1 and (likely[0] in own or best > 1) else []
    said = best if first else 0
    against = max((others[each] for each in by_ref), default=0)
    return _Weighed(doubt, tuple(dict.fromkeys([*first, *own])), said, against)


def _groups(weighed: Sequence[_Weighed]) -> list[list[_Weighed]]:
    """The rows that one question can be about: doubted for one reason, with one answer likeliest.
    Whatever has its own likeliest answer is asked by itself.
    """
    groups = []
    for kind in (Kind.TORN, Kind.OTHER_WORDS):
        like = [each for each in weighed if each.doubt.kind is kind and _has_two(each)]
        common = Counter(each.first for each in like).most_common(1)
        group = [each for each in like if each.first == common[0][0]]
        if len(group) > 1:
            groups.append(group)
    return groups


def _has_two(each: _Weighed) -> bool:
    """Whether the row is one thing by its name, one by its ref, and most likely either."""
    few = len(each.doubt.by_name) <= 1 and len(each.doubt.by_ref) == 1
    return few and each.choices[0] in (each.by_name, each.by_ref)


def _open(
    group: Sequence[_Weighed], asked: dict[str, dict[str, tuple[str, str]]]
) -> tuple[str, dict[str, tuple[str, str]]]:
    """How an answer names the group, and its rows: no other group has the name."""
    numbers = sorted({each.doubt.row for each in group})
    between = " and " if len(numbers) == 2 else " to "
    name = f"{ROWS} {between.join(str(each) for each in dict.fromkeys((numbers[0], numbers[-1])))}"
    rows = {same_name(each.doubt.words): (each.by_name, each.by_ref) for each in group}
    names = (name, *(f"{name} ({n})" for n in range(2, len(asked) + 3)))
    return next((each, rows) for each in names if asked.get(each, rows) == rows)


def _of_several(group: Sequence[_Weighed], about: str, plan: Plan) -> Question:
    shown = group if len(group) <= _SHOWN + 1 else group[:_SHOWN]
    rows = "; ".join(_said(each.doubt, plan) for each in shown)
    more = (
        f"; and {counted(len(group) - len(shown), 'more row')}" if len(shown) < len(group) else ""
    )
    agree = sum(each.agreeing > 0 for each in group)
    first = group[0].first
    answers: tuple[str, ...]
    if group[0].doubt.kind is Kind.OTHER_WORDS:
        text = f"In {counted(len(group), 'row')} the ref stands by other words; is each of them "
        text += "what its ref says?"
        answers = (REFS, _LEFT_OUT) if first == REFS else (_LEFT_OUT, REFS)
    else:
        text = f"In {counted(len(group), 'row')} ref and name do not go together; which are right, "
        text += "the names or the refs?"
        answers = (first, NAMES if first == REFS else REFS, _LEFT_OUT)
    if agree:
        those = "they" if agree == len(group) else f"{agree} of them"
        text += f" The figures that {those} repeat are those stored for their {first}."
    text += f" {rows[:1].upper()}{rows[1:]}{more}."
    return Question(about, text, (*answers, ONE_BY_ONE))


def _of_one(each: _Weighed, plan: Plan) -> Question:
    doubt = each.doubt
    about = f"name {doubt.words}"
    if doubt.kind is Kind.NEAR:
        said = _called(doubt.by_name[0], plan, "title")
        row = f"Row {doubt.row}{on_sheet(doubt.sheet)}, {quoted(doubt.words, 80)},"
        text = f"{row} is nearly {said}; is it that one?"
        return Question(about, _with_figures(text, each, plan), each.choices)
    said = _said(doubt, plan)
    if doubt.kind is Kind.OTHER_WORDS:
        still = f"is it still {_called(doubt.by_ref[0], plan)}?"
        ask = still if doubt.before else "are they the same?"
    else:
        likely = [_called(ref, plan) for ref in each.choices if ref != _LEFT_OUT]
        ask = f"is it {' or '.join(likely)}?"
    text = f"{said[:1].upper()}{said[1:]}; {ask}"
    return Question(about, _with_figures(text, each, plan), each.choices)


def _with_figures(text: str, each: _Weighed, plan: Plan) -> str:
    if not each.agreeing and each.against:
        said = _either(each.doubt.by_ref, plan)
        repeated = counted(each.against, "figure")
        return f"{text} It repeats {repeated}, and none of them is stored for {said}."
    if not each.agreeing:
        return text
    count = counted(each.agreeing, "figure")
    verb = "is" if each.agreeing == 1 else "are"
    said = _called(each.choices[0], plan)
    return f"{text} {count} that it repeats {verb} stored for {said}."


def _said(doubt: Doubt, plan: Plan) -> str:
    """What a row says of itself and stood there: "row 4: 1.2, last time 'A', is now 'B'"."""
    row, name = f"row {doubt.row}{on_sheet(doubt.sheet)}", quoted(doubt.name, 80)
    if not doubt.ref:
        return f"{row}: {name} could be {_either(doubt.by_name, plan)}"
    if doubt.before:
        return f"{row}: {doubt.ref}, last time {quoted(doubt.before, 80)}, is now {name}"
    known = [f"{_called(each, plan)}".removeprefix(f"{doubt.ref} ") for each in doubt.by_ref]
    return f"{row}: {doubt.ref}, in the plan {' or '.join(known)}, is called {name}"


def _either(refs: Iterable[str], plan: Plan) -> str:
    return " or ".join(_called(each, plan) for each in refs)


def _called(ref: str, plan: Plan, name: str = "short") -> str:
    indicator = plan.indicator(ref) if ref != NONE else None
    return f"{ref} {quoted(getattr(indicator, name), 80)}" if indicator else "none of the plan's"


def _one_of(refs: tuple[str, ...]) -> str:
    return _choice(refs[0]) if len(refs) == 1 else _LEFT_OUT


def _choice(ref: str) -> str:
    return _LEFT_OUT if ref == NONE else ref


def no_row_is_for_the_plan(unknown: Iterable[str]) -> str:
    """Says that no row is for an indicator of the plan, and which names stand there instead."""
    names = list(unknown)
    if not names:
        return "no row below the header has a figure for an indicator of the plan"
    shown = listed([quoted(each, 60) for each in names[:3]])
    more = f" and {counted(len(names) - 3, 'more row')}" if len(names) > 3 else ""
    return (
        f"no row is for an indicator of the plan: {shown}{more}. If some are, under other names, "
        "write those names in the plan as the indicators' codes"
    )
