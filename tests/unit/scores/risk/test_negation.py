from __future__ import annotations

import pytest

from app.scores.risk.negation import denials


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("không khí trong lành", "чисте повітря"),
        ("hàng không và phòng không", "авіація та протиповітряна оборона"),
        ("không chỉ đẹp mà còn rẻ", "не лише гарно, а й дешево"),
        ("không gian mở", "відкритий простір"),
        ("một nền kinh tế", "небо над небокраєм"),
    ],
)
def test_what_only_looks_like_a_denial(source: str, target: str) -> None:
    (plain, _), (plain_there, _) = denials(source, target)
    assert (plain, plain_there) == (0, 0)


@pytest.mark.parametrize(
    ("source", "target", "plain"),
    [
        ("Ông không đến.", "Він не прийшов.", (1, 1)),
        ("Chưa có ai biết, đừng nói.", "Ще ніхто не знає, не кажіть.", (2, 2)),
        ("Không có gì.", "Нічого немає.", (1, 1)),
        ("Ông đến.", "Він не прийшов.", (0, 1)),
    ],
)
def test_plain_denials_are_counted(source: str, target: str, plain: tuple[int, int]) -> None:
    (here, _), (there, _) = denials(source, target)
    assert (here, there) == plain


@pytest.mark.parametrize("target", ["без дозволу", "відмовився", "неможливо", "жодного", "заборонено"])
def test_other_ways_to_deny_are_counted_apart(target: str) -> None:
    _, (plain, wide) = denials("", target)
    assert (plain, wide) == (0, 1)
