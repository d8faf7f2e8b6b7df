"""The segment checks on whole articles: what their tables say must be found is found, what they say never is not."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from app.align import align
from app.articles import furniture
from app.checks import on_segment, suite
from app.model import Finding, Segment, Sentence
from app.text.sentences import paragraphs, sentences

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "corpora" / "sample"
CHECKED = {
    "number": {"number"},
    "whitespace": {"space-before-punctuation", "double-space", "space-after-punctuation"},
    "untranslated-segment": {"untranslated-segment"},
    "untranslated-words": {"untranslated-words"},
    "doubled-word": {"doubled-word"},
    "mixed-script": {"mixed-script"},
    "unbalanced-quotes": {"unbalanced-quotes"},
    "quotes": {"unbalanced-quotes"},
    "omission": {"omission"},
    "name-russian-letter": {"russian-letter"},
}


@dataclass(frozen=True)
class Row:
    verdict: str
    kind: str
    source: tuple[str, ...]
    forms: tuple[str, ...]


@cache
def article(folder: Path) -> tuple[list[Segment], list[Finding], tuple[str, ...]]:
    sides, apart = [], []
    for name, lang in (("source.vi.txt", "vi"), ("translation.uk.txt", "uk")):
        kept, around = furniture.split(paragraphs((folder / name).read_text(encoding="utf-8")))
        sides.append(sentences("\n".join(kept), lang))
        apart += around
    segments = [
        Segment(joined(sides[0], pair.source), joined(sides[1], pair.target), id=number)
        for number, pair in enumerate(align(*sides), 1)
    ]
    return segments, [one for segment in segments for one in on_segment(segment, suite())], tuple(apart)


def joined(side: list[Sentence], numbers: tuple[int, ...]) -> str:
    return " ".join(side[number].text for number in numbers)


def rows(folder: Path, verdict: str) -> list[Row]:
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    made = (Row(row["verdict"], row["kind"], parts(row["source"]), parts(row["forms"])) for row in table)
    return [row for row in made if row.verdict == verdict and (row.kind in CHECKED or row.kind == "site-chrome")]


def parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def is_told(row: Row, folder: Path) -> bool:
    """Whether a finding of the right check stands in a segment with the row's words, at them if it marks a place."""
    _, findings, apart = article(folder)
    if row.kind == "site-chrome":
        return all(any(line.startswith(form.rstrip("…")) for line in apart) for form in row.forms)
    return any(one.check in CHECKED[row.kind] and is_about(one, row) for one in findings)


def is_about(finding: Finding, row: Row) -> bool:
    texts = ((row.source, finding.segment.source), (row.forms, finding.segment.target))
    return all(not words or any(word in text for word in words) for words, text in texts) and is_at(finding, row)


def is_at(finding: Finding, row: Row) -> bool:
    """A marked place has to touch the words of the row."""
    places = (
        (row.source, finding.segment.source, finding.source_span),
        (row.forms, finding.segment.target, finding.target_span),
    )
    marked = [(words, text, span) for words, text, span in places if words and span is not None]
    return not marked or any(
        text.find(word) < span.end and text.find(word) + len(word) > span.start and word in text
        for words, text, span in marked
        for word in words
    )


@pytest.fixture(params=["sample", "loc_binh"])
def folder(request: pytest.FixtureRequest) -> Path:
    if request.param == "sample":
        return SAMPLE
    shared: Path = request.getfixturevalue("shared")
    return shared / "corpora" / "loc_binh"


def test_what_must_be_found_is_found(folder: Path) -> None:
    assert [row for row in rows(folder, "must") if not is_told(row, folder)] == []


def test_what_must_never_be_told_is_not(folder: Path) -> None:
    assert [row for row in rows(folder, "never") if is_told(row, folder)] == []


def test_every_place_told_in_an_article_is_expected(folder: Path) -> None:
    """No segment check says anything that the table does not ask for."""
    _, findings, _ = article(folder)
    wanted = rows(folder, "must")
    unasked = [
        (one.check, one.found or one.segment.source)
        for one in findings
        if not any(row.kind in CHECKED and one.check in CHECKED[row.kind] and is_about(one, row) for row in wanted)
    ]
    assert unasked == []
