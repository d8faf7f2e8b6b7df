"""A process that has the command line loaded and forks itself for every call, so that a call costs no start.

It reads a line of JSON (words, folder, where output and errors go, and where wanted what the environment has besides
and from where is read what a person types) and answers with the exit status.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import main  # its folder has to be on the path first
from app.cli import main as loaded


def answer(line: str) -> int:
    call = json.loads(line)
    child = os.fork()
    if child == 0:
        os.chdir(call["folder"])
        os.environ.update(call.get("surroundings", {}))
        if "typed" in call:
            os.dup2(os.open(call["typed"], os.O_RDONLY), 0)
            sys.stdin = os.fdopen(0, encoding="utf-8")
        for number, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(call[name], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        sys.exit(main.main(call["words"]))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    assert loaded
    for request in sys.stdin:
        sys.stdout.write(f"{answer(request)}\n")
        sys.stdout.flush()
