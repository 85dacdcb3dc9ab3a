"""Files that verbs write: whole, or not at all."""

import os
import sys
from glob import escape
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
    """Writes the whole file or none: whoever has it open never sees half. What a process that was
    killed half-way left beside it is cleared away by the next one.
    """
    _clear_left_behind(path)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            # Else a name could outlive a loss of power that its contents did not.
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _clear_left_behind(path: Path) -> None:
    for part in path.parent.glob(f".{escape(path.name)}.*"):
        number = part.suffix.removeprefix(".")
        if number.isdigit() and not _runs(int(number)):
            part.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
