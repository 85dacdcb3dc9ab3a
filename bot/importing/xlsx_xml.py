"""The XML inside an .xlsx, as a stream: nothing is kept that nobody asked for.

openpyxl's read-only mode keeps every row's element and every string, does not show merged cells,
and shows either a formula or its value; one streaming pass shows all of it in constant memory.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol
from xml.parsers import expat

from bot.importing.problems import Unreadable
from bot.importing.xlsx_bounds import damaged

Attributes = dict[str, str]


class Listener(Protocol):
    """Hears names without their prefix: the format needs no other distinction."""

    def start(self, name: str, attributes: Attributes) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


def listen(chunks: Iterable[bytes], listener: Listener) -> Iterator[None]:
    """Tell the listener what the XML holds; yields after each piece. Raises Unreadable on XML that
    is broken or declares a document type: no workbook needs one, and entities hide in it.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _without_prefix(listener.start)
    parser.EndElementHandler = _without_prefix(listener.end)
    parser.CharacterDataHandler = listener.text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise damaged("its XML is broken") from error


def local(attributes: Attributes, name: str) -> str:
    """An attribute by its name without the prefix, "" where there is none."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return ""


def _without_prefix(hear: Callable[..., None]) -> Callable[..., None]:
    def heard(name: str, *rest: Any) -> None:
        hear(name.rpartition(":")[2] if ":" in name else name, *rest)

    return heard


def _refuse(*_: object) -> None:
    raise Unreadable(
        "the workbook's XML declares a document type, which Excel never writes and which can do "
        "harm; save the workbook again in Excel"
    )
