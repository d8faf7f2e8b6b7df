from __future__ import annotations

import pytest

from app.scores.risk.cognates import likeness


@pytest.mark.parametrize(
    ("latin", "ukrainian"),
    [
        ("Trump", "Трампом"),
        ("Wales", "Уельсу"),
        ("Washington", "Вашингтоні"),
        ("Michael", "Майкл"),
        ("George", "Джорджа"),
        ("Facebook", "Фейсбук"),
        ("Todd", "Тодда"),
        ("Schumacher", "Шумахера"),
        ("Kavanaugh", "Кавано"),
    ],
)
def test_a_name_sounds_like_its_rendering(latin: str, ukrainian: str) -> None:
    assert likeness(latin, ukrainian) >= 0.75


@pytest.mark.parametrize(
    ("latin", "ukrainian"),
    [("Trump", "Путін"), ("London", "Берлін"), ("Johnson", "Меркель"), ("Washington", "Київ"), ("Syria", "Трамп")],
)
def test_another_name_does_not(latin: str, ukrainian: str) -> None:
    assert likeness(latin, ukrainian) < 0.7


@pytest.mark.parametrize(("latin", "ukrainian"), [("", ""), ("A", "А"), ("Oui", "Уї"), ("123", "Сто"), ("Đỗ", "До")])
def test_of_next_to_no_sounds_nothing_is_said(latin: str, ukrainian: str) -> None:
    assert likeness(latin, ukrainian) == 0.0
