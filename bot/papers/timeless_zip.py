"""A file of the office formats is a ZIP: the same contents are always the same bytes."""

import io
import zipfile

_FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def timeless(written: bytes) -> bytes:
    """Writes the ZIP anew with no trace of when it was written."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as found,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as anew,
    ):
        for name in found.namelist():
            part = zipfile.ZipInfo(name, _FIRST_OF_ZIP)
            part.compress_type = zipfile.ZIP_DEFLATED
            anew.writestr(part, found.read(name))
    return kept.getvalue()
