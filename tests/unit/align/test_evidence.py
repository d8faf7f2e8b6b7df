"""What two sentences share, and how much it weighs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.align.evidence import Evidence
from app.model import Sentence


def evidence(source: Sequence[str], target: Sequence[str]) -> Evidence:
    return Evidence([Sentence(text) for text in source], [Sentence(text) for text in target], ("vi", "uk"))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Xã có 412 hộ", "У комуні 412 родин"),
        ("15 nghìn hộ", "15 000 родин"),
        ("đến Lạng Sơn", "до Лангшона"),
        ("chương trình OCOP", "програма OCOP"),
        ("Vì sao?", "Чому?"),
        ("quý IV", "IV квартал"),
    ],
)
def test_what_stands_on_both_sides_is_shared(source: str, target: str) -> None:
    assert evidence([source], [target]).shared[0, 0] > 0


@pytest.mark.parametrize(("source", "target"), [("412 hộ", "413 родин"), ("đến Lạng Sơn", "до Каобанга"), ("", "")])
def test_what_differs_is_not(source: str, target: str) -> None:
    assert evidence([source], [target]).shared.get((0, 0), 0.0) == 0.0


def test_what_is_rare_weighs_more() -> None:
    found = evidence(["412 hộ", "7 hộ", "7 xã"], ["412 родин", "7 родин", "7 комун"])
    assert found.shared[0, 0] > found.shared[1, 1] > 0


def test_no_pair_shares_more_than_a_sentence_has() -> None:
    found = evidence(["7 hộ ở Lạng Sơn năm 2025", "15 hộ"], ["7 родин у Лангшоні 2025 року", "15 родин"])
    for (i, j), weight in found.shared.items():
        assert weight <= min(found.own[0][i], found.own[1][j]) + 1e-9


def test_what_every_sentence_has_tells_none_apart() -> None:
    assert not evidence(["9 hộ"] * 150, ["9 родин"] * 150).shared
