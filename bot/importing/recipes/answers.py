"""An answer to a question about a file → the recipe with it: `column D = value`."""

from dataclasses import replace

from bot.domain.plan import Plan
from bot.domain.recipe import Means, Recipe
from bot.importing.problems import Unreadable
from bot.importing.recipes.doubts.exchanged import AS_THEY_STAND, FIGURES
from bot.importing.recipes.doubts.footnotes import FINAL, MARK
from bot.importing.recipes.doubts.footnotes import PROVISIONAL as AS_PROVISIONAL
from bot.importing.recipes.doubts.noughts import REF, may_be
from bot.importing.recipes.doubts.other_scale import OTHER_SCALE
from bot.importing.recipes.doubts.prefilled import PREFILLED
from bot.importing.recipes.doubts.shares import PER_CENT, SHARE, SHARES
from bot.importing.recipes.doubts.units_said import AS_THE_PLAN, UNIT_SAID
from bot.importing.recipes.doubts.year_apart import YEAR_APART
from bot.importing.recipes.doubts.year_before import BEFORE
from bot.importing.recipes.doubts.year_in_order import AS_IT_STANDS, YEAR_IN_ORDER
from bot.importing.recipes.headings.heading_keys import general
from bot.importing.recipes.layout import INDICATOR
from bot.importing.recipes.parts.named_parts import VALUE_OF, part_of
from bot.importing.recipes.parts.out_of_beside import COUNTS_BESIDE, WORKED_OUT
from bot.importing.recipes.parts.percent_below import (
    PERCENT_BELOW,
    PERCENT_IN,
    THE_FIGURES,
    WITHOUT_A_NAME,
)
from bot.importing.recipes.parts.percent_beside import PERCENT_BESIDE
from bot.importing.recipes.rows.by_sheet import SHEET_OF
from bot.importing.recipes.rows.indicator_question import NONE
from bot.importing.recipes.rows.name_above import NAMED_ABOVE, UNNAMED
from bot.importing.recipes.rows.row_periods import (
    ACADEMIC,
    DATES,
    DAY,
    FINANCIAL,
    LEFT_OUT,
    MONTH,
    PERIOD_RULE,
    SHEET,
    SO_FAR,
    TITLE,
    YEAR,
    YEAR_OF_MONTHS,
    YEARS,
    YEARS_OF_MONTHS,
)
from bot.importing.recipes.rows.row_questions import NAMES, ONE_BY_ONE, REFS, ROWS, said_of_rows
from bot.importing.recipes.rows.sections import BELOW
from bot.importing.recipes.rows.title_question import EACH, OWN, TITLES, TO_DATE
from bot.importing.recipes.rows.which_rows import ONLY
from bot.importing.recipes.words import same_name
from bot.importing.texts import quoted

PROVISIONAL = "provisional"
SHAPE, AS_SHOWN = "shape", "as shown"
_RULES: dict[str, tuple[str, ...]] = {
    YEAR: YEARS,
    YEAR_OF_MONTHS: YEARS_OF_MONTHS,
    DATES: (MONTH, DAY),
    ACADEMIC: (FINANCIAL, LEFT_OUT),
    SO_FAR: (TO_DATE, EACH),
    PERIOD_RULE: (TITLE, SHEET),
    SHAPE: (AS_SHOWN,),
    PROVISIONAL: ("yes", "no"),
    ROWS: (ONE_BY_ONE,),
    TITLES: (OWN, EACH, TO_DATE),
    UNNAMED: (NAMED_ABOVE, LEFT_OUT),
    PERCENT_BELOW: (THE_FIGURES, LEFT_OUT),
    WITHOUT_A_NAME: (THE_FIGURES, LEFT_OUT),
    COUNTS_BESIDE: (WORKED_OUT, LEFT_OUT),
}
_FORMS = "write it as 'column D = value', 'name Re-referals = 1.2' or 'area = Northshire'"


