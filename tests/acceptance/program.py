"""The real program, started as its users start it, in a home of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from bot.cli import main
from tests.waiting import SOON

PLANBOT = Path(sys.executable).parent / "planbot"


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Program:
    """planbot with `home` as its user's home and nothing else in its environment."""

    home: Path

    def environment(self, **settings):
        return {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PYTHONWARNINGS": "error",
            **settings,
        }

    def run(self, *arguments, **settings):
        """Runs until it stops by itself."""
        done = subprocess.run(
            [PLANBOT, *map(str, arguments)],
            cwd=self.home,
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            timeout=SOON,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def call(self, *arguments, **settings):
        """The same in this process: ten times as fast, for the many ways to ask one thing."""
        out, err = io.StringIO(), io.StringIO()
        environment = mock.patch.dict(os.environ, self.environment(**settings), clear=True)
        with environment, redirect_stdout(out), redirect_stderr(err):
            try:
                code = main([*map(str, arguments)])
            except SystemExit as stopped:
                code = stopped.code
        return Done(code, out.getvalue(), err.getvalue())

    def start(self, *arguments, **settings):
        """Starts it, to be stopped by whoever asked."""
        return subprocess.Popen(
            [PLANBOT, *map(str, arguments)],
            cwd=self.home,
            env=self.environment(**settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
