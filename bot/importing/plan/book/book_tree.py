"""The sheets of a plan → its nodes, each with the cell that it came from."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from bot.domain.plan_sheets import HEAD, PLAN_SHEET, SHEETS, Column, Kind, Sheet, Under
from bot.domain.plan_sheets.columns import OWNER
from bot.domain.plan_sheets.head_sheet import HEADINGS
from bot.importing.plan.book.cell_text import text_in
from bot.importing.plan.book.filling import fill
from bot.importing.plan.book.sheet_problems import Place, SheetProblems
from bot.importing.plan.book.sheet_table import SheetTable, TableRow
from bot.importing.plan.yaml_tree import Items, Keys, Leaf
from bot.importing.problems import Unreadable
from bot.importing.texts import did_you_mean, quoted
from bot.importing.workbook.grid import Cell
from bot.importing.workbook.grid import Kind as Holds

_WHAT, _SAYS, _ = HEADINGS


def book_tree(tables: Mapping[str, SheetTable], problems: SheetProblems) -> Keys:
    """The plan's nodes; `tables` are its sheets by name. Adds a problem for every cell that cannot
    be read, and for every row that stands under nothing.
    """
    tree = _Tree(problems)
    tree.read_head(tables[PLAN_SHEET])
    for sheet in SHEETS:
        if sheet.name in tables:
            tree.read_list(sheet, tables[sheet.name])
    return tree.plan


class _Tree:
    def __init__(self, problems: SheetProblems) -> None:
        self.plan = Keys("")
        self.plan["recommendations"] = Items("recommendations")
        self._problems = problems
        self._recommendations: dict[str, Keys] = {}
        self._indicators: dict[str, Keys] = {}

    def read_head(self, table: SheetTable) -> None:
        """Reads what the plan says once."""
        known = {each.heading.casefold(): each for each in HEAD}
        said: dict[str, str] = {}
        for row in table.rows:
            what = row.cells.get(_WHAT)
            if what is None:
                place = table.place(row.number, _WHAT)
                self._problems.at_place(place, "is empty; write what the row says, or delete it")
                continue
            column = known.get(what.holds.strip().casefold())
            if column is None:
                hint = did_you_mean(what.holds, [each.heading for each in HEAD])
                place = table.place(row.number)
                text = f"a plan has no {quoted(what.holds)}{hint or '; delete the row'}"
                self._problems.at_place(place, text)
            elif column.path in self._problems.places:
                place = table.place(row.number)
                self._problems.at_place(place, f"{column.heading} is there twice; keep one")
            else:
                self._problems.note(column.path, _named(table, row.number, column.heading))
                if cell := row.cells.get(_SAYS):
                    said |= self._texts(column, cell, row, table, _SAYS)
        for column in HEAD:
            self._problems.note(column.path, _named(table, table.header, column.heading))
            if column.needed and column.path not in said:
                self._problems.at(column.path, "is missing; fill it in")
        fill(self.plan, HEAD, said)

    def read_list(self, sheet: Sheet, table: SheetTable) -> None:
        """Makes a node for each row, under what it stands under."""
        if sheet.under is Under.PLAN:
            self._problems.note(sheet.field, table.place(table.header + 2))
        for column in sheet.columns:
            if column.needed and column.heading not in table.letters:
                place = table.place(table.header, column.heading)
                self._problems.at_place(place, "there is no such heading; put it back")
        for row in table.rows:
            said: dict[str, str] = {}
            for column in sheet.columns:
                if cell := row.cells.get(column.heading):
                    said |= self._texts(column, cell, row, table, column.heading)
            above = self._above(sheet, table, row, said.get(sheet.by))
            if above is not None:
                self._add(sheet, table, row, said, above)

    def _add(
        self, sheet: Sheet, table: SheetTable, row: TableRow, said: dict[str, str], above: Keys
    ) -> None:
        items = above.setdefault(sheet.field, Items(above.below(sheet.field)))
        if not isinstance(items, Items):
            raise TypeError(f"{items.path} is no list")
        path = f"{items.path}[{len(items)}]"
        self._problems.note(path, table.place(row.number))
        for column in sheet.columns:
            if column.path != OWNER:
                below = f"{path}.{column.path}" if column.path else path
                self._problems.note(below, table.place(row.number, column.heading))
        if sheet.of_texts:
            text = said.get("", "")
            items.append(Leaf(text, path, bare=not text))
            return
        keys = Keys(path)
        fill(keys, sheet.columns, said, above)
        items.append(keys)
        if sheet.field == "recommendations" and "number" in said:
            self._recommendations.setdefault(said["number"], keys)
        if sheet.field == "indicators" and "ref" in said:
            self._indicators.setdefault(said["ref"], keys)

    def _texts(
        self, column: Column, cell: Cell, row: TableRow, table: SheetTable, heading: str
    ) -> dict[str, str]:
        """What the cell says, by the column's path; nothing where it could not be read."""
        try:
            text = self._text(column, cell, row.number)
        except Unreadable as error:
            self._problems.at_place(table.place(row.number, heading), str(error))
            return {}
        return {column.path: text}

    def _text(self, column: Column, cell: Cell, row: int) -> str:
        text = text_in(cell, row, column).strip()
        if column.kind is Kind.REF and cell.kind is Holds.NUMBER:
            return self._ref(text, new=column.path == "ref")
        return text

    def _ref(self, text: str, *, new: bool) -> str:
        """The ref of which a spreadsheet has made a number, where it can be but one."""
        same = [] if new else [ref for ref in self._indicators if _is_number(ref, text)]
        if len(same) == 1:
            return same[0]
        raise Unreadable(
            f"{text} is a number here, so it could also be {text}0; format the cell as text and "
            "write it again"
        )

    def _above(
        self, sheet: Sheet, table: SheetTable, row: TableRow, named: str | None
    ) -> Keys | None:
        """What the row stands under; None, with a problem, where that is nothing."""
        if sheet.under is Under.PLAN or (sheet.under is Under.EITHER and not named):
            return self.plan
        heading = next(each.heading for each in sheet.columns if each.path == sheet.by)
        place = table.place(row.number, heading)
        if not named:
            if heading not in row.cells:
                self._problems.at_place(place, "is empty; fill it in, or empty the row")
            return None
        if sheet.under is Under.INDICATOR:
            known, what = self._indicators, "indicator"
        else:
            known, what = self._recommendations, "recommendation"
            named = named.partition(".")[0] if sheet.by == "ref" else named
        if named not in known:
            text = f"there is no {what} {quoted(named)} on the sheet {what.capitalize()}s"
            self._problems.at_place(
                place, f"{text}{did_you_mean(named, known)}; add it, or correct it"
            )
        return known.get(named)


def _named(table: SheetTable, row: int, heading: str) -> Place:
    """The cell beside what the row is called."""
    return replace(table.place(row, _SAYS), heading=heading)


def _is_number(ref: str, text: str) -> bool:
    try:
        return Decimal(ref) == Decimal(text)
    except InvalidOperation:
        return False
