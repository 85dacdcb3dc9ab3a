"""Files that verbs write: whole, or not at all."""

import os
import sys
from pathlib import Path


def is_in_the_way(path: Path, replace: bool) -> bool:
    """Tells whether the file cannot be written there, and says on standard error why."""
    if not path.parent.is_dir():
        print(f"planbot: there is no folder {path.parent}; make it first", file=sys.stderr)
        return True
    if path.is_dir():
        print(f"planbot: {path} is a folder; name a file in it", file=sys.stderr)
        return True
    if replace or not path.exists():
        return False
    print(f"planbot: {path} is there already; name another, or say --replace", file=sys.stderr)
    return True


def write_whole(path: Path, content: bytes) -> None:
    """Writes the whole file or none: whoever has it open never sees half."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
