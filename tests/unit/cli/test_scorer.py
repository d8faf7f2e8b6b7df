"""`score --scorer`: the example of the guide, and a program that ends in the middle."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.calling import ROOT, Loaded, Said, started

GUIDE = ROOT / "docs" / "guide" / "external-scorers.md"
MISBEHAVING = ROOT / "tests" / "unit" / "scores" / "a_scorer.py"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    [example] = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "lengths.py").write_text(example, encoding="utf-8")
    (tmp_path / "source.txt").write_text("abcd\nab\nabc\n", encoding="utf-8")
    (tmp_path / "machine.txt").write_text("абвг\nабвг\nабв\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def score(loaded: Loaded | None, texts: Path) -> Callable[..., Said]:
    def call(*words: str) -> Said:
        whole = ("score", "machine.txt", "--quiet", *words)
        return loaded.call(texts, whole) if loaded else started(texts, whole)

    return call


def command(*words: str) -> str:
    return shlex.join([sys.executable, *words])


def test_the_example_of_the_guide_scores(score: Callable[..., Said]) -> None:
    run = score("--source", "source.txt", "--scorer", command("lengths.py"), "--format", "json")
    assert run.status == 0, run.err
    [said] = run.json["scores"]
    assert [(one["id"], one["score"]) for one in said["segments"]] == [("1", 1.0), ("2", 0.5), ("3", 1.0)]
    assert said["mean"] == pytest.approx(5 / 6)
    assert said["problem"] == ""


def test_the_keys_are_those_of_the_guide(score: Callable[..., Said]) -> None:
    run = score("--source", "source.txt", "--scorer", command("lengths.py"), "--format", "json")
    [said] = run.json["scores"]
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert told == set(said) - {"hypothesis"}


def test_a_program_that_fails_is_told_and_its_answers_are_kept(score: Callable[..., Said]) -> None:
    run = score("--source", "source.txt", "--scorer", command(str(MISBEHAVING), "crash"))
    assert run.status == 2
    assert len(re.findall(r"^[12]\t", run.out, re.MULTILINE)) == 2
    assert run.err.count("\n") == 1
    assert "CUDA out of memory (2 of 3 segments were scored)" in run.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "score wants --reference or --post-edit"),
        (("--scorer", "x"), "--scorer wants --source"),
        (("--scorer", "'", "--source", "source.txt"), "No closing quotation"),
        (("--scorer", "x", "--source", "lengths.py"), "line i belongs to line i"),
        (("--scorer", "/no/such/program", "--source", "source.txt"), "cannot be started"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(score: Callable[..., Said], words: tuple[str, ...], said: str) -> None:
    run = score(*words)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert run.err.count("\n") == 1
