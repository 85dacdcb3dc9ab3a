"""What a file is, by its first bytes: its name proves nothing."""

import re
from dataclasses import fields

from bot.domain.plan import Plan
from bot.importing.problems import Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AS_XLSX = "open it in Excel and save it as an Excel workbook (.xlsx) or as CSV UTF-8"
_FOREIGN = {
    b"%PDF-": f"this is a PDF; ask for the figures as a spreadsheet, or {_AS_XLSX}",
    b"{\\rtf": f"this is a Word document; copy the table into a spreadsheet, then {_AS_XLSX}",
    b"\x1f\x8b": "this is a gzip archive; unpack it and import what is inside",
    b"7z\xbc\xaf": "this is a 7-Zip archive; unpack it and import what is inside",
    b"\x89PNG": "this is a picture; ask for the figures as a spreadsheet",
    b"\xff\xd8\xff": "this is a picture; ask for the figures as a spreadsheet",
    b"PK\x05\x06": "this is an empty zip archive; save the spreadsheet again",
}
_FOREIGN_TEXT = {
    b"<!doctype": f"this is a web page; {_AS_XLSX}",
    b"<html": f"this is a web page; {_AS_XLSX}",
    b"<?xml": f"this is an XML document; {_AS_XLSX}",
}
_A_PLANS_KEY = re.compile(
    rf"^({'|'.join(field.name for field in fields(Plan))})[ \t]*:", re.MULTILINE
)
_A_PLANS_NAME = (".yaml", ".yml")


def is_archive(content: bytes) -> bool:
    """Tells a zip (an .xlsx is one) from what may be text. Raises Unreadable, with what
    the file is instead.
    """
    if content.startswith(b"PK\x03\x04"):
        return True
    if content.startswith(_OLE):
        raise Unreadable(_what_ole(content))
    for start, text in _FOREIGN.items():
        if content.startswith(start):
            raise Unreadable(text)
    opening = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not opening and not content.strip():
        raise Unreadable("the file is empty; check that it was saved")
    for start, text in _FOREIGN_TEXT.items():
        if opening.lower().startswith(start):
            raise Unreadable(text)
    return False


def _what_ole(content: bytes) -> str:
    if _ENCRYPTED in content:
        return (
            "this workbook is protected by a password; open it in Excel, remove the password "
            "under File, Info, Protect Workbook, and save it again"
        )
    return f"this is an old Office file (.xls or .doc); {_AS_XLSX}"


def meant_as_a_plan(name: str, text: str) -> bool:
    """Tells whether what is wrong with it is said as of a plan: also where it breaks off early."""
    said = (line for line in text.splitlines() if line.strip() and line[0] not in "#-")
    first = next(said, None)
    if first is None:
        return False
    if name.casefold().endswith(_A_PLANS_NAME) or _A_PLANS_KEY.match(first):
        return True
    return len(_A_PLANS_KEY.findall(text)) >= 2
