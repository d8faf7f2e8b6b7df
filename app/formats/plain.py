"""Plain text: only the targets, to be published; a line for a paragraph and an empty line between two."""

from __future__ import annotations

from itertools import groupby

from app.formats.entries import Bilingual, Entry


def write(bilingual: Bilingual, original: bytes | None) -> bytes:  # noqa: ARG001 - the shape of every format
    """The targets in their order, those of one paragraph on one line; entries without a paragraph stand alone."""
    groups = groupby(enumerate(bilingual.units), key=_paragraph)
    paragraphs = (" ".join(filter(None, (unit.target.strip() for _, unit in group))) for _, group in groups)
    return ("\n\n".join(filter(None, paragraphs)) + "\n").encode()


def _paragraph(numbered: tuple[int, Entry]) -> tuple[bool, int]:
    number, unit = numbered
    return (False, number) if unit.paragraph is None else (True, unit.paragraph)
