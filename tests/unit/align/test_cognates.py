"""Foreign names that sound alike across scripts."""

import pytest

from app.align.cognates import Cognates


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Trump", ["Тернопіль", "Турція"]),
        ("Washington", ["Варшава", "Вінниця"]),
        ("An", ["Ан"]),
        ("trump", ["Трамп"]),
        ("Trump", ["трамп"]),
        ("Nguyễn", ["Нгуєн"]),
        ("Eau", ["Ея"]),
    ],
)
def test_silent(word, others):
    assert list(Cognates(others).of(word)) == []


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Trump", "Трампом"),
        ("Wales", "Уельсі"),
        ("Washington", "Вашингтоні"),
        ("George", "Джорджа"),
        ("Johnson", "Джонсон"),
        ("Charles", "Чарлз"),
        ("Kavanaugh", "Кавано"),
        ("Queensland", "Квінсленд"),
        ("Chicago", "Чикаго"),
        ("Philips", "Філіпс"),
    ],
)
def test_found(word, other):
    assert [found for found, _ in Cognates(["Уряд", other, "Поліція"]).of(word)] == [other]


def test_likeness_is_a_share():
    likeness = dict(Cognates(["Вашингтон", "Вашингтона"]).of("Washington"))
    assert all(0.76 <= one <= 1 for one in likeness.values())
