"""Files ⇄ bilingual entries. To add a format: one module and one row in FORMATS."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.errors import InputError
from app.formats import csv_file, files, plain, po, xliff
from app.formats.entries import Bilingual, Entry, Format

__all__ = ["FORMATS", "Bilingual", "Entry", "Format", "read", "write"]

FORMATS: dict[str, Format] = {
    ".po": Format("Gettext PO", po.read, po.write),
    ".pot": Format("Gettext PO template", po.read, po.write),
    ".csv": Format("CSV", csv_file.read, csv_file.write),
    ".tsv": Format("TSV", csv_file.read_tabs, csv_file.write_tabs),
    ".xlf": Format("XLIFF 1.2 and 2.x", xliff.read, xliff.write),
    ".xliff": Format("XLIFF 1.2 and 2.x", xliff.read, xliff.write),
    ".txt": Format("plain text", None, plain.write),
}


def read(path: Path) -> Bilingual:
    """The entries of a bilingual file, of the kind that its suffix says.

    InputError: the suffix is not in FORMATS, the file cannot be read, or it is broken.
    """
    where = files.named(path)
    form = FORMATS.get(path.suffix.lower())
    if form is None or form.read is None:
        known = ", ".join(suffix for suffix, other in FORMATS.items() if other.read)
        raise InputError(f"{where}: is no bilingual file known here; known are {known}")
    return replace(form.read(files.read(path), where), title=path.stem)


def write(path: Path, bilingual: Bilingual, original: bytes | None = None) -> None:
    """Writes the entries to `path` in the format of its suffix, whole or not at all.

    `original` is the file the entries were read from: all but the changed targets stays in it as it was. Give it
    only for the same format. InputError: suffix not in FORMATS, not writable, `original` has other entries.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(f"{files.named(path)}: cannot be written in this format; known are {', '.join(FORMATS)}")
    files.write_safely(path, form.write(bilingual, original))
