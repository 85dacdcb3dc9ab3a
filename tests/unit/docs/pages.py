"""The documentation as a reader finds it: headings, sections, tables, links and blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")))
assert len(PAGES) > 20, "the documentation is not where the tests look for it"

_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*(?:`[^`]*`[^\]]*)?\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Block:
    language: str
    text: str


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, *languages: str) -> list[Block]:
    """The fenced blocks of a page, their common indent taken off."""
    return [
        Block(language, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE))
        for indent, language, text in _FENCE.findall(page.read_text("utf-8"))
        if language in languages
    ]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


def sections(page: Path) -> dict[str, str]:
    """The text below each heading, up to the next one, by the heading without its code marks."""
    text = prose(page)
    found = list(_HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {
        match[2].replace("`", ""): text[match.end() : end]
        for match, end in zip(found, ends, strict=True)
    }


def anchors(page: Path) -> set[str]:
    """What a link into the page may name, as GitHub makes it from the headings."""
    headings = [match[2] for match in _HEADING.finditer(prose(page))]
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def links(page: Path) -> list[str]:
    return _LINK.findall(prose(page))


def pictures(page: Path) -> list[tuple[str, str]]:
    """What stands for each picture where it is not seen, and where it is."""
    return _PICTURE.findall(prose(page))


def codes(text: str) -> list[str]:
    """What stands between code marks."""
    return _CODE.findall(text)


def rows(text: str, *header: str) -> list[list[str]]:
    """The cells of the first table in `text` with that header, without code marks."""
    return next(tables(text, *header))


def tables(text: str, *header: str) -> Iterator[list[list[str]]]:
    """Every table in `text` with that header."""
    lines = [each.strip() for each in text.splitlines()]
    wanted = f"| {' | '.join(header)} |"
    for start in (place for place, line in enumerate(lines) if line == wanted):
        found = []
        for line in lines[start + 2 :]:
            if not line.startswith("|"):
                break
            found.append([cell.strip().replace("`", "") for cell in line.strip("|").split(" | ")])
        yield found
