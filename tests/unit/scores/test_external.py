"""External scorers: a real process that behaves, and one for every way not to."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.errors import InputError
from app.scores.external import Answers, Item, scoring

PROGRAM = Path(__file__).with_name("a_scorer.py")
ITEMS = [Item(str(number), "nguồn" * number, "ціль" * number) for number in range(1, 6)]


def command(way: str) -> list[str]:
    return [sys.executable, str(PROGRAM), way]


def walked(way: str, items: list[Item] = ITEMS, **limits: float) -> Answers:
    steps = scoring(command(way), items, **limits)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.mark.parametrize("way", ["well", "backwards"])
def test_every_segment_gets_its_score_and_note(way: str) -> None:
    found = walked(way)
    assert found.problem == ""
    assert {number: one.note for number, one in found.by_id.items()} == {item.id: item.target for item in ITEMS}
    assert found.mean == pytest.approx(0.8)
    assert (found.scorer.name, found.scorer.scale, found.scorer.higher_is_better) == ("lengths", (0.0, 1.0), True)


def test_a_reference_goes_along() -> None:
    assert walked("well", [Item("a", "12345", "1", "12345")]).by_id["a"].score == 1.0


def test_more_than_the_pipes_hold_goes_through() -> None:
    items = [Item(str(number), "đ" * 5_000, "щ" * 5_000) for number in range(200)]
    assert len(walked("well", items).by_id) == 200


def test_nothing_to_score_is_no_fault() -> None:
    found = walked("well", [])
    assert (dict(found.by_id), found.problem, found.mean) == ({}, "", None)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("crash", "lengths: it ended with status 1 too early: CUDA out of memory"),
        ("stop", "lengths: it ended with status 0 too early"),
        ("garbage", "lengths: «100 % ready» is no answer"),
        ("wrong-id", "lengths: nobody asked for segment 77"),
        ("twice", "lengths: segment 1 was answered twice"),
        ("off", "lengths: the score of segment 3 is 3, outside its own scale from 0 to 1"),
        ("word", "lengths: the score of segment 3 is no number: good"),
        ("nan", "lengths: the score of segment 3 is no number: nan"),
    ],
)
def test_a_fault_is_told_in_one_line_and_loses_nothing(way: str, said: str) -> None:
    found = walked(way)
    assert found.problem.startswith(said)
    assert found.problem.endswith("(2 of 5 segments were scored)")
    assert "\n" not in found.problem
    assert set(found.by_id) == {"1", "2"}


def test_a_scorer_that_hangs_is_ended() -> None:
    found = walked("hang", answer=0.5)
    assert found.problem.startswith("lengths: no answer within 0.5 seconds")
    assert set(found.by_id) == {"1", "2"}


def test_one_that_hangs_with_its_input_unread_is_ended_too() -> None:
    found = walked("hang", [Item(str(number), "đ" * 5_000, "щ" * 5_000) for number in range(200)], answer=0.5)
    assert len(found.by_id) == 2


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("no-hello", "it begins with «Loading the model …»"),
        ("newer", 'it begins with «{"protocol": 2'),
        ("no-scale", "it begins with"),
        ("silent", "no answer within 0.5 seconds"),
    ],
)
def test_one_that_does_not_introduce_itself_is_refused(way: str, said: str) -> None:
    with pytest.raises(InputError, match="its first line should be") as refused:
        walked(way, start=0.5 if way == "silent" else 20)
    assert said in str(refused.value)


@pytest.mark.parametrize("words", [[], ["/no/such/program"], ["\0"]])
def test_one_that_cannot_be_started_is_refused(words: list[str]) -> None:
    with pytest.raises(InputError, match="command"):
        next(scoring(words, ITEMS))


def test_to_cancel_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[str]] = []
    start = subprocess.Popen.__init__

    def noted(self: subprocess.Popen[str], *words: object, **named: object) -> None:
        started.append(self)
        start(self, *words, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    steps = scoring(command("hang"), ITEMS)
    next(steps)
    steps.close()
    assert [one.poll() is not None for one in started] == [True]
    assert threading.active_count() < 10
