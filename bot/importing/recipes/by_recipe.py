"""A council's own file → outturns, by the recipe that is kept for it or by the one proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import Plan
from bot.domain.rag import Status
from bot.domain.recipe import KeptRecipe, Recipe
from bot.importing.problems import Problems
from bot.importing.recipe_remarks import PrefilledLeftOut
from bot.importing.recipes.answers import SHAPE
from bot.importing.recipes.apply import Applying, LeftOut
from bot.importing.recipes.asked import Asked
from bot.importing.recipes.changed import about_the_change, recipe_before
from bot.importing.recipes.doubts.doubtful_figures import about_figures
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.doubts.fresh_figures import fresh_figures
from bot.importing.recipes.doubts.noughts import about_the_nought, answers_used, said_of_refs
from bot.importing.recipes.doubts.prefilled import prefilled_left_out
from bot.importing.recipes.fingerprint import fingerprint, fingerprint_with_names
from bot.importing.recipes.layout import INDICATOR
from bot.importing.recipes.naming import recipe_name
from bot.importing.recipes.propose import propose, tables_of_figures
from bot.importing.recipes.report import left_out_remarks, read_by, said_of_the_file
from bot.importing.recipes.rows.named_by_answer import needs_an_answer, of_any_file, told_of_another
from bot.importing.recipes.rows.of_areas import told_of_areas
from bot.importing.recipes.rows.row_periods import PERIOD_RULE, SHEET
from bot.importing.recipes.shape import Table
from bot.importing.remarks import Remark
from bot.importing.tables.outturns import read_outturns
from bot.importing.tables.table import Progress


@dataclass(frozen=True, slots=True)
class ReadByRecipe:
    """The outturns of a file, the recipe that they were read by, and remarks on how."""

    outturns: tuple[Outturn, ...]
    recipe: KeptRecipe
    remarks: tuple[Remark, ...]
    rags: Mapping[str, tuple[Period, Status]]
    """By ref, the file's own RAG for its newest period."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a file is read against: the plan in force, the recipes that are kept, and the day.
    `named` is the recipe that somebody chose for it, whatever its shape.
    """

    plan: Plan
    kept: Sequence[KeptRecipe]
    at: date
    problems: Problems
    plain_text: bool
    progress: Progress | None = None
    named: str | None = None
    sheets: Sequence[str] = ()
    """The names of all sheets that are seen and hold anything."""
    stored: Stored = field(default_factory=dict)
    """The figures that are stored, by ref."""

    def read(self, tables: Sequence[Table]) -> ReadByRecipe:
        """Reads the tables of the file. Raises Asked with every question there is, Refused with
        every problem, and Unreadable where the tables hold no figures.
        """
        tables = tables_of_figures(tables, self.plan)
        shape, named = fingerprint(tables), fingerprint_with_names(tables, self.problems.file)
        known = self._known(shape, named) or self._with_the_same_headings(tables)
        confirmed = known is not None and known.confirmed_at is not None
        before = None if confirmed else self._before(tables, known)
        start = known or before
        before_it = start.recipe if start else None
        proposal = propose(tables, self.plan, before_it, self.stored, self.problems.file)
        questions = proposal.questions
        answered = needs_an_answer(proposal.recipe, questions)
        used = self._used(
            known, named if answered else shape, proposal.recipe, tables[0].sheet, answered=answered
        )
        if known is None:
            questions = tuple(
                told_of_another(each, tables, self.kept, self.plan) for each in questions
            )
        if not confirmed:
            questions = told_of_areas(questions, tables)
        if before is not None:
            questions = (about_the_change(before, proposal.recipe), *questions)
        if questions:
            raise Asked(self.problems.file, questions, used)
        left_out = LeftOut(units=proposal.left_out)
        applying = Applying(
            proposal.recipe,
            proposal.tables,
            self.plan,
            self.at,
            self.problems,
            self.progress,
            left_out,
        )
        said = said_of_refs(proposal.recipe)
        read = read_outturns(applying.cells(), self.plan, self.at, self.plain_text, said)
        self.problems.refuse()
        if read.doubts:
            asked = tuple(about_the_nought(each, self.plan) for each in read.doubts)
            raise Asked(self.problems.file, asked, used)
        if doubts := about_figures(read.outturns, self.stored, self.plan, proposal.recipe):
            raise Asked(self.problems.file, doubts, used)
        how = read_by(used.name, confirmed, proposal.recipe, proposal.tables)
        fresh = fresh_figures(read.outturns, self.stored)
        prefilled = prefilled_left_out(fresh, self.stored, self.plan, proposal.recipe)
        outturns = tuple(each for each in read.outturns if each.period not in prefilled)
        of_periods = (
            (PrefilledLeftOut(tuple(each.code for each in prefilled)),) if prefilled else ()
        )
        refs = [each.indicator for each in outturns]
        answers = answers_used(proposal.recipe, refs, self.plan)
        beside = said_of_the_file(used.name, proposal.recipe, proposal.tables, self.sheets)
        remarks = (how, *of_periods, *answers, *beside, *left_out_remarks(left_out), *read.remarks)
        return ReadByRecipe(outturns, used, remarks, left_out.rags.read())

    def _known(self, shape: str, named: str) -> KeptRecipe | None:
        """The recipe that was chosen, or that is kept for the shape: one of which an answer tells
        the indicator is kept for files and titles that are named alike.
        """
        if self.named is not None:
            return next((each for each in self.kept if each.name == self.named), None)
        of_names = (each for each in self.kept if each.fingerprint == named)
        of_shape = (
            each
            for each in self.kept
            if each.fingerprint == shape and INDICATOR not in each.recipe.rules
        )
        return next(of_names, None) or next(of_shape, None)

    def _before(self, tables: Sequence[Table], known: KeptRecipe | None) -> KeptRecipe | None:
        """The recipe of another shape that the file has grown away from, until it is answered."""
        if known is not None and SHAPE in known.recipe.rules:
            return None
        keys = [heading.key for each in tables for heading in each.headings]
        return recipe_before(keys, of_any_file(self.kept))

    def _with_the_same_headings(self, tables: Sequence[Table]) -> KeptRecipe | None:
        """The one recipe of a workbook whose sheet was saved as this CSV."""
        if not self.plain_text or self.named is not None:
            return None
        keys = set(tables[0].keys())
        same = [
            each
            for each in of_any_file(self.kept)
            if each.confirmed_at is not None
            and each.recipe.rules.get(PERIOD_RULE) != SHEET
            and {column.heading for column in each.recipe.columns} == keys
        ]
        return same[0] if len(same) == 1 else None

    def _used(
        self, known: KeptRecipe | None, shape: str, recipe: Recipe, sheet: str, *, answered: bool
    ) -> KeptRecipe:
        if known is not None:
            shape = shape if self.named is not None or answered else known.fingerprint
            return replace(known, fingerprint=shape, recipe=recipe)
        name = recipe_name(self.problems.file, sheet, {each.name for each in self.kept})
        return KeptRecipe(name, shape, recipe)
