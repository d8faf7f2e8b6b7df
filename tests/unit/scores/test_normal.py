"""Normal forms are off, chosen one by one, and named beside the number."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.scores.normal import named, normal
from app.scores.reference import score


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ((), ["п’ять", "и\u0306"]),
        (("nfc",), ["п’ять", "й"]),
        (("apostrophes",), ["п'ять", "и\u0306"]),
        (("apostrophes", "nfc"), ["п'ять", "й"]),
    ],
)
def test_only_what_is_asked_for_is_changed(forms, expected):
    assert normal(["п’ять", "и\u0306"], forms) == expected


def test_the_forms_stand_in_the_signature():
    (plain,) = score(["кіт"], ["кіт"], ("chrF",))
    assert named(plain, ()) is plain
    assert named(plain, ("apostrophes", "nfc")).signature == f"{plain.signature}|norm:nfc+apostrophes"


def test_an_unknown_form_is_told():
    with pytest.raises(InputError, match="'nfd' is no normal form; there are nfc, apostrophes"):
        normal([], ["nfd"])
