"""Bytes → text, where the encoding is certain enough to trust every character."""

import codecs
import re

from bot.importing.problems import Unreadable

_REMEDY = "save it again as 'CSV UTF-8' (a plan: as UTF-8)"
_UTF_8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def decode(content: bytes) -> str:
    """Decodes UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252. Raises
    Unreadable with the row on NUL bytes, on bytes that none of them knows, and on a mixture.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _utf_16(content)
    else:
        text = _bytewise(content.removeprefix(codecs.BOM_UTF8))
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(f"the text holds NUL bytes; {_REMEDY}", row)
    return text


def _utf_16(content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"the file says that it is UTF-16 and breaks off or is not; {_REMEDY}"
        ) from error


def _bytewise(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        if error.reason == "unexpected end of data":
            raise Unreadable(
                "the file ends in the middle of a character: it is cut off; get it again", row
            ) from error
        if _UTF_8_CHARACTER.search(content):
            raise Unreadable(
                f"the text is partly UTF-8 and partly something else; {_REMEDY}", row
            ) from error
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"the byte {content[error.start]:#04x} is no character; {_REMEDY}", row
        ) from error