def answered(recipe: Recipe, answer: str, plan: Plan) -> Recipe:
    """The recipe with what `answer` says, such as `column D = value`. Raises Unreadable, with what
    can be written.
    """
    about, equals, said = (each.strip() for each in answer.rpartition("="))
    if not equals or not about or not said:
        raise Unreadable(f"{quoted(answer)} is no answer; {_FORMS}")
    said = _bare(said)
    kind, _, name = about.partition(" ")
    if (rows := said_of_rows(recipe, about, said)) is not None:
        return _with_rows(recipe, said, rows)
    if about in _RULES:
        return _with_rule(recipe, about, _one_of(said, _RULES[about]))
    with_name = _ABOUT.get(kind)
    if name and with_name:
        return with_name(recipe, _bare(name), said, plan)
    match about:
        case "value":
            return _with_column(recipe, said, Means.VALUE, plan)
        case "area":
            return replace(recipe, area=said)
        case "indicator":
            return _with_rule(recipe, INDICATOR, _ref_of(said, plan))
        case "sheets":
            return replace(recipe, sheets=tuple(general(each) for each in said.split(",")))
    raise Unreadable(f"{quoted(about)} is nothing that can be answered; {_FORMS}")


def _bare(text: str) -> str:
    quotes = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return text[1:-1] if quotes else text


def _one_of(said: str, choices: tuple[str, ...]) -> str:
    for each in choices:
        if each.casefold() == said.casefold():
            return each
    raise Unreadable(f"{quoted(said)} cannot be; write one of {', '.join(choices)}")


def _with_rule(recipe: Recipe, about: str, said: str) -> Recipe:
    return replace(recipe, rules={**recipe.rules, about: said})


def _with_ref(recipe: Recipe, ref: str, said: str, plan: Plan) -> Recipe:
    return _with_rule(recipe, f"{REF}{ref}", _one_of(said, may_be(ref, plan)))


def _with_figures(recipe: Recipe, period: str, said: str, _: Plan) -> Recipe:
    about = f"{FIGURES}{period.removeprefix('to ')}"
    return _with_rule(recipe, about, _one_of(said, (AS_THEY_STAND,)))


