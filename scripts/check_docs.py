"""Holds the documentation to its word: links lead somewhere, decisions are whole, no file names a machine.

`python scripts/check_docs.py` prints one line for each fault and exits with 1 when there is any.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
HEADINGS = ("Situation", "Choice", "Rejected", "Consequences")

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
TITLE = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s+<?(\S+?)>?$", re.MULTILINE)
TAG = re.compile(r"<(?:img|source|a)\b[^>]*?\b(?:src|srcset|href)=\"([^\"]+)\"")
ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
DECISION = re.compile(r"\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*\.md")
MACHINE = re.compile(r"(?<![\w.~-])/(?:work|root)/\w|\bindex[-_]url\b", re.IGNORECASE)


def main() -> int:
    faults = [*broken_links(), *odd_decisions(), *traces_of_a_machine()]
    for fault in faults:
        print(fault)
    print(f"documentation: {len(pages())} pages, {len(faults)} faults")
    return 1 if faults else 0


def pages() -> list[Path]:
    """The pages there are; one that is still to be written is no fault."""
    named = [ROOT / name for name in PAGES if (ROOT / name).exists()]
    return [*named, *sorted((ROOT / "docs").rglob("*.md"))]


def broken_links() -> Iterator[str]:
    for page in pages():
        for link in links(page.read_text(encoding="utf-8")):
            path, _, anchor = unquote(link).partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.is_relative_to(ROOT):
                yield f"{shown(page)}: {link} leads out of the project"
            elif not target.exists():
                yield f"{shown(page)}: {link} does not exist"
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                yield f"{shown(page)}: {link}: that page has no such heading"


def links(text: str) -> Iterator[str]:
    """Every link and picture that stays within the project."""
    prose = CODE.sub("", FENCE.sub("", text))
    for pattern in (LINK, REFERENCE, TAG):
        yield from (link for link in pattern.findall(prose) if not ELSEWHERE.match(link))


def titles(page: Path) -> list[str]:
    return TITLE.findall(FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """The headings as a forge turns them into anchors."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles(page)}


def odd_decisions() -> Iterator[str]:
    for page in sorted((ROOT / "docs" / "decisions").glob("*")):
        if not DECISION.fullmatch(page.name):
            yield f"{shown(page)}: a decision is called NNNN-title.md"
            continue
        lacking = [heading for heading in HEADINGS if heading not in titles(page)]
        if lacking:
            yield f"{shown(page)}: has no heading {', '.join(lacking)}"


def traces_of_a_machine() -> Iterator[str]:
    """Paths and package hosts of one machine, in any file under version control."""
    for path in tracked():
        if path == Path(__file__).resolve() or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            if found := MACHINE.search(line):
                yield f"{shown(path)}:{number}: {found[0]!r} belongs to one machine"


def tracked() -> list[Path]:
    """What git would hand on; nothing where this is no clone."""
    if not (ROOT / ".git").exists():
        return []
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listing.decode("utf-8").split("\0") if name]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
