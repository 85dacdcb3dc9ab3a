"""The version for publication, read by somebody who adds, subtracts and multiplies.

The reader below knows nothing of planbot's rules. It opens the Word file, takes every figure of
each measure with its period, and every number of the texts, and tries what can be worked out.
"""

import io
import re
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

import docx
import pytest

from bot.domain.action import Action
from bot.domain.indicator import Unit
from bot.domain.outturn import Outturn
from bot.domain.period import Period
from bot.domain.plan import PrintedFigure
from bot.domain.rag import Rag
from bot.papers.brief import brief_of
from bot.papers.committee import committee_document
from bot.papers.exceptions import exceptions_document
from bot.papers.word import word_file
from bot.rules.assessment import assess
from tests.making import indicator, plan, rating, recommendation, snapshot, target

AT = date(2018, 11, 5)
MONTHS = [f"2018-{month:02}" for month in range(4, 11)]
LONGER = {
    "2018/19 Q1": MONTHS[:3],
    "2018/19 Q2": MONTHS[3:6],
    "2018/19 to 2018-10": MONTHS,
    "2018/19 to 2018-09": MONTHS[:6],
}
SMALL = 5


@cache
def written(seed):
    """A plan whose figures and texts are full of small counts, drawn anew for each seed."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret by it
    truth, outturns, recommendations, figures = {}, [], [], []
    for number in (1, 2):
        measures, evidence, actions = [], [], []
        for place in (1, 2, 3):
            ref = f"{number}.{place}"
            share = random.random() < 0.5
            measures.append(
                indicator(
                    ref,
                    "lower",
                    (target(value=20),),
                    unit=Unit.PERCENT if share else Unit.COUNT,
                )
            )
            for month in MONTHS:
                whole = random.randint(5, 45)
                truth[ref, month] = (random.randint(0, min(whole, 12)), whole)
            for period in random.sample([*MONTHS, *LONGER], random.randint(3, 9)):
                part, whole = summed(truth, ref, LONGER.get(period, [period]))
                outturns.append(figure(ref, period, part, whole, share))
                said = (ref, period, part, whole)
                evidence += [text for text in texts(*said) if random.random() < 0.3]
                if random.random() < 0.2:
                    figures.append(printed(number, said, share))
        actions = [Action(random.choice(evidence), printed="soon")] if evidence else []
        random.shuffle(evidence)
        recommendations.append(
            recommendation(
                number,
                measures,
                [rating("amber")],
                evidence=tuple(evidence),
                actions=tuple(actions),
                publish=True,
            )
        )
    meanings = {Rag.GREEN: "good", Rag.AMBER: "on its way", Rag.RED: "not yet"}
    of = plan(*recommendations, meanings=meanings, figures=tuple(figures))
    return assess(snapshot(of, *outturns), AT)


def summed(truth, ref, months):
    return tuple(sum(truth[ref, month][place] for month in months) for place in (0, 1))


def figure(ref, period, part, whole, share):
    if not share:
        return Outturn(ref, Period.parse(period), Decimal(part))
    value = (Decimal(100) * part / whole).quantize(Decimal("0.1"))
    return Outturn(
        ref,
        Period.parse(period),
        value,
        numerator=Decimal(part),
        denominator=Decimal(whole),
    )


def printed(number, said, share):
    ref, period, part, whole = said
    value = Decimal(100) * part / whole if share else Decimal(part)
    return PrintedFigure(
        f"Printed {ref} {period}",
        value.quantize(Decimal("0.1")),
        Unit.PERCENT if share else Unit.COUNT,
        period=period,
        recommendation=number,
        indicator=ref,
        **({"numerator": Decimal(part), "denominator": Decimal(whole)} if share else {}),
    )


def texts(ref, period, part, whole):
    """What people would write of a figure; the reader finds the measure and the period again."""
    said = f"({ref} {period})"
    yield f"There were {part} children of them all {said}"
    yield f"Altogether there were {whole} children {said}"
    yield f"For {whole - part} children it was otherwise {said}"
    yield f"It was so for {part} of {whole} children {said}"
    yield f"That is {Decimal(100) * part / whole:.1f}% {said}"


class Reader:
    """Every figure that the file states, as (what, measure, months): part, rest, whole, share."""

    def __init__(self, content):
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        self.text = "\n".join([each.text for each in document.paragraphs] + cells)
        self.known = {}
        for table in document.tables:
            for row in table.rows:
                self._read(" | ".join(cell.text for cell in row.cells))
        for line in self.text.splitlines():
            self._read_text(line)

    def _read(self, row):
        named = re.search(r"\b([12]\.[123]) Measure", row)
        for stated, period in re.findall(
            r"(\d[^,|\n]*(?:, \d+ of \d+)?), in (?:the )?([^|\n]+)", row
        ):
            if named:
                self._state(named[1], months_of(period.strip()), stated)

    def _read_text(self, line):
        for found in re.finditer(r"([^()\n]*)\(([12]\.[123]) ([^)]*)\)", line):
            words, ref, period = found.groups()
            months = tuple(LONGER.get(period, [period]))
            if (share := re.search(r"([\d.]+)%", words)) is not None:
                self.known["share", ref, months] = Decimal(share[1])
            elif (parts := re.search(r"(\d+) of (\d+)", words)) is not None:
                self._parts(ref, months, *map(int, parts.groups()))
            elif (one := re.search(r"(\d+) children", words)) is not None:
                what = "whole" if "Altogether" in words else "part"
                what = "rest" if "otherwise" in words else what
                self.known[what, ref, months] = int(one[1])

    def _state(self, ref, months, stated):
        if (parts := re.search(r"(\d+) of (\d+)", stated)) is not None:
            self._parts(ref, months, *map(int, parts.groups()))
        if "%" in stated:
            self.known["share", ref, months] = Decimal(stated.split("%")[0])
        elif re.fullmatch(r"\d+", stated.split(",")[0]):
            self.known["part", ref, months] = int(stated.split(",")[0])

    def _parts(self, ref, months, part, whole):
        self.known["part", ref, months] = part
        self.known["whole", ref, months] = whole
        self.known["rest", ref, months] = whole - part

    def works_out(self):
        """Every count of a measure in a stretch of months that follows from what is stated."""
        counts = {key: value for key, value in self.known.items() if key[0] != "share"}
        while True:
            more = {**dict(self._beside(counts)), **dict(self._apart(counts))}
            if more.keys() <= counts.keys():
                return counts
            counts = {**more, **counts}

    def _beside(self, counts):
        """Part, rest, whole and share of one measure in one stretch of months."""
        places = {(ref, months) for _, ref, months in self.known}
        for ref, months in places | {(ref, months) for _, ref, months in counts}:
            part, rest, whole = (
                counts.get((what, ref, months)) for what in ("part", "rest", "whole")
            )
            share = self.known.get(("share", ref, months))
            if whole is not None and share is not None and part is None:
                part = round(whole * share / 100)
            if part is not None and whole is not None:
                rest = whole - part
            elif rest is not None and whole is not None:
                part = whole - rest
            elif part is not None and rest is not None:
                whole = part + rest
            for what, count in (("part", part), ("rest", rest), ("whole", whole)):
                if count is not None:
                    yield (what, ref, months), count

    def _apart(self, counts):
        """A stretch less others that lie in it."""
        for (what, ref, months), count in counts.items():
            inside = [
                (set(key[2]), other)
                for key, other in counts.items()
                if key[:2] == (what, ref) and set(key[2]) < set(months)
            ]
            for taken, total in _beside_each_other(inside):
                if len(taken) < len(months):
                    left = tuple(each for each in months if each not in taken)
                    yield (what, ref, left), count - total


@cache
def read(seed, kind, public=True):
    """What the reader finds in the document of a seed: several tests look at the same ones."""
    return Reader(word_file(kind(brief_of(written(seed), None, public=public))))


def _beside_each_other(stretches):
    """Up to three stretches that share no month: all their months, and the sum of their counts."""
    found = [(frozenset(), 0, 0)]
    for _ in range(3):
        found = [
            (taken | months, total + count, place + 1)
            for taken, total, start in found
            for place, (months, count) in enumerate(stretches[start:], start)
            if taken.isdisjoint(months)
        ]
        yield from ((taken, total) for taken, total, _ in found)


def months_of(period):
    names = ["April", "May", "June", "July", "August", "September", "October"]
    if (quarter := re.fullmatch(r"2018/19 Q([12])", period)) is not None:
        return tuple(LONGER[f"2018/19 Q{quarter[1]}"])
    if (so_far := re.fullmatch(r"year to date, April to (\w+) 2018", period)) is not None:
        return tuple(MONTHS[: names.index(so_far[1]) + 1])
    return (MONTHS[names.index(period.split(" ")[0])],)


@pytest.mark.parametrize("kind", [committee_document, exceptions_document])
@pytest.mark.parametrize("seed", range(20))
def test_nobody_works_out_a_count_under_five_from_tables_and_texts_together(seed, kind):
    reader = read(seed, kind)
    found = {key: count for key, count in reader.works_out().items() if count < SMALL}
    assert found == {}


def test_the_reader_works_them_out_of_the_version_for_the_house():
    """Else the test above could not fail."""
    found = []
    for seed in range(5):
        reader = read(seed, committee_document, public=False)
        found += [count for count in reader.works_out().values() if count < SMALL]
    assert len(found) > 50


def test_what_is_safe_is_still_shown():
    stated = []
    for seed in range(20):
        stated += read(seed, committee_document).known
    assert len(stated) > 20
