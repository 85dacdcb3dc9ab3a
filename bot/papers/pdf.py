"""A Word file or workbook → PDF, by LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

LONGEST_SECONDS = 180
_PROGRAMS = ("soffice", "libreoffice")
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""With headings and table headers as such, for whoever listens to it."""
_FILTERS = {".docx": _TAGGED, ".xlsx": "pdf"}


class NoPdfError(RuntimeError):
    """No PDF could be made; says why."""


def pdf_of(content: bytes, suffix: str) -> bytes:
    """Turns the bytes of a file that ends in `suffix` into those of a PDF. Raises NoPdfError."""
    program = next((found for each in _PROGRAMS if (found := shutil.which(each))), None)
    if program is None:
        raise NoPdfError(
            f"a PDF is made by LibreOffice, which is not installed here: name a file that ends in "
            f"{suffix}, without --pdf"
        )
    with TemporaryDirectory(prefix="planbot-pdf-") as folder:
        source = Path(folder) / f"report{suffix}"
        source.write_bytes(content)
        # With a profile of its own it needs nobody's, and does not wait for one that is open.
        command = [
            program,
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            _FILTERS[suffix],
            "--outdir",
            folder,
            str(source),
        ]
        try:
            ended = subprocess.run(  # noqa: S603 - no shell, and every word is ours
                command, capture_output=True, timeout=LONGEST_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPdfError(f"LibreOffice made no PDF: {error}") from error
        made = source.with_suffix(".pdf")
        if not made.is_file():
            said = ended.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise NoPdfError(f"LibreOffice made no PDF: {said[0] if said else ended.returncode}")
        return made.read_bytes()
