"""Calls of the program, each in a process of its own: started from nothing, or forked from one that is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MAIN = ROOT / "main.py"
CALLS = Path(__file__).with_name("calls.py")
WITH_SMALL_FILES = """
import os, resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
os.execv(sys.argv[2], sys.argv[2:])
"""


@dataclass(frozen=True)
class Said:
    """What a call printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line that a refused call says; it is neither more nor a traceback."""
        assert self.status == 2, (self.status, self.err, self.out)
        assert self.out == ""
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith("\n")
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


def started(folder: Path, words: Iterable[object], limit: int | None = None) -> Said:
    """A call that loads the program anew. `limit` is the largest file it may write, in bytes."""
    command = [sys.executable, str(MAIN), *map(str, words)]
    if limit is not None:
        command = [sys.executable, "-c", WITH_SMALL_FILES, str(limit), *command]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=100)
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


class Loaded:
    """The program, loaded once (see calls.py); it forks for each call."""

    def __init__(self, process: subprocess.Popen[str], own: Path) -> None:
        self._process, self._own = process, own

    def call(
        self,
        folder: Path,
        words: Iterable[object],
        surroundings: dict[str, str] | None = None,
        typed: str | None = None,
    ) -> Said:
        """As `started`; `surroundings` are put into its environment, `typed` comes on its standard input."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        out, err, keys = (self._own / name for name in ("out", "err", "typed"))
        request = {"words": list(map(str, words)), "folder": str(folder), "out": str(out), "err": str(err)}
        request |= {"surroundings": surroundings} if surroundings else {}
        if typed is not None:
            keys.write_text(typed, encoding="utf-8")
            request |= {"typed": str(keys)}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        status = int(self._process.stdout.readline())
        return Said(status, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


@contextmanager
def loaded_in(own: Path) -> Iterator[Loaded | None]:
    """Until the end of this; what calls say is kept in the folder. None where processes cannot fork."""
    if not hasattr(os, "fork"):
        yield None
        return
    with subprocess.Popen([sys.executable, str(CALLS)], stdin=PIPE, stdout=PIPE, text=True) as process:
        yield Loaded(process, own)
        assert process.stdin is not None
        process.stdin.close()
