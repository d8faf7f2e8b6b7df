"""Apostrophes of Ukrainian words. Silent cases first."""

from __future__ import annotations

import pytest

from app import corpora
from app.checks.apostrophes import MissingApostrophe, MixedApostrophes, WrongApostrophe
from app.checks.base import SegmentCheck
from app.model import Segment


def fixed(check: SegmentCheck, target: str) -> str:
    """The target with every fix made."""
    for finding in reversed(list(check.find(Segment("Xin chào", target)))):
        assert finding.target_span is not None
        assert finding.fix is not None
        target = target[: finding.target_span.start] + finding.fix + target[finding.target_span.end :]
    return target


@pytest.mark.parametrize(
    "target",
    [
        "свято, цвях, духмяний, морквяний, різдвяний",
        "об'єкт, комп’ютер, памʼять",
        "бюро, пюре, мюсли, Мюнхен, бюджет",
        "Дмитро Пєсков, Медвєдєв, Бєлгород",
        "прямо, зняти, взяти, пряник, поява",
        "Ґвяздка",
        "",
    ],
)
def test_silent_where_no_apostrophe_is_needed(target: str) -> None:
    assert fixed(MissingApostrophe(), target) == target


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("обєкт", "об’єкт"),
        ("Обєднані", "Об’єднані"),
        ("компютери й памятники", "комп’ютери й пам’ятники"),
        ("сімя та обов'язок", "сім'я та обов'язок"),
        ("у Вєтнамі на зʼїзді", "у Вʼєтнамі на зʼїзді"),
        ("звязок, взаємозвязок, повязаний", "зв’язок, взаємозв’язок, пов’язаний"),
        ("ПЯТЬ", "П’ЯТЬ"),
        ("премєр-міністр", "прем’єр-міністр"),
    ],
)
def test_an_apostrophe_is_missing(target: str, right: str) -> None:
    assert fixed(MissingApostrophe(), target) == right


def test_every_stem_of_the_table_is_found_without_its_apostrophe() -> None:
    lines = corpora.ukrainian("apostrophes.txt").read_text(encoding="utf-8").split("\n")
    stems = [line for line in lines if line and not line.startswith("#")]
    assert len(stems) > 100
    assert [stem for stem in stems if fixed(MissingApostrophe(), stem.replace("'", "")) != stem.replace("'", "’")] == []
    assert [stem for stem in stems if fixed(MissingApostrophe(), stem) != stem] == []


@pytest.mark.parametrize(
    "target", ["об'єкт, об’єкт, обʼєкт", "«Юність»", "“я”", 'слово "єдність"', "клуб “Юність”", "`код`", ""]
)
def test_silent_where_the_mark_is_an_apostrophe(target: str) -> None:
    assert fixed(WrongApostrophe(), target) == target


@pytest.mark.parametrize(
    ("target", "right"),
    [("об`єкт", "об’єкт"), ("об´єкт і п'ять", "об'єкт і п'ять"), ('зв"язок', "зв’язок"), ("сім‘я", "сім’я")],
)
def test_a_wrong_mark(target: str, right: str) -> None:
    assert fixed(WrongApostrophe(), target) == right


@pytest.mark.parametrize("target", ["об'єкт і п'ять", "об’єкт і п’ять", "'Вітаю' і п’ять", "об'єкт", ""])
def test_silent_where_apostrophes_are_of_one_kind(target: str) -> None:
    assert fixed(MixedApostrophes(), target) == target


def test_apostrophes_of_two_kinds() -> None:
    assert fixed(MixedApostrophes(), "об’єкт, п'ять, сім’я") == "об’єкт, п’ять, сім’я"
    assert fixed(MixedApostrophes(), "об'єкт, п’ять") == "об'єкт, п'ять"
