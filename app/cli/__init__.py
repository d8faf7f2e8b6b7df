"""The command line: the use cases of the workspace for scripts, build servers and leads. Loads no Qt.

Results go to standard output, progress and messages to standard error. Exit status: 0 done, 1 findings at or
above `--fail-on`, 2 the call or the input is wrong.
"""

from app.cli.run import main

__all__ = ["main"]
