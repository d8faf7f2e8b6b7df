"""A process that has the command line loaded and forks itself for every call, so that a call costs no start.

Before the first it has reviewed the sample once: reading word lists and templates took most of each call.
It reads a line of JSON (words, folder, where output and errors go, and where wanted what the environment has besides
and from where is read what a person types) and answers with the exit status.
"""

import gc
import io
import json
import os
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main  # its folder has to be on the path first


def warm_up() -> None:
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        project, report = (str(Path(folder, name)) for name in ("p.zvirka", "r.html"))
        main.main(["review", "--sample", "--no-window", "--quiet", "--project", project, "--report", report])
    gc.collect()
    gc.freeze()  # what the children have in common is not written to, and so not copied


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
    warm_up()
    for request in sys.stdin:
        sys.stdout.write(f"{answer(request)}\n")
        sys.stdout.flush()
