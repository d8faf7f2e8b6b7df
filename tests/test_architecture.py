"""The shape of the program: who may import whom, how long a file may grow, how it may be called."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
LONGEST_MAIN_WINDOW = 250
EMPTY_NAMES = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
IMPORT_EVERYTHING = """
import pkgutil, sys
import app
for module in pkgutil.walk_packages(app.__path__, "app."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
print(*sorted(name for name in sys.modules if name.partition(".")[0] in {"PySide6", "shiboken6", "ui"}))
"""
SLOW = "alembic", "psycopg", "sqlalchemy.dialects.postgresql", "sacrebleu", "trafilatura"  # what few commands need
IMPORT_COMMANDS = f"import sys, app.cli; print(*sorted(set({SLOW}) & sys.modules.keys()))"


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def run_python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=100
    )


def late_imports(path: Path) -> Iterator[str]:
    """The places inside functions that import without saying why so late."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                statement = "\n".join(lines[node.lineno - 1 : node.end_lineno])
                if not statement.partition("# late: ")[2].strip():
                    yield f"{shown(path)}:{node.lineno}"


@pytest.mark.skipif(not (ROOT / "ui" / "__init__.py").exists(), reason="the contracts speak of ui")
def test_imports_point_one_way():
    run = run_python("-c", LINT_IMPORTS, "--no-logo")
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_craft_loads_no_qt():
    run = run_python("-c", IMPORT_EVERYTHING)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []


def test_no_file_grows_too_long():
    lengths = {shown(path): line_count(path) for path in sources("app", "ui")}
    limits = {"ui/main_window.py": LONGEST_MAIN_WINDOW}
    too_long = {path: length for path, length in lengths.items() if length > limits.get(path, LONGEST_FILE)}
    assert too_long == {}


def test_every_module_is_named_after_what_it_does():
    assert [shown(path) for path in sources("app", "ui") if EMPTY_NAMES & {path.stem, path.parent.name}] == []


def test_a_late_import_says_why():
    assert [place for path in sources("app") for place in late_imports(path)] == []


def test_a_command_loads_nothing_slow_that_it_may_not_need():
    ran = run_python("-c", IMPORT_COMMANDS)
    assert (ran.stdout.strip(), ran.stderr) == ("", "")
