"""Brings the catalogues of app/languages in line with the code: `.venv/bin/python scripts/catalogues.py`.

Wanted are the strings in `tr(…)`, `mark(…)` and `trn(…)` of ui, and what the core says to people: the texts of its
messages, the labels of its checks and of their parameters, and `_("…")` in the templates of its reports.
New ones are added without a translation and listed; gone ones are dropped.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "app" / "languages"
PARAMETERS = {"Between", "OneOf", "Switch"}  # of a check; their last word is for people
IN_TEMPLATE = re.compile(r'\b_\("([^"]+)"\)')
SINGLE, PLURAL = {"tr", "mark"}, "trn"


def wanted() -> dict[str, str]:
    """Every English string with its plural, or with nothing."""
    return dict.fromkeys(of_core(), "") | of_window()


def of_window() -> dict[str, str]:
    """What the window says by itself."""
    made: dict[str, str] = {}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        made |= dict(_of_window(ast.parse(path.read_text(encoding="utf-8"))))
    return made


def of_core() -> list[str]:
    """What the core hands the window to say."""
    paths = sorted((ROOT / "app").rglob("*.py"))
    said = [text for path in paths for text in _of_core(ast.parse(path.read_text(encoding="utf-8")))]
    pages = sorted((ROOT / "app").rglob("*.html"))
    return said + [text for path in pages for text in IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))]


def _of_window(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if node.func.id in SINGLE and texts:
                yield texts[0], ""
            elif node.func.id == PLURAL:
                yield texts[0], texts[1]


def _of_core(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Message", "Message.of"} and node.args:
            yield from _texts(node.args[0], tree)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in PARAMETERS and node.args:
            yield from _texts(node.args[-1], tree)
        elif isinstance(node, ast.ClassDef):
            yield from (label for part in node.body for label in _label(part))


def _label(node: ast.stmt) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    if [ast.unparse(target) for target in targets] == ["label"] and node.value is not None:
        yield from _texts(node.value, node)


def _texts(node: ast.expr, tree: ast.AST) -> Iterator[str]:
    """The strings an expression may stand for; a name stands for what its file assigns to it."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Name):
            values = [one.value for one in ast.walk(tree) if _assigns(one, part.id)]
            yield from (one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _assigns(node: ast.AST, name: str) -> TypeGuard[ast.Assign]:
    return isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == [name]


def main() -> int:
    texts = wanted()
    missing = 0
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=110)
        known = {entry.msgid: entry for entry in catalogue}
        entries = [known.get(text) or _entry(text, plural) for text, plural in sorted(texts.items())]
        catalogue[:] = entries
        catalogue.save()
        untranslated = [entry.msgid for entry in entries if not entry.translated()]
        missing += len(untranslated)
        for text in untranslated:
            print(f"{path.name}: {text}")
    return 1 if missing else 0


def _entry(text: str, plural: str) -> polib.POEntry:
    if not plural:
        return polib.POEntry(msgid=text)
    return polib.POEntry(msgid=text, msgid_plural=plural, msgstr_plural={0: ""})


if __name__ == "__main__":
    sys.exit(main())