def _with_only(recipe: Recipe, heading: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{ONLY}{heading}", said)


def _with_value_of(recipe: Recipe, of_ref: str, said: str, plan: Plan) -> Recipe:
    about = f"{VALUE_OF}{_ref_of(of_ref.removeprefix('of '), plan)}"
    if said == NONE:
        return _with_rule(recipe, about, NONE)
    return _with_column(recipe, _bare(said), about, plan)


def _ref_of(said: str, plan: Plan) -> str:
    """The ref that `said` is, or begins with: "1.2 Re-referrals"."""
    said = said if plan.indicator(said) else said.partition(" ")[0]
    if plan.indicator(said) is None:
        raise Unreadable(f"the plan has no indicator {quoted(said)}; write a ref")
    return said


def _with_name(recipe: Recipe, name: str, said: str, plan: Plan) -> Recipe:
    if said != LEFT_OUT and plan.indicator(said) is None:
        raise Unreadable(f"the plan has no indicator {quoted(said)}; write a ref, or {LEFT_OUT}")
    return replace(recipe, names={**recipe.names, same_name(name): said})


def _with_rows(recipe: Recipe, said: str, rows: dict[str, str]) -> Recipe:
    if _one_of(said, (NAMES, REFS, LEFT_OUT, ONE_BY_ONE)) == ONE_BY_ONE:
        return _with_rule(recipe, ROWS, ONE_BY_ONE)
    return replace(recipe, names={**recipe.names, **rows})


def _with_column(recipe: Recipe, column: str, said: str, plan: Plan) -> Recipe:
    wanted = column.casefold()
    if all(wanted not in (each.letter.casefold(), each.heading) for each in recipe.columns):
        wanted = general(column)
    found = [each for each in recipe.columns if wanted in (each.letter.casefold(), each.heading)]
    for each in recipe.columns if not found else ():
        if column.upper() in each.also:
            raise Unreadable(
                f"column {column.upper()} is headed as column {each.letter} is, but for the "
                f"period: what 'column {each.letter} = …' says holds for all such columns"
            )
    if not found:
        headings = ", ".join(f"{each.letter} {quoted(each.heading)}" for each in recipe.columns)
        raise Unreadable(f"there is no column {quoted(column)}; the columns are {headings}")
    means = _means(said, plan)
    return replace(
        recipe,
        columns=tuple(
            replace(each, means=means) if each in found else each for each in recipe.columns
        ),
    )


def _means(said: str, plan: Plan) -> str:
    if (part := part_of(said)) and plan.indicator(part[1]):
        return said
    choices = tuple(str(each) for each in Means if each is not Means.ASKED)
    return _one_of(said, choices)


def _with_mark(recipe: Recipe, mark: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{MARK}{mark}", _one_of(said, (FINAL, AS_PROVISIONAL)))


def _with_sheet(recipe: Recipe, sheet: str, said: str, plan: Plan) -> Recipe:
    ref = said if said == LEFT_OUT else _ref_of(said, plan)
    return _with_rule(recipe, f"{SHEET_OF}{general(sheet)}", ref)


def _with_numbers(recipe: Recipe, up_to: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{SHARES}{up_to}", _one_of(said, (SHARE, PER_CENT)))


def _with_unit(recipe: Recipe, unit: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{UNIT_SAID}{unit}", _one_of(said, (AS_THE_PLAN, LEFT_OUT)))


def _with_below(recipe: Recipe, text: str, said: str, _: Plan) -> Recipe:
    below, _sep, text = text.partition(" ")
    if f"{ROWS} {below} " != BELOW or not text:
        raise Unreadable(f"{quoted(f'{ROWS} {below}')} is nothing that can be answered; {_FORMS}")
    return _with_rule(recipe, f"{BELOW}{same_name(_bare(text))}", _one_of(said, (LEFT_OUT, OWN)))


def _with_same(recipe: Recipe, figures: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{YEAR_APART}{figures}", _one_of(said, (AS_THEY_STAND,)))


def _with_scale(recipe: Recipe, figures: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{OTHER_SCALE}{figures}", _one_of(said, (AS_THEY_STAND,)))


def _with_before(recipe: Recipe, figures: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{BEFORE}{figures}", _one_of(said, (AS_THEY_STAND,)))


def _with_prefilled(recipe: Recipe, period: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{PREFILLED}{period}", _one_of(said, (LEFT_OUT, AS_THEY_STAND)))


def _with_year(recipe: Recipe, of_period: str, said: str, _: Plan) -> Recipe:
    return _with_rule(recipe, f"{YEAR_IN_ORDER}{of_period}", _one_of(said, (AS_IT_STANDS,)))


def _with_percentages(recipe: Recipe, words: str, said: str, _: Plan) -> Recipe:
    if words.startswith("beside"):
        word = same_name(_bare(words.removeprefix("beside").strip()))
        about = " ".join(filter(None, (PERCENT_BESIDE, word)))
    else:
        about = f"{PERCENT_IN}{same_name(_bare(words.removeprefix('in ')))}"
    return _with_rule(recipe, about, _one_of(said, (THE_FIGURES, LEFT_OUT)))


_ABOUT = {
    "year": _with_year,
    "mark": _with_mark,
    "percentages": _with_percentages,
    "column": _with_column,
    "name": _with_name,
    "ref": _with_ref,
    "only": _with_only,
    "value": _with_value_of,
    "figures": _with_figures,
    "prefilled": _with_prefilled,
    "same": _with_same,
    "scale": _with_scale,
    "before": _with_before,
    ROWS: _with_below,
    "sheet": _with_sheet,
    "unit": _with_unit,
    "numbers": _with_numbers,
}
