"""Sections of checks: a quality profile switches one on and off as a whole, as docs/checks.md has them.

A check belongs to the section of the module it is written in; a module that is in none is a section by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "names": ("names",),
    "content": ("content", "meaning", "language", "furniture"),
    "numbers": ("numbers",),
    "terms": ("terms", "consistency"),
    "words": ("words", "letters", "apostrophes", "spelling"),
    "capitals": ("capitals",),
    "marks": ("spacing", "whitespace", "punctuation", "quotes", "dashes"),
    "code": ("technical",),
    "patterns": ("patterns",),
}
_OF_MODULE = {module: section for section, modules in SECTIONS.items() for module in modules}


def section_of(module: str) -> str:
    """The section of a module, by its full name."""
    name = module.removeprefix("app.checks.").partition(".")[0]
    return _OF_MODULE.get(name, name.replace("_", "-"))
