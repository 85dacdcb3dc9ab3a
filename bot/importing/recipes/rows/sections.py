"""A text alone in a row, above others: a theme mostly, or one that says whose figures follow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.period import Period, PeriodKind, financial_year
from bot.domain.plan import Plan
from bot.domain.recipe import Means, Question
from bot.importing.recipes.headings.heading_keys import PERIODS
from bot.importing.recipes.headings.headings import is_neutral, meaning_of
from bot.importing.recipes.headings.headings import is_of_others as is_heading_of_others
from bot.importing.recipes.headings.stated_periods import Stated, stated_period
from bot.importing.recipes.layout import Layout
from bot.importing.recipes.rows.name_above import on_sheet
from bot.importing.recipes.rows.row_periods import is_within, row_period
from bot.importing.recipes.rows.title_question import OWN
from bot.importing.recipes.rows.whose_rows import (
    is_own_area,
    is_theme,
    may_speak_of_others,
    speaks_of_nothing_else,
    tells_of_others,
)
from bot.importing.recipes.rows.years_down import alone, year_alone
from bot.importing.recipes.shape import Table
from bot.importing.recipes.words import plain_words, same_name
from bot.importing.tables.rows import Row
from bot.importing.texts import quoted

BELOW = "rows below "
"""What a rule begins with that says what stands below a text alone in its row."""
LEFT_OUT = str(Means.LEFT_OUT)
_PROSE = 8
"""So many words are a sentence, and no heading of others' figures."""
_NUMBER = 2
"""So many characters are the number of a theme, and no ref."""
_OF_A_FILE = frozenset(["board", "dashboard", "data", "performance", "report", "scorecard"])


@dataclass(frozen=True, slots=True)
class Section:
    """The `text` above rows, and the number of its `row`. `of_others` where it says for certain
    that they are no figures of the council's; `asks` where only a person can say, `is_said` where
    one has.
    """

    text: str
    row: int
    of_others: bool = False
    asks: bool = False
    is_said: bool = False

    @property
    def about(self) -> str:
        return f"{BELOW}{self.text}"


class Sections:
    """The texts that stand alone above rows of a table, one after the other. What the `rules` of a
    recipe say of them goes first. A theme right below one that says whose figures follow, or that
    stood above others before, does not end what that says.
    """

    def __init__(self, table: Table, laid: Layout, plan: Plan, rules: Mapping[str, str]) -> None:
        self._table, self._laid, self._plan, self._rules = table, laid, plan, rules
        self._now: Section | None = None
        if table.year and table.within:
            self._now = Section(table.year, table.within.start - 1)
        self._seen: set[str] = set()
        self._is_fresh = False
        self._is_first = True
        self._is_themed = self._is_plain(_above(table))

    def heading(self, row: Row, words: str) -> None:
        """Takes note of a row without figures."""
        text = alone(row) or words
        now, same = self._now, same_name(text)
        if not text or _is_note(text):
            return
        named = not is_theme(text, self._plan)
        speaks = named and is_heading_of_others(text) and len(text.split()) < _PROSE
        others = speaks and speaks_of_nothing_else(text)
        tells = tells_of_others(text, self._plan) or (speaks and may_speak_of_others(text))
        tells = tells and not others
        again = same in self._seen
        goes_on = again or self._is_fresh or self._is_measure(row)
        says = others or tells or is_neutral(text) or _stated(text)
        if now and (now.of_others or now.asks or _stated(now.text)) and goes_on and not says:
            return
        self._is_themed = self._is_themed or (self._is_first and self._is_plain(text))
        self._now = Section(text, row.number, others, tells)
        self._is_fresh, self._is_first = True, False
        if not (others or tells):
            self._seen.add(same)

    def header_again(self) -> None:
        """Takes note of a header that is said again: a text right above it may be the name of
        another council, or another's, unless all blocks of the table are headed by their themes.
        """
        self._is_first = False
        now = self._now
        if now and self._is_fresh and not self._is_themed and self._is_plain(now.text):
            self._now = replace(now, asks=not is_theme(now.text, self._plan))

    def above(self, row: Row) -> Section | None:
        """The text that stands above a row with figures, and whether it has to be asked about."""
        self._is_fresh = self._is_first = False
        now = self._now
        if now is None:
            return None
        said = self._rules.get(f"{BELOW}{same_name(now.text)}")
        if said is not None:
            return replace(now, of_others=said == LEFT_OUT, asks=False, is_said=True)
        stated = _stated(now.text)
        if stated is not None and not now.of_others:
            return replace(now, asks=not _agrees(stated, self._periods(row)))
        return now

    def _is_measure(self, row: Row) -> bool:
        """Whether a row has a ref beside its name, more than the number of a theme."""
        held = [
            text for each in (*self._laid.refs, *self._laid.names) if (text := each.text_in(row))
        ]
        return len(held) > 1 and len(held[0]) > _NUMBER

    def _is_plain(self, text: str) -> bool:
        """Whether a text can be a theme's: no period, no council of the plan's, no report."""
        words = set(plain_words(text).split())
        if not words or is_neutral(text) or PERIODS.search(text):
            return False
        own = is_own_area(text, self._plan) or tells_of_others(text, self._plan)
        return not own and words.isdisjoint(_OF_A_FILE)

    def _periods(self, row: Row) -> list[Period]:
        """The periods of the figures in a row, as far as they are known."""
        if self._laid.across:
            codes = [each.period.code for each in self._laid.figures if each.period]
        else:
            codes = [row_period(row, self._laid, self._table, {}, None).code]
        return [each for code in codes if code and (each := _period(code))]


def about_the_section(section: Section, sheet: str) -> Question:
    """Asks whose figures stand below a text."""
    return Question(
        section.about,
        f"{quoted(section.text, 80)} stands in row {section.row}{on_sheet(sheet)}, above rows with "
        "figures; are these your own figures, each for the period of its column or row?",
        (LEFT_OUT, OWN),
    )


def _above(table: Table) -> str:
    """The text alone in the last row above the header."""
    text = ""
    for row in table.source.rows(table.header):
        if row.number < table.header:
            text = alone(row)
    return text


def _is_note(text: str) -> bool:
    note = plain_words(text).partition(" ")[0] in ("note", "notes", "source", "sources")
    return note or text[:1] in "*(" or text.endswith(".") or meaning_of(text) is Means.NOTE


def _stated(text: str) -> Stated | None:
    year = year_alone(text)
    return Stated(year) if year else stated_period(text)


def _period(code: str) -> Period | None:
    try:
        return Period.parse(code)
    except ValueError:
        return None


def _agrees(stated: Stated, periods: list[Period]) -> bool:
    """Whether figures for these periods can stand below what states a period."""
    if stated.to_date or not periods:
        return False
    if stated.month is not None:
        return any(each.end.month == stated.month for each in periods)
    if stated.code and Period.parse(stated.code).kind in (PeriodKind.MONTH, PeriodKind.DAY):
        return any(each.code == stated.code[:7] for each in periods)
    return all(
        is_within(Stated(each.code), stated.within(financial_year(each.end))) for each in periods
    )
