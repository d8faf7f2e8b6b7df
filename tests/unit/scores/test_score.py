import pytest

from app.scores.score import FRACTION, Interval, Score


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (Score("TER", 0.0, "s", 1), "0.00"),
        (Score("TER", 133.333, "s", 1), "133.33"),
        (
            Score("chrF++", 59.6512, "s", 3, interval=Interval(58.0, 61.237, 59.6, 1000, 12345)),
            "59.65 [58.00 – 61.24]",
        ),
        (Score("HTER", 0.166799, "s", 9, unit=FRACTION), "16.68 %"),
    ],
)
def test_a_score_is_shown_in_its_unit(score, shown):
    assert score.shown == shown
    assert str(score) == f"{score.name} {shown} (s)"


def test_no_score_without_a_signature():
    with pytest.raises(ValueError, match="BLEU has no signature"):
        Score("BLEU", 30.0, "", 5)
