"""A table of figures: at most one a message."""

from dataclasses import dataclass, replace

from tabulate import tabulate

from bot.messages.parts.part import Block
from bot.messages.text import clip, plain

MOST_ROWS = 97
"""Slack shows 100 rows: these, the header, the foot, and how many are left out."""
CELL = 200


@dataclass(frozen=True, slots=True)
class Table:
    """`right` names the columns of numbers. Rows past `most` are counted and not shown; the `foot`,
    such as a total, is.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()
    foot: tuple[str, ...] | None = None
    most: int = MOST_ROWS
    rest: str = ""
    """Where the rows that are not shown can be seen, after how many they are."""

    limit = 9_500

    @property
    def words(self) -> str:
        if not self.rows:
            return ""
        return "\n".join(cell for row in (self.header, *self.rows) for cell in row)

    def size(self) -> int:
        return sum(len(cell) for row in (self.header, *self._shown()) for cell in row)

    def shorter(self) -> "Table":
        return replace(self, most=min(self.most, len(self.rows)) - 1)

    def block(self, _place: int) -> Block:
        rows = (self.header, *self._shown())
        return {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows],
            "column_settings": [
                {"align": align, "is_wrapped": True} for align in self._alignment()
            ],
        }

    def plain(self) -> str:
        return tabulate(
            self._shown(),
            headers=self.header,
            tablefmt="simple",
            disable_numparse=True,
            colalign=self._alignment(),
        )

    def _alignment(self) -> list[str]:
        columns = range(len(self.header))
        return ["right" if column in self.right else "left" for column in columns]

    def _shown(self) -> list[tuple[str, ...]]:
        """The rows as they are shown: those past `most` counted, and the foot."""
        rows = [*self.rows[: self.most]]
        if left_out := len(self.rows) - len(rows):
            rows.append((f"and {left_out} more{self.rest}", *["–"] * (len(self.header) - 1)))
        if self.foot:
            rows.append(self.foot)
        return [tuple(plain(clip(cell, CELL)).strip() or "–" for cell in row) for row in rows]
