"""What a comparison with another text found, in words: scores, what was left out, the segments farthest from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.model import Row
from app.workspace import Compared, Measure, Measured, PairedTest, Part
from ui.models.table import Column
from ui.texts import mark, said, tr, trn

FORMS = {
    "nfc": mark("Letters of two characters as one (NFC)"),
    "apostrophes": mark("All apostrophes as the same"),
}
TESTS = {
    PairedTest.RANDOMISATION: mark("Paired test: approximate randomisation"),
    PairedTest.BOOTSTRAP: mark("Paired test: bootstrap"),
}
NAMES = (  # as the core calls scores that are no metrics
    mark("HTER (mean of segments)"),
    mark("TER (corpus)"),
    mark("Characters edited"),
    mark("Words edited"),
    mark("Segments left alone"),
    mark("Segments changed by 0 to 15 %"),
    mark("Segments changed by 15 to 25 %"),
    mark("Segments changed by 25 to 50 %"),
    mark("Segments changed by 50 to 100 %"),
)
NONE = "–"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A score of a text, with all that belongs beside it."""

    name: str
    system: str
    value: str
    interval: str
    chance: str
    signature: str


@dataclass(frozen=True, slots=True)
class WorstRow:
    """A segment far from what it was compared with."""

    segment: int
    value: float
    document: str
    position: int
    target: str


COMPARED_COLUMNS: tuple[Column[ComparedRow], ...] = (
    Column(mark("Score"), lambda row: row.name),
    Column(mark("Text"), lambda row: Path(row.system).name, lambda row: row.system),
    Column(mark("Value"), lambda row: row.value),
    Column(mark("95 % interval"), lambda row: row.interval),
    Column(mark("p: by chance alone"), lambda row: row.chance),
    Column(mark("Signature"), lambda row: row.signature),
)
SYSTEM, INTERVAL, CHANCE = 1, 3, 4  # columns that not every comparison has
WORST_COLUMNS: tuple[Column[WorstRow], ...] = (
    Column(mark("Value"), lambda row: f"{row.value:.2f}", key=lambda row: row.value),
    Column(mark("Document"), lambda row: row.document),
    Column(mark("№"), lambda row: str(row.position), key=lambda row: (row.document, row.position)),
    Column(mark("Translation"), lambda row: " ".join(row.target.split()), lambda row: row.target),
)

VALUE, NUMBER = 0, 2  # columns of it that take no more room than they need


def compared_rows(found: Sequence[Compared]) -> list[ComparedRow]:
    """Every score with its interval, how likely it is by chance, and how it was made."""
    return [_row(one) for one in found]


def _row(one: Compared) -> ComparedRow:
    score = one.score
    made = score.interval
    ends = [replace(score, value=end, interval=None).shown for end in (made.low, made.high)] if made else []
    return ComparedRow(
        name=tr(score.name),
        system=one.system,
        value=replace(score, interval=None).shown,
        interval=" – ".join(ends) or NONE,
        chance=NONE if one.p is None else f"{one.p:.4f}{' *' if one.significant else ''}",
        signature=score.signature,
    )


def worst_rows(worst: Sequence[tuple[int, float]], rows: Sequence[Row], titles: dict[int, str]) -> list[WorstRow]:
    """The segments with where they stand and what they say now."""
    return [
        WorstRow(number, value, titles.get(row.segment.document, ""), row.segment.position, row.segment.target)
        for (number, value), row in zip(worst, rows, strict=True)
    ]


def compared_title(measure: Measure) -> str:
    """What was compared with what, and as what."""
    if measure.against is None:
        what = tr("The text as it came in beside what was approved")
    elif measure.against.column:
        text = tr("Compared with {file}, column {column}")
        what = text.format(file=measure.against.path.name, column=measure.against.column)
    else:
        what = tr("Compared with {file}").format(file=measure.against.path.name)
    return f"{what}: {tr('as a post-edit') if measure.post_edit else tr('as a reference')}"


def compared_words(measured: Measured, part: Part, segments: int) -> str:
    """How much was compared, what was left out and why, and which normal forms were made."""
    parts = [trn("{n} segment compared", "{n} segments compared", segments)]
    left = measured.left_out(part)
    if left:
        why = said(measured.why) if measured.why else ""
        parts.append(tr("left out: {n} ({why})").format(n=left, why=why))
    forms = [tr(FORMS[form]) for form in FORMS if form in measured.measure.ready.forms]
    parts.append(tr("made alike before: {forms}").format(forms=", ".join(forms)) if forms else tr("texts as they are"))
    return " · ".join(parts)


def as_lines(titles: Sequence[str], rows: Sequence[Sequence[str]], *notes: str) -> str:
    """A table to be pasted: cells between tabs, a row a line, what has to be known of it below."""
    return "\n".join(["\t".join(cells) for cells in (titles, *rows)] + [note for note in notes if note]) + "\n"
