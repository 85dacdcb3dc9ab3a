"""Scorecards as Hypothesis makes them: any headings, any order, months across or down."""

import csv
import io
from dataclasses import dataclass, field

from hypothesis import strategies as st
from openpyxl import Workbook

NAMES = {
    "1.1": ("Assessments completed within 45 working days", "Assessments in time"),
    "1.2": ("Re-referrals within 12 months", "Re-referrals"),
    "1.3": ("Children looked after at month end", "Children looked after"),
    "1.10": ("Child protection visits in 15 working days", "CP visits in time"),
}
MONTHS = [f"2018-{n:02d}" for n in range(4, 10)]
_ABBREVIATED = ["Apr", "May", "Jun", "Jul", "Aug", "Sep"]
_FULL = ["April", "May", "June", "July", "August", "September"]
WRITTEN = {
    "Apr-18": [f"{each}-18" for each in _ABBREVIATED],
    "April 2018": [f"{each} 2018" for each in _FULL],
    "2018-04": MONTHS,
    "04/2018": [f"{n:02d}/2018" for n in range(4, 10)],
    "Apr": _ABBREVIATED,
    "Apr-18 actual": [f"{each}-18 actual" for each in _ABBREVIATED],
    "Result April 2018": [f"Result {each} 2018" for each in _FULL],
}
ABOVE = ["Scorecard", "September 2018", "", "Provisional", "2018/19"]
OF_OTHERS = ["Targets 2018/19", "England", "Cumulative", "Rolling 12 months", "Forecast"]
TYPES = ["Target", "Forecast", "England"]
MARKS = ["n/a", "-", "..", "c", "[c]", "x", "z", "u", "*", ":"]
REFS = ["Ref", "ref no.", "KPI Ref", "Code", "ID", "No."]
TITLES = ["Indicator", "Measure", "KPI", "Performance measure", "Description", "Name"]
VALUES = ["Value", "Actual", "Outturn", "Result", "Performance", "Current", "Wibble"]
PERIODS = ["Period", "Month", "Date", "Reporting period", "As at"]
OTHERS = {
    "Target": "85%",
    "RAG": "A",
    "DoT": "down",
    "England 17/18": "82.9%",
    "Stat. neighbours": "84.1%",
    "Last year": "80.0%",
    "Variance": "-3.7",
    "Lead": "Head of Service",
    "Comments": "Two teams short of staff",
    "Sep-18 target": "83%",
    "Wobble": "17",
    "YTD": "83.3%",
    "2017/18": "81.0%",
    "": "12",
}
GROUPS = ["", "2018/19", "Actual", "Target", "England", "Northshire", "Benchmarks", "2017/18"]
ASIDES = ["Help and protection", "Total", "Notes", "Target", "England", "Source: case system", ""]


def figures():
    """A value of a percentage or a count, as text, a mark, or nothing."""
    return st.one_of(
        st.integers(11, 999).map(lambda tenths: f"{tenths / 10:.1f}"),
        st.sampled_from(MARKS),
        st.just(""),
    )


@dataclass
class Scorecard:
    """`truth` holds what it says, by indicator and month: digits, a mark, or nothing."""

    truth: dict[tuple[str, str], str]
    rows: list[list[str]] = field(default_factory=list)
    merges: list[tuple[int, int, int]] = field(default_factory=list)

    def csv(self, delimiter: str) -> bytes:
        width = max(map(len, self.rows))
        text = io.StringIO()
        writer = csv.writer(text, delimiter=delimiter)
        writer.writerows([*row, *[""] * (width - len(row))] for row in self.rows)
        return text.getvalue().encode()

    def xlsx(self, shape=lambda _: None) -> bytes:
        book = Workbook()
        for row in self.rows:
            book.active.append([_cell(each) for each in row])
        for row, first, last in self.merges:
            book.active.merge_cells(
                start_row=row, end_row=row, start_column=first + 1, end_column=last + 1
            )
        shape(book.active)
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()


def _cell(text):
    try:
        return float(text) if text and "." in text and not text.startswith("1.") else text or None
    except ValueError:
        return text


