"""Error Span Annotation as the tool Appraise exports it: CSV without a header, spans as JSON in one column.

github.com/AppraiseDev/Appraise; published with WMT24 (Kocmi et al. 2024). The columns: rater, system, item, type,
source and target language, score, document, whether it is one (False), spans, begun, ended.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import InputError
from app.formats import texts
from app.model import Judged, RatedError, Side, Span

WIDTH = 12
MISSING = "missing"  # stands for the place of an omission
TARGET, TUTORIAL = "TGT", "tutorial"
LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class EsaFile:
    """The judgements of a file, and how many rows were left out, by reason."""

    judged: tuple[Judged, ...]
    left_out: Mapping[str, int]


def is_esa(text: str) -> bool:
    """Whether a file begins as such a one does."""
    row = next(csv.reader([text.partition("\n")[0]]), [])
    return len(row) == WIDTH and row[3].isupper() and row[9].startswith("[")


def read(path: Path) -> EsaFile:
    """The judgements that count: what was put in to train or to test the raters, or is there twice, is left out."""
    return parse(texts.read(path), str(path))


def parse(text: str, where: str) -> EsaFile:
    """As `read`; InputError names the line that cannot be understood."""
    judged: list[Judged] = []
    left_out: Counter[str] = Counter()
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        for row in rows:
            if not row:
                continue
            if len(row) != WIDTH:
                raise ValueError(f"has {len(row)} columns where ESA files have {WIDTH}")
            reason = _reason(row)
            if reason:
                left_out[reason] += 1
            else:
                judged.append(_judged(row))
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        raise InputError(f"{where}:{rows.line_num}: {error}; is this an export of Appraise?") from error
    return EsaFile(tuple(judged), dict(left_out))


def written(judged: Iterable[Judged], languages: tuple[str, str] = ("vie", "ukr")) -> str:
    """The values as such a file; those without a score are left out, for it has no way to say so."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for one in judged:
        if one.esa is not None:
            spans = json.dumps([_to_json(error) for error in one.errors], ensure_ascii=False, separators=(",", ":"))
            begun = [f"{one.begun:.3f}", f"{one.begun + one.seconds:.3f}"]
            head = [one.rater, one.system, one.segment, TARGET, *languages, f"{one.esa:g}", one.document]
            writer.writerow([*head, "False", spans, *begun])
    return out.getvalue()


def _reason(row: list[str]) -> str:
    """Why a row does not count; the marks are those of Appraise's exports."""
    _, _, mark = row[7].partition("#")
    if row[3] != TARGET:
        return "attention check"
    if TUTORIAL in row[1] or TUTORIAL in row[7]:
        return TUTORIAL
    if "incomplete" in mark:
        return "incomplete"
    return "duplicate" if "dup" in mark else mark


def _judged(row: list[str]) -> Judged:
    score, begun, ended = float(row[6]), float(row[10]), float(row[11])
    if not 0 <= score <= 100:
        raise ValueError(f"the score {row[6]} is not between 0 and 100")
    spans = json.loads(row[9])
    errors = tuple(_error(one) for one in spans)
    return Judged(row[1], row[7], row[2], row[0], errors=errors, esa=score, begun=begun, seconds=max(ended - begun, 0))


def _error(one: Mapping[str, Any]) -> RatedError:
    start, end = one["start_i"], one["end_i"]
    category = str(one.get("error_type") or "")
    if MISSING in (start, end):
        return RatedError(category or MISSING, str(one["severity"]))
    # Both ends are letters that belong to the span.
    return RatedError(category, str(one["severity"]), Side.TARGET, Span(int(start), int(end) + 1))


def _to_json(error: RatedError) -> dict[str, Any]:
    start, end = (MISSING, MISSING)
    if error.side is Side.TARGET and error.span is not None and error.span.end > error.span.start:
        return {
            "start_i": error.span.start,
            "end_i": error.span.end - 1,
            "severity": error.severity,
            "error_type": error.category or None,
        }
    return {"start_i": start, "end_i": end, "severity": error.severity, "error_type": error.category or None}
