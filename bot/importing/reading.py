"""A file, whatever its name → what it brought, or everything that stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from bot.domain.caseload import CaseloadExtract
from bot.domain.plan import Plan
from bot.domain.recipe import KeptRecipe, Recipe
from bot.importing.caseload_remarks import DayFrom, SheetsBeside
from bot.importing.caseloads.annex_a import AnnexTable, read_annex_a
from bot.importing.caseloads.annex_headings import annex_list
from bot.importing.caseloads.census import is_census, read_census
from bot.importing.caseloads.references import References
from bot.importing.caseloads.sheets import annex_tables
from bot.importing.decoding import decode
from bot.importing.file_bytes import MOST_BYTES, MOST_WORKBOOK_BYTES, bytes_of, too_large
from bot.importing.file_type import is_archive, meant_as_a_plan
from bot.importing.files import BenchmarkFile, CaseloadFile, OutturnFile, PlanFile
from bot.importing.plan.book.book_file import read_plan_book
from bot.importing.plan.book.recognising import plan_book
from bot.importing.plan.plan_file import read_plan
from bot.importing.plan.plan_names import near_names
from bot.importing.plan.plan_slips import plan_slips
from bot.importing.plan.sources_checks import with_queries
from bot.importing.problems import Problems, Unreadable
from bot.importing.published.reading import read_published
from bot.importing.recipes.by_recipe import Reader
from bot.importing.recipes.doubts.doubtful_figures import about_figures
from bot.importing.recipes.doubts.evidence import Stored
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.shape import Table
from bot.importing.recipes.sources import tables_of_text, tables_of_workbook
from bot.importing.remarks import HiddenSheets, LeftOutColumns, Remark
from bot.importing.tables.caseloads import read_caseloads
from bot.importing.tables.csv_rows import CsvRows, csv_rows
from bot.importing.tables.headers import OUTTURNS, own_header
from bot.importing.tables.outturns import read_outturns
from bot.importing.tables.rows import RowSource
from bot.importing.tables.table import Progress, header_of, opening, table
from bot.importing.texts import quoted
from bot.importing.workbook.grid import Workbook
from bot.importing.workbook.reader import read_apart
from bot.importing.workbook.rows import own_table, table_of

_UNKNOWN = (
    "this is neither a plan nor a table that planbot knows: none of the first thirty rows has the "
    "headings of a scorecard, such as Ref, Indicator and Apr-25, of planbot's own table of figures "
    "(indicator, period, value) or of a caseload report, such as Worker, Team and Open cases"
)
OWN_SCORECARD = frozenset({"About", "Indicators", "Chart data", "Ratings", "Sources"})
"""Sheets that together make the scorecard that planbot writes."""
_OWN_SCORECARD = (
    "this is the scorecard that planbot wrote of its own figures, and holds nothing new for it; "
    "import the file that the figures come from, or correct them there"
)
_NO_PLAN = "no plan is in force yet; import a plan first"
Brought = PlanFile | OutturnFile | CaseloadFile | BenchmarkFile


def read_file(  # noqa: PLR0913, PLR0917 - what a file is read against
    path: Path,
    plan: Plan | None,
    at: date,
    progress: Progress | None = None,
    earlier: Sequence[CaseloadExtract] = (),
    recipes: Sequence[KeptRecipe] = (),
    references: References | None = None,
    named: str | None = None,
    stored: Stored = MappingProxyType({}),
) -> Brought:
    """Reads the file at `path` on the day `at`, recognised by its content.

    `plan` is the plan in force: without one only a plan can be read. `progress` is called now and
    then with the rows done and about how many there are. Teams are held against those of the
    `earlier` extracts. A file in a council's own form is read by the one of `recipes` that is kept
    for its shape, or is `named`, else by one that is proposed. Raises Asked where that leaves
    something open, and Refused with every problem found; nothing is brought in part. Names of
    workers become `references`. The figures `stored` so far, by ref, say which answers to
    questions are likely.
    """
    problems = Problems(path.name or str(path))
    try:
        content = bytes_of(path)
    except FileNotFoundError as error:
        problems.add("there is no such file; check the name and the folder")
        raise problems.refused() from error
    except Unreadable as error:
        problems.add(str(error))
        raise problems.refused() from error
    except OSError as error:
        problems.add(f"the file cannot be opened ({error.strerror}); check who may read it")
        raise problems.refused() from error
    reading = _Reading(
        problems, plan, at, progress, earlier, recipes, references, named, path.parent, stored
    )
    return reading.brought(content)


def read_bytes(  # noqa: PLR0913, PLR0917 - as `read_file`
    name: str,
    content: bytes,
    plan: Plan | None,
    at: date,
    progress: Progress | None = None,
    recipes: Sequence[KeptRecipe] = (),
    references: References | None = None,
    stored: Stored = MappingProxyType({}),
) -> Brought:
    """Reads the content of a file called `name` as `read_file` does."""
    reading = _Reading(Problems(name), plan, at, progress, (), recipes, references, stored=stored)
    return reading.brought(content)


@dataclass(frozen=True, slots=True)
class _Reading:
    problems: Problems
    plan: Plan | None
    at: date
    progress: Progress | None
    earlier: Sequence[CaseloadExtract] = ()
    recipes: Sequence[KeptRecipe] = ()
    references: References | None = None
    named: str | None = None
    folder: Path | None = None
    """Where the file stands, and the queries of a plan beside it."""
    stored: Stored = field(default_factory=dict)

    def brought(self, content: bytes) -> Brought:
        try:
            brought = self._recognised(content, sha256(content).hexdigest())
            if not isinstance(brought, PlanFile):
                return brought
            remarks = (*brought.remarks, *near_names(brought.plan), *plan_slips(brought.plan))
            return replace(brought, plan=with_queries(brought.plan, self.folder), remarks=remarks)
        except Unreadable as error:
            self.problems.add(str(error), error.row)
            raise self.problems.refused() from error

    def _recognised(self, content: bytes, digest: str) -> Brought:
        if len(content) > MOST_BYTES:
            raise Unreadable(too_large("file", MOST_BYTES))
        if self.named is not None and all(each.name != self.named for each in self.recipes):
            raise Unreadable(f"there is no recipe {quoted(self.named)}; planbot recipes lists them")
        if is_census(content):
            return self._census(content, digest)
        if is_archive(content):
            if len(content) > MOST_WORKBOOK_BYTES:
                raise Unreadable(too_large("workbook", MOST_WORKBOOK_BYTES))
            return self._of_workbook(read_apart(content), digest)
        return self._of_text(decode(content), digest)

    def _of_workbook(self, workbook: Workbook, digest: str) -> Brought:
        if book := plan_book(workbook):
            plan, said = read_plan_book(self.problems.file, book, self.at)
            return PlanFile(self.problems.file, digest, plan, said)
        if {each.name for each in workbook.sheets} >= OWN_SCORECARD:
            raise Unreadable(_OWN_SCORECARD)
        hidden = tuple(sheet.name for sheet in workbook.sheets if not sheet.visible)
        remarks = (HiddenSheets(hidden),) if hidden else ()
        if lists := annex_tables(workbook):
            return self._annex(lists, digest, remarks)
        seen = _seen(workbook)
        own = own_table(workbook) if self.named is None else None
        if own is not None and (brought := self._table(own, digest, remarks)):
            return _beside(brought, [name for name in seen if name != own.title])
        tables = tables_of_workbook(workbook, self._is_name)
        read = self._by_recipe(tables, digest, False, remarks, seen)
        if brought := read or self._table(table_of(workbook), digest, remarks):
            return brought
        raise Unreadable(_UNKNOWN)

    def _of_text(self, text: str, digest: str) -> Brought:
        if published := read_published(text, self.plan, digest, self.problems):
            return published
        rows = csv_rows(text)
        if rows and (header := annex_list(opening(rows))):
            return self._annex([AnnexTable(self.problems.file, header, rows)], digest)
        own = rows is not None and self.named is None and own_header(opening(rows))
        if rows and own and (brought := self._table(rows, digest)):
            return brought
        name = self.problems.file
        if rows is None and meant_as_a_plan(name, text):
            return PlanFile(name, digest, read_plan(name, text, self.at))
        if read := self._by_recipe(tables_of_text(text, self._is_name), digest, True):
            return read
        if rows and (brought := self._table(rows, digest)):
            return brought
        raise Unreadable(_UNKNOWN)

    def _census(self, content: bytes, digest: str) -> CaseloadFile:
        if self.plan is None:
            raise Unreadable(_NO_PLAN)
        read = read_census(content, self.at, self._key(), self.problems)
        self.problems.refuse()
        return CaseloadFile(self.problems.file, digest, read.extracts, read.remarks)

    def _key(self) -> References:
        if self.references is None:
            raise Unreadable("there is no key here to make references of workers' names with")
        return self.references

    def _annex(
        self, lists: Sequence[AnnexTable], digest: str, remarks: tuple[Remark, ...] = ()
    ) -> CaseloadFile:
        if self.plan is None:
            raise Unreadable(_NO_PLAN)
        read = read_annex_a(lists, self.plan, self.at, self._key(), self.problems, self.earlier)
        self.problems.refuse()
        return CaseloadFile(self.problems.file, digest, read.extracts, (*remarks, *read.remarks))

    def _is_name(self, text: str) -> bool:
        """Whether `text` is an indicator's name; its ref is no heading."""
        indicator = Matcher(self.plan).exactly(text) if self.plan else None
        return indicator is not None and indicator.ref != text

    def _by_recipe(
        self,
        tables: Sequence[Table],
        digest: str,
        plain_text: bool,
        remarks: tuple[Remark, ...] = (),
        sheets: Sequence[str] = (),
    ) -> OutturnFile | None:
        """What a file that is not in planbot's own form brought; None where it holds no table."""
        if not tables:
            return None
        if self.plan is None:
            raise Unreadable(_NO_PLAN)
        reader = Reader(
            self.plan,
            self.recipes,
            self.at,
            self.problems,
            plain_text,
            self.progress,
            self.named,
            sheets,
            self.stored,
        )
        read = reader.read(tables)
        # Read in another way, the same file is another one.
        as_read = sha256(f"{digest}{read.recipe.recipe}".encode()).hexdigest()
        remarks = (*remarks, *read.remarks)
        name = self.problems.file
        return OutturnFile(name, as_read, read.outturns, remarks, read.recipe, read.rags)

    def _table(
        self, source: RowSource, digest: str, remarks: tuple[Remark, ...] = ()
    ) -> OutturnFile | CaseloadFile | None:
        """What a file in planbot's own form brought; None where a person has to say which of two
        indicators a ref or a row's figures are, which is asked as of a file in any other form.
        """
        if self.plan is None:
            raise Unreadable(_NO_PLAN)
        header = header_of(source, self.problems, [each.role for each in self.plan.caseload_ranges])
        if header is None:
            raise Unreadable(_UNKNOWN)
        left_out = (LeftOutColumns(header.left_out),) if header.left_out else ()
        rows = table(source, header, self.problems, self.progress)
        brought: OutturnFile | CaseloadFile
        if header.layout is OUTTURNS:
            read = read_outturns(rows, self.plan, self.at, isinstance(source, CsvRows))
            plain = Recipe(())
            if read.doubts or about_figures(read.outturns, self.stored, self.plan, plain):
                self.problems.refuse()
                return None
            remarks = (*remarks, *read.remarks)
            brought = OutturnFile(self.problems.file, digest, read.outturns, remarks)
        else:
            caseloads = read_caseloads(rows, self.plan, self.at, self.earlier, self.references)
            if not caseloads.extracts and not self.problems.count:
                self.problems.add("no row holds a worker or unallocated cases", header.row)
            days = [each.day for each in caseloads.extracts]
            named = (DayFrom(days[0], header.day_from),) if header.day_from and days else ()
            remarks = (*remarks, *named, *left_out, *caseloads.remarks)
            brought = CaseloadFile(self.problems.file, digest, caseloads.extracts, remarks)
        self.problems.refuse()
        return brought


def _beside(
    brought: OutturnFile | CaseloadFile, others: Sequence[str]
) -> OutturnFile | CaseloadFile:
    """What a sheet brought, with a remark where caseloads could stand in `others` as well."""
    if isinstance(brought, OutturnFile) or not others:
        return brought
    return replace(brought, remarks=(SheetsBeside(tuple(others)), *brought.remarks))


def _seen(workbook: Workbook) -> list[str]:
    """The names of the sheets that are seen and hold anything."""
    return [each.name for each in workbook.sheets if each.visible and each.packed]
