"""Rows with figures and no name: some are read under the name of a row above them."""

from dataclasses import replace

from bot.domain.recipe import Means
from bot.importing.recipes.headings.headings import meaning_of
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.parts.part_words import RowWords
from bot.importing.recipes.rows.line import Chosen, Kind, Line, line_of, text_at
from bot.importing.recipes.rows.matching import Matcher
from bot.importing.recipes.rows.name_above import NameAbove
from bot.importing.recipes.rows.rows_of_others import is_of_others, text_in
from bot.importing.recipes.words import same_name
from bot.importing.tables.rows import Row

_NAMES_THE_NEXT = (Kind.TARGET, Kind.LEFT_OUT, Kind.FIGURELESS)
_GIVES_ITS_NAME = (*_NAMES_THE_NEXT, Kind.OWN, Kind.PART, Kind.OTHER_AREA, Kind.UNKNOWN)
_ENDS_NAMES = (Kind.BESIDE, Kind.TOTAL, Kind.OF_OTHERS)


class NamelessRows:
    """The rows with figures and no name: some are read under the name of a row above them."""

    def __init__(
        self,
        laid: Layout,
        matcher: Matcher,
        chosen: Chosen,
        only: list[tuple[int, str]],
        words: RowWords,
    ) -> None:
        self._laid, self._matcher, self._chosen = laid, matcher, chosen
        self._only, self._words = only, words
        self._unread: Row | None = None
        self._names = NameAbove(laid, chosen.once)

    def read(self, line: Line) -> Line:
        """The nameless row under the name above it; as it is where that is not known to be its."""
        row, once = line.row, self._names.once
        above = self._names.row(row.number)
        if self._unread and self._is_wanted(row):
            above = self._unread
        elif above is None or is_of_others(text_in(row, self._words.bare)):
            return line
        elif not once:
            open_ = once is None and self._names.is_own
            asked = open_ and (not self._only or self._is_wanted(row))
            asked = asked and not self._words.calls_itself_a_part(row)
            return replace(line, below_a_name=asked)
        return line_of(self._names.named(row, above), self._laid, self._matcher, self._chosen)

    def passed(self, line: Line) -> None:
        """Takes note of a row, whose name those below it may share."""
        if line.kind is not Kind.NAMELESS:
            self._unread = line.row if line.kind in _NAMES_THE_NEXT else None
        gives = bool(line.words) and line.kind in _GIVES_ITS_NAME
        own = line.match.indicator is not None or line.match.doubt is not None
        ends = line.kind in _ENDS_NAMES
        self._names.passed(line.row, has_name=gives, is_own=own, ends=ends)

    def _is_wanted(self, row: Row) -> bool:
        """Whether a row without a name says that its figures are those to be read."""
        if self._only:
            return all(same_name(text_at(row, position)) == text for position, text in self._only)
        return meaning_of(text_in(row, self._words.bare)) is Means.VALUE
