"""A lock as pip reads it: what is pinned, with which extras, for which systems, by which hashes."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.unit.docs.pages import ROOT

RUNTIME = ROOT / "requirements.txt"
TOOLS = ROOT / "tests" / "requirements.txt"

_CONTINUED = re.compile(r" *\\\n *")
_HASH = re.compile(r" --hash=(\S+)")


@dataclass(frozen=True)
class Pin:
    name: str
    extras: frozenset[str]
    version: Version
    marker: Marker | None
    hashes: tuple[str, ...]

    def wanted(self, environment: dict[str, str]) -> bool:
        return self.marker is None or self.marker.evaluate(environment)

    def __str__(self) -> str:
        extras = f"[{','.join(sorted(self.extras))}]" if self.extras else ""
        marker = f" ; {self.marker}" if self.marker else ""
        hashes = "".join(f" --hash={each}" for each in self.hashes)
        return f"{self.name}{extras}=={self.version}{marker}{hashes}"


def pins(lock: Path) -> dict[str, Pin]:
    """The lock's pins by their canonical names.

    Raises:
        ValueError: a line is no exact pin, or a name is pinned twice.
    """
    found: dict[str, Pin] = {}
    for line in _CONTINUED.sub(" ", lock.read_text("utf-8")).splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            pin = _pin(line)
            if pin.name in found:
                raise ValueError(f"{lock}: {pin.name} is pinned twice")
            found[pin.name] = pin
    return found


def _pin(line: str) -> Pin:
    requirement = Requirement(_HASH.sub("", line))
    (exact,) = requirement.specifier
    if exact.operator != "==":
        raise ValueError(f"{line} is no exact pin")
    return Pin(
        name=canonicalize_name(requirement.name),
        extras=frozenset(requirement.extras),
        version=Version(exact.version),
        marker=requirement.marker,
        hashes=tuple(_HASH.findall(line)),
    )
