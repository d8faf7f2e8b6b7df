import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.diff import DELETED, INSERTED, SAME, word_diff


@pytest.mark.parametrize("text", ["", "комуна Хуат Са", " ", "а\n\nб"])
def test_the_same_text_has_no_change(text):
    assert word_diff(text, text) == ([(SAME, text)] if text else [])


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "слово", "[+слово]"),
        ("слово", "", "[-слово]"),
        ("у комуні Хуат Са.", "у комуні Кхуат Са.", "у комуні [-Хуат][+Кхуат] Са."),
        ("184 м .", "148 м.", "[-184][+148] м[- ]."),
        ("більше десяти років", "понад десять років", "[-більше десяти][+понад десять] років"),
        ("п'ять днів", "п’ять днів", "[-п'ять][+п’ять] днів"),
        ("у\u00a0селі", "у селі", "у[-\u00a0][+ ]селі"),
        ("становить становить 9,6", "становить 9,6", "становить [-становить ]9,6"),
    ],
)
def test_changes_are_shown_by_word(before, after, shown):
    signs = {SAME: "{}", DELETED: "[-{}]", INSERTED: "[+{}]"}
    assert "".join(signs[piece.kind].format(piece.text) for piece in word_diff(before, after)) == shown


@given(st.text("аб .\n'", max_size=40), st.text("аб .\n'", max_size=40))
def test_both_texts_can_be_put_together_again(before, after):
    diff = word_diff(before, after)
    assert "".join(piece.text for piece in diff if piece.kind != INSERTED) == before
    assert "".join(piece.text for piece in diff if piece.kind != DELETED) == after
    assert all(piece.text for piece in diff)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("а " * 200_000, "б " * 200_000),
        ("а" * 1_000_000, "а" * 999_999 + "б"),
        ("а б " * 100_000, "а в " * 100_000),
        ("слово " * 50_000 + "кінець", "слово " * 50_000 + "край"),
    ],
)
@pytest.mark.timeout(60)  # compared word by word with all others, they would take hours
def test_long_texts_take_no_time(before, after):
    diff = word_diff(before, after)
    assert "".join(piece.text for piece in diff if piece.kind != DELETED) == after
