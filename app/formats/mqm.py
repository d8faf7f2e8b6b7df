"""MQM annotations as Google publishes them: one error a line, tabs between columns, the place inside <v></v>.

github.com/google/wmt-mqm-human-evaluation. There is no quoting: a quotation mark is a letter like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.errors import InputError
from app.formats import texts
from app.model import Judged, RatedError, Side, Span

COLUMNS = ("system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity", "comment")
NEEDED = ("system", "seg_id", "rater", "source", "target", "category", "severity")
OTHER_NAMES = {"docsegid": "doc_id", "globalsegid": "seg_id", "doc_seg_id": "doc_id", "global_seg_id": "seg_id"}
OPEN, CLOSE = "<v>", "</v>"
NO_ERROR = frozenset({"no-error", "no error", ""})


def is_mqm(text: str) -> bool:
    """Whether a file begins as such a one does."""
    return set(NEEDED) <= set(_header(text.partition("\n")[0]))


def read(path: Path) -> list[Judged]:
    """One value for each rater of each segment of each system, in the order of the file."""
    return parse(texts.read(path), str(path))


def parse(text: str, where: str) -> list[Judged]:
    """As `read`; InputError names the line that cannot be understood."""
    lines = text.removesuffix("\n").split("\n")
    header = _header(lines[0])
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise InputError(f"{where}:1: the column {missing[0]!r} is missing; MQM files have {', '.join(COLUMNS)}")
    found: dict[tuple[str, str, str, str], Judged] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) > len(header) or len(cells) < len(header) - 1:  # an empty comment may be left away
            raise InputError(f"{where}:{number}: has {len(cells)} columns where the first line has {len(header)}")
        row = dict(zip(header, [*cells, ""], strict=False))
        _add(found, row)
    return list(found.values())


def written(judged: Iterable[Judged]) -> str:
    """The values as such a file; tabs and line breaks inside texts become spaces, for it knows no way to write them."""
    return "\n".join(["\t".join(COLUMNS), *(_line(row) for one in judged for row in _rows(one))]) + "\n"


def _header(line: str) -> list[str]:
    names = [name.strip().lower() for name in line.rstrip("\r").lstrip("\ufeff").split("\t")]
    return [OTHER_NAMES.get(name, name) for name in names]


def _add(found: dict[tuple[str, str, str, str], Judged], row: dict[str, str]) -> None:
    source, source_span = _untagged(row["source"])
    target, target_span = _untagged(row["target"])
    key = row["system"], row.get("doc", ""), row["seg_id"], row["rater"]
    position = row.get("doc_id", "")
    usual = Judged(*key, source, target, int(position) if position.isdecimal() else 0)
    before = found.get(key, usual)
    severity = row["severity"].strip().lower()
    errors = before.errors
    if severity not in NO_ERROR and row["category"].strip().lower() not in NO_ERROR:
        side = Side.SOURCE if source_span is not None and target_span is None else Side.TARGET
        span = source_span if side is Side.SOURCE else target_span
        errors += (RatedError(row["category"].strip(), severity, side, span, row.get("comment", "").strip()),)
    found[key] = replace(before, errors=errors)


def _untagged(text: str) -> tuple[str, Span | None]:
    """The text without its tags and the place between them; from the first to the last where there are several.

    Published files hold tags without a partner: such a place runs to the end, or from the beginning.
    """
    if OPEN not in text and CLOSE not in text:
        return text, None
    start = text.find(OPEN) if OPEN in text else 0
    last = text.rfind(CLOSE) if CLOSE in text[start:] else len(text)
    before, within = (part.replace(OPEN, "").replace(CLOSE, "") for part in (text[:start], text[start:last]))
    rest = text[last:].replace(OPEN, "").replace(CLOSE, "")
    return before + within + rest, Span(len(before), len(before) + len(within))


def _rows(one: Judged) -> Iterator[Sequence[str]]:
    if OPEN in one.source + one.target:
        raise InputError(f"segment {one.segment}: its text says {OPEN} itself, which such a file cannot hold")
    for error in one.errors or (RatedError("No-error", "no-error"),):
        source = _tagged(one.source, error.span) if error.side is Side.SOURCE else one.source
        target = _tagged(one.target, error.span) if error.side is Side.TARGET else one.target
        place = one.system, one.document, str(one.position), one.segment, one.rater
        yield *place, source, target, error.category, error.severity.capitalize(), error.note


def _tagged(text: str, span: Span | None) -> str:
    return text if span is None else f"{text[: span.start]}{OPEN}{span.of(text)}{CLOSE}{text[span.end :]}"


def _line(cells: Sequence[str]) -> str:
    return "\t".join(" ".join(cell.replace("\t", " ").splitlines()) for cell in cells)
