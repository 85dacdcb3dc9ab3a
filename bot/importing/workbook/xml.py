"""The XML inside an .xlsx, as a stream: nothing is kept that nobody asked for."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.parsers import expat

from bot.importing.problems import Unreadable
from bot.importing.workbook.bounds import damaged

Attributes = dict[str, str]


class Listener:
    """Hears the names of the workbook's own elements; where those have a prefix, without it."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Takes an element that opens."""

    def end(self, name: str) -> None:
        """Takes an element that closes."""

    def text(self, text: str) -> None:
        """Takes the text between the two."""


def listen(chunks: Iterable[bytes], listener: Listener) -> Iterator[None]:
    """Tells the listener what the XML holds; yields after each piece. Raises Unreadable on XML that
    is broken or declares a document type: no workbook needs one, and entities hide in it.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.CharacterDataHandler = listener.text

    def first(name: str, attributes: Attributes) -> None:
        prefixed = ":" in name
        parser.StartElementHandler = _bare(listener.start) if prefixed else listener.start
        parser.EndElementHandler = _bare(listener.end) if prefixed else listener.end
        parser.StartElementHandler(name, attributes)

    parser.StartElementHandler = first
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise damaged("its XML is broken") from error


def local(attributes: Attributes, name: str) -> str:
    """Finds an attribute by its name without the prefix, "" where there is none."""
    for key, value in attributes.items():
        if key.rpartition(":")[2] == name:
            return value
    return ""


def _bare(hear: Callable[..., None]) -> Callable[..., None]:
    def heard(name: str, *rest: Any) -> None:
        hear(name.rpartition(":")[2], *rest)

    return heard


def _refuse(*_: object) -> None:
    raise Unreadable(
        "the workbook's XML declares a document type, which Excel never writes and which can do "
        "harm; save the workbook again in Excel"
    )
