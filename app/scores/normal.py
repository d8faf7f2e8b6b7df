"""Ways to make texts alike before they are compared; none is used unless it is asked for, and each is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from app.errors import InputError
from app.scores.score import Score
from app.text.scripts import plain_apostrophes


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


FORMS: Mapping[str, Callable[[str], str]] = {
    "nfc": _composed,  # й of one character or of two is the same
    "apostrophes": plain_apostrophes,  # п'ять and п’ять are the same
}


def normal(texts: Sequence[str], forms: Sequence[str]) -> list[str]:
    """The texts in these forms, in the order of FORMS; InputError for a form that is none."""
    for form in forms:
        if form not in FORMS:
            raise InputError(f"{form!r} is no normal form; there are {', '.join(FORMS)}")
    made = list(texts)
    for form, convert in FORMS.items():
        if form in forms:
            made = [convert(text) for text in made]
    return made


def named(score: Score, forms: Sequence[str]) -> Score:
    """The score with the forms in its signature; as it is where there are none."""
    said = "+".join(form for form in FORMS if form in forms)
    return replace(score, signature=f"{score.signature}|norm:{said}") if said else score
