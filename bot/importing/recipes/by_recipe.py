"""A council's own file → outturns, by the recipe that is kept for it or by the one proposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.outturn import Outturn
from bot.domain.plan import Plan
from bot.domain.recipe import KeptRecipe
from bot.importing.problems import Problems
from bot.importing.recipes.apply import Applying, LeftOut
from bot.importing.recipes.asked import Asked
from bot.importing.recipes.naming import recipe_name
from bot.importing.recipes.propose import propose
from bot.importing.recipes.report import left_out_remarks, read_by
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


@dataclass(frozen=True, slots=True)
class Reader:
    """What a file is read against: the plan in force, the recipes that are kept, and the day."""

    plan: Plan
    kept: Sequence[KeptRecipe]
    at: date
    problems: Problems
    plain_text: bool
    progress: Progress | None = None

    def read(self, tables: Sequence[Table]) -> ReadByRecipe:
        """Reads the tables of the file. Raises Asked with every question there is, Refused
        with every problem, and Unreadable where the tables hold no figures.
        """
        proposal = propose(tables, self.plan, self.kept)
        known = next((each for each in self.kept if each.fingerprint == proposal.shape), None)
        name = (
            known.name
            if known
            else recipe_name(self.problems.file, {each.name for each in self.kept})
        )
        used = KeptRecipe(name, proposal.shape, proposal.recipe)
        if proposal.questions:
            raise Asked(self.problems.file, proposal.questions, used)
        left_out = LeftOut()
        applying = Applying(
            proposal.recipe,
            proposal.tables,
            self.plan,
            self.at,
            self.problems,
            self.progress,
            left_out,
        )
        read = read_outturns(applying.cells(), self.plan, self.at, self.plain_text)
        self.problems.refuse()
        confirmed = known is not None and known.confirmed_at is not None
        said = read_by(name, confirmed, proposal.recipe, proposal.tables)
        return ReadByRecipe(read.outturns, used, (said, *left_out_remarks(left_out), *read.remarks))
