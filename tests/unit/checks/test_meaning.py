"""Hints that the two sides do not say the same. Silent cases first."""

from __future__ import annotations

import pytest

from app.checks.meaning import NegationLost, SentenceCount, SentenceJoined
from app.model import Segment


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xã này không có trường học nào.", "У цій комуні немає жодної школи."),
        ("Xã này chưa có trường học nào.", "У цій комуні ще не було школи."),
        ("Không gian văn hóa của xã được mở.", "Відкрито культурний простір комуни."),
        ("Hãng hàng không mở đường bay mới.", "Авіакомпанія відкрила новий рейс."),
        ("Ô nhiễm không khí ở thành phố tăng.", "Забруднення повітря в місті зросло."),
        ("Xã không chỉ trồng lê mà còn trồng quýt.", "Комуна вирощує груші та мандарини."),
        ("Ông có đến dự hội nghị được không?", "Ви прийдете на конференцію комуни?"),
        ("Tỉnh cấm phá rừng trong mọi trường hợp.", "Провінція не дозволяє вирубувати ліси."),
        ("Xã này không có trường học nào.", "У цій комуні бракує школи й учителів."),
        ("Không có", "Є"),
        ("Xã này không có trường học nào.", ""),
    ],
)
def test_silent_where_both_deny_or_neither(source: str, target: str) -> None:
    assert list(NegationLost().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Tỉnh không phá rừng để trồng cây ăn quả.", "Провінція вирубує ліси під сади.", "không"),
        ("Xã đã hoàn thành kế hoạch năm 2025 đúng hạn.", "Комуна не виконала плану 2025 року.", "не"),
    ],
)
def test_a_negation_on_one_side(source: str, target: str, found: str) -> None:
    (finding,) = NegationLost().find(Segment(source, target))
    assert finding.found == found


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Một. Hai. Ba.", "Один. Два. Три."),
        ("Một. Hai. Ba.", "Один. Два і три."),
        ("Ông V. A. Nam ở TP. Hà Nội.", "Пан В. А. Нам із м. Ханой."),
        ("Một", ""),
        ("", ""),
    ],
)
def test_silent_where_sentences_are_about_as_many(source: str, target: str) -> None:
    assert list(SentenceCount().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Mưa lớn. Lũ về.", "Іде злива. Іде повінь."),
        ("Mưa lớn, lũ về.", "Іде злива, іде повінь."),
        ("Mưa lớn.", ""),
        ("Mưa lớn. Lũ về. Dân chạy.", "Через зливу й повінь люди тікали."),  # see SentenceCount
        ("TP. Hà Nội họp.", "Збори в м. Ханой."),
    ],
)
def test_silent_where_no_sentence_was_joined_or_parted(source: str, target: str) -> None:
    assert list(SentenceJoined().find(Segment(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [("Mưa lớn. Lũ về.", "Через зливу прийшла повінь."), ("Mưa lớn, lũ về.", "Іде злива. Прийшла повінь.")],
)
def test_one_sentence_more_or_fewer(source: str, target: str) -> None:
    assert len(list(SentenceJoined().find(Segment(source, target)))) == 1


def test_sentences_that_do_not_add_up() -> None:
    (finding,) = SentenceCount().find(Segment("Mưa lớn. Lũ về. Dân chạy.", "Через зливу й повінь люди тікали."))
    assert str(finding.message) == "3 sentences in the source, 1 in the translation"
