"""How much was changed: characters, words, segments, each with what it is divided by."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.scores.editing import Per, changes


@pytest.mark.parametrize(
    ("before", "after", "per", "characters", "words"),
    [
        (["кіт"], ["кіт"], Per.LONGER, 0.0, 0.0),
        (["кіт спить"], ["кит спить"], Per.LONGER, 1 / 9, 1 / 2),
        (["кіт"], ["кіт спить"], Per.LONGER, 6 / 9, 1 / 2),
        (["кіт спить"], ["кіт"], Per.AFTER, 2.0, 1.0),
        (["аб", "вгґд"], ["аб", "вг"], Per.LONGER, 2 / 6, 1 / 2),
        ([""], [""], Per.AFTER, 0.0, 0.0),
        (["а"], [""], Per.AFTER, float("inf"), float("inf")),
    ],
)
def test_edits_are_counted_over_the_whole_text(before, after, per, characters, words):
    made = changes(before, after, per)
    assert [one.value for one in made.scores] == [pytest.approx(characters), pytest.approx(words)]
    assert all(f"per:{per}" in one.signature for one in made.scores)


def test_the_denominator_is_in_the_signature():
    assert "edits/total:1/9" in changes(["кіт спить"], ["кит спить"]).scores[0].signature


def test_segments_left_alone_and_in_bands():
    before = ["а" * 20] * 6
    after = ["а" * 20, "а" * 19 + "б", "а" * 16 + "б" * 4, "а" * 12 + "б" * 8, "б" * 20, ""]
    made = changes(before, after)
    assert made.bands == ((0.0, 1), (0.15, 1), (0.25, 1), (0.5, 1), (1.0, 2))
    assert made.unchanged.shown == "16.67 %"


@pytest.mark.parametrize(("before", "after", "said"), [(["а"], [], "1 segments before, but 0"), ([], [], "empty")])
def test_what_has_no_partner_is_told(before, after, said):
    with pytest.raises(InputError, match=said):
        changes(before, after)
