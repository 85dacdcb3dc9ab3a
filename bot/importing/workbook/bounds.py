"""An .xlsx as a zip, opened so that it can cost no more memory or time than it may."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from bot.importing.problems import Unreadable

MOST_UNPACKED = 50 * 1024 * 1024
"""Bytes, over all members that are read, counted as they are inflated."""
MOST_MEMBERS = 1_000
_CHUNK = 64 * 1024
_ENCRYPTED, _PATCHED = 0x1 | 0x40, 0x20
"""Flag bits 0 and 6, and 5. Source: PKWARE's APPNOTE.TXT, 4.4.4."""
_KNOWN_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NO_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What zipfile raises on bytes that are not as the format has it, or that ask for what it lacks."""
_DAMAGED = "the workbook is damaged or cut off; open it in Excel, save it again, or get it again"
_TOO_BIG = (
    "the workbook unpacks to more than 50 MB; keep only the sheet with the figures, delete the "
    "empty rows below it, and save it again"
)


def damaged(detail: str) -> Unreadable:
    """The error to raise where a part of the workbook is not as the format has it."""
    return Unreadable(f"{_DAMAGED} ({detail})")


class Package:
    """The members of the zip. What is never asked for is never inflated."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except _NO_ZIP as error:
            raise damaged("no list of its parts") from error
        self.left = MOST_UNPACKED
        self.names = _checked(members)

    def size(self, name: str) -> int:
        """The unpacked size that the zip declares, in bytes: a hint, no more."""
        return self._zip.getinfo(name).file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """The member's bytes, piece by piece, until the bound is used up. Raises Unreadable."""
        if name not in self.names:
            raise damaged(f"it has no {name}")
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(_CHUNK):
                    self._spend(len(chunk))
                    yield chunk
        except Unreadable:
            raise
        except _NO_ZIP as error:
            raise damaged(f"its part {name} cannot be unpacked") from error

    def _spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise Unreadable(_TOO_BIG)


def _checked(members: list[zipfile.ZipInfo]) -> frozenset[str]:
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS:
        raise Unreadable(f"the workbook has more than {MOST_MEMBERS} parts; save it again in Excel")
    if len(set(names)) < len(names):
        raise damaged("a part is there twice")
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        raise damaged("a part is named outside the workbook")
    if not any(name.startswith("xl/") for name in names):
        raise Unreadable(_what_else(names))
    if "xl/workbook.bin" in names:
        raise Unreadable("this is a binary workbook (.xlsb); save it as .xlsx or as CSV UTF-8")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Unreadable("the workbook is protected by a password; save it without one")
    if any(
        member.compress_type not in _KNOWN_COMPRESSION or member.flag_bits & _PATCHED
        for member in members
    ):
        raise damaged("a part is packed in a way that Excel does not use")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Unreadable(_TOO_BIG)
    return frozenset(names)


def _what_else(names: list[str]) -> str:
    if "word/document.xml" in names:
        return "this is a Word document; copy the table into a spreadsheet and save that"
    if "content.xml" in names:
        return "this is an OpenDocument file; save it as an Excel workbook (.xlsx) or as CSV UTF-8"
    return "this is a zip archive and no workbook; unpack it and import what is inside"
