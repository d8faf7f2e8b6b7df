"""Fitting on a small made-up text, and the file of figures."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from app.scores.risk.detectors import DETECTORS, Detector, detect
from app.scores.risk.fitting import fit, halves, logistic
from app.scores.risk.model import PRIOR, Model, as_table, load, read, scale

NAMES = [("Hà Nội", "Ханой"), ("Huế", "Хюе"), ("Đà Nẵng", "Дананг")]


def a_document(number: int) -> list[tuple[str, str]]:
    draw = random.Random(number)
    made = []
    for _ in range(6):
        (here, there), count = draw.choice(NAMES), draw.randrange(20, 90)
        made.append(
            (
                f"Hôm qua tại {here}, {count} người dân không đến dự cuộc họp của chính phủ về kinh tế.",
                f"Учора в місті {there} {count} мешканців не прийшли на нараду уряду щодо економіки країни.",
            )
        )
    return made


@pytest.fixture(scope="module")
def model() -> Model:
    return fit([a_document(number) for number in range(4)])


def test_a_fitted_model_knows_a_fault_from_a_clean_pair(model: Model) -> None:
    source, target = a_document(9)[0]
    clean = detect(source, target, fitted=model)
    faulty = detect(source, target.replace("не прийшли", "не прийшли не прийшли"), fitted=model)
    assert set(clean) == {one.name for one in DETECTORS}
    assert faulty["duplication"].probability > clean["duplication"].probability


def test_a_model_is_the_same_after_writing_and_reading(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "фігури.json"
    path.write_text(json.dumps(as_table(model)), encoding="utf-8")
    assert read(path) == model


def test_probabilities_are_told_for_one_fault_in_twenty() -> None:
    detector = Detector("x", ("x",), lambda _: None)  # type: ignore[arg-type,return-value]
    useless = logistic(detector, [{"x": 1.0}] * 30, [{"x": 1.0}] * 90)
    assert useless.probability({"x": 1.0}) == pytest.approx(PRIOR, abs=1e-3)


def test_the_shipped_figures_are_of_the_detectors_there_are() -> None:
    shipped = load()
    assert {name: tuple(one.signal for one in row.weights) for name, row in shipped.detectors.items()} == {
        one.name: one.signals for one in DETECTORS
    }
    assert all(0.1 <= one.amber <= one.red <= 1 for one in shipped.detectors.values())


def test_the_scale_is_ten_times_rarer_each_third_of_a_thousand() -> None:
    steps = scale([number / 1000 for number in range(1000)])
    assert len(steps) == 101
    assert list(steps) == sorted(steps)
    assert [steps[0], steps[33], steps[67], steps[100]] == pytest.approx([0.0, 0.9, 0.99, 0.999], abs=0.005)


def test_only_what_is_above_every_clean_one_gets_a_hundred() -> None:
    usual = load().usual
    assert [load().score(chance) for chance in (0.0, usual[-1], 1.0)] == [0, 99, 100]


def test_halves_share_no_document_and_lose_none() -> None:
    documents = [a_document(number) for number in range(7)]
    one, other = halves(documents)
    assert sorted(map(str, one + other)) == sorted(map(str, documents))
    assert abs(len(one) - len(other)) == 1
    assert halves(documents) == (one, other)