@st.composite
def scorecards(draw):
    refs = draw(st.lists(st.sampled_from(list(NAMES)), min_size=1, max_size=4, unique=True))
    card = Scorecard({(ref, month): draw(figures()) for ref in refs for month in MONTHS})
    for place, month in enumerate(MONTHS):
        if ("1.3", month) in card.truth and card.truth["1.3", month][:1].isdigit():
            card.truth["1.3", month] = str(600 + place)
    for _ in range(draw(st.integers(0, 3))):
        card.rows.append([draw(st.sampled_from(ABOVE))])
    if of_others := draw(st.sampled_from(["", "", "", *OF_OTHERS])):
        card.rows.insert(0, [of_others])
    identity = draw(st.sampled_from([("ref",), ("name",), ("ref", "name"), ("name", "ref")]))
    (_across if draw(st.booleans()) else _down)(draw, card, refs, identity)
    if of_others:
        card.truth = {}
    for _ in range(draw(st.integers(0, 2))):
        card.rows.append([draw(st.sampled_from(ASIDES))])
    return card


def _heads(draw, identity):
    words = {"ref": REFS, "name": TITLES}
    return [draw(st.sampled_from(words[each])) for each in identity]


def _names(draw, identity, ref):
    other = draw(st.sampled_from(["", "", "", "x"]))
    name = draw(st.sampled_from(NAMES[ref]))
    texts = {"ref": ref, "name": name + other}
    return [texts[each] for each in identity]


def _shown(ref, text):
    return f"{text}%" if ref != "1.3" and text[:1].isdigit() else text


def _across(draw, card, refs, identity):
    extra = draw(st.lists(st.sampled_from(list(OTHERS)), max_size=3, unique=True))
    before = draw(st.integers(0, len(extra)))
    written = WRITTEN[draw(st.sampled_from(list(WRITTEN)))]
    turn = draw(st.sampled_from([0, 0, 0, 2, 4]))
    months, turned = MONTHS[turn:] + MONTHS[:turn], written[turn:] + written[:turn]
    typed = draw(st.sampled_from([None, None, "Type", ""]))
    between = [] if typed is None else [typed]
    heads = [*_heads(draw, identity), *between, *extra[:before], *turned, *extra[before:]]
    first = len(identity) + len(between) + before
    group = draw(st.sampled_from(GROUPS))
    second = draw(st.sampled_from(["", "", "Target", "England", "Last year"]))
    if group or draw(st.booleans()):
        above = [""] * first + [group] + [""] * (len(written) - 1)
        card.rows.append(above)
        card.merges.append((len(card.rows), first, first + len(written) - 1))
        if second:
            above += [""] * (len(heads) - len(above)) + [second] + [""] * (len(written) - 1)
            card.merges.append((len(card.rows), len(heads), len(heads) + len(written) - 1))
            heads += written
    card.rows.append(heads)
    wrong = group in ("Target", "England", "Benchmarks", "2017/18")
    # Months of one year that begin in the midst of it are of two, or out of order.
    wrong = wrong or (turn > 0 and written is WRITTEN["Apr"])
    for ref in refs:
        if draw(st.integers(0, 9)) == 0:
            card.rows.append([draw(st.sampled_from(ASIDES))])
        names, other = _names(draw, identity, ref), "50%" if ref != "1.3" else "500"
        own = [_shown(ref, card.truth[ref, month]) for month in months]
        kinds = [("Actual", own)]
        if between:
            kinds.append((draw(st.sampled_from(TYPES)), [other] * len(months)))
            kinds = draw(st.permutations(kinds))
        for kind, values in kinds:
            row = [*names, *([kind] if between else []), *(OTHERS[each] for each in extra[:before])]
            row += [*values, *(OTHERS[each] for each in extra[before:])]
            row += [other] * (len(heads) - len(row))
            card.rows.append(row)
            if draw(st.booleans()):
                names = [""] * len(names)
    if wrong:
        card.truth = {}


def _down(draw, card, refs, identity):
    extra = draw(st.lists(st.sampled_from(list(OTHERS)), max_size=3, unique=True))
    written = WRITTEN[draw(st.sampled_from(list(WRITTEN)))]
    order = draw(st.permutations(["identity", "period", "value", "extra"]))
    parts = {
        "identity": _heads(draw, identity),
        "period": [draw(st.sampled_from(PERIODS))],
        "value": [draw(st.sampled_from(VALUES))],
        "extra": extra,
    }
    card.rows.append([cell for each in order for cell in parts[each]])
    for ref in refs:
        for month, text in zip(MONTHS, written, strict=True):
            parts = {
                "identity": _names(draw, identity, ref),
                "period": [text],
                "value": [_shown(ref, card.truth[ref, month])],
                "extra": [OTHERS[each] for each in extra],
            }
            card.rows.append([cell for each in order for cell in parts[each]])
