"""A package index on disk, of wheels that hold metadata only: it shows what pip would choose."""

import hashlib
import io
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from packaging.version import Version

from tests.integration.locks.lock import Pin


def newer(version: Version) -> Version:
    """A release that came out since: 7.17.3 → 7.17.4."""
    return Version(".".join(map(str, (*version.release[:-1], version.release[-1] + 1))))


def lay_out(folder: Path, locked: dict[str, Pin]) -> dict[str, str]:
    """Lays out a simple index with each pin and a newer release; the pins' hashes by their names.

    Both say of themselves what the installed package says: what they need, and their extras.
    """
    hashes = {}
    for name, pin in locked.items():
        shelf = folder / name
        shelf.mkdir(parents=True)
        wheels = {version: _wheel(pin, version) for version in (pin.version, newer(pin.version))}
        links = []
        for version, content in wheels.items():
            filename = f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
            (shelf / filename).write_bytes(content)
            links.append(f'<a href="{filename}">{filename}</a>')
        (shelf / "index.html").write_text("<!DOCTYPE html>" + "".join(links), "utf-8")
        hashes[name] = f"sha256:{hashlib.sha256(wheels[pin.version]).hexdigest()}"
    return hashes


def _wheel(pin: Pin, version: Version) -> bytes:
    about = distribution(pin.name).metadata
    carried = [
        f"{field}: {value}"
        for field in ("Requires-Dist", "Provides-Extra")
        for value in about.get_all(field) or []
    ]
    place = f"{pin.name.replace('-', '_')}-{version}.dist-info"
    files = {
        f"{place}/METADATA": "\n".join(
            ["Metadata-Version: 2.1", f"Name: {pin.name}", f"Version: {version}", *carried, ""]
        ),
        f"{place}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{each},,\n" for each in (*files, f"{place}/RECORD"))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as wheel:
        for name, text in {**files, f"{place}/RECORD": record}.items():
            wheel.writestr(name, text)
    return content.getvalue()
