"""Paired tests of systems: the same numbers as sacreBLEU's command line with the same seed."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from app.errors import InputError
from app.scores.comparison import Test, comparing
from app.scores.reference import count, lines

SYSTEMS = ("ONLINE-B", "ONLINE-W", "NLLB_Greedy")
SEGMENTS = 60  # of 2,074: few enough that chance plays a part, and that sacreBLEU is done in seconds


def walked(steps):
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture(scope="module")
def files(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wmt23")
    for name in (*SYSTEMS, "reference"):
        text = (shared / "data" / "wmt23_en_uk" / f"{name}.uk").read_text(encoding="utf-8")
        (folder / name).write_text("\n".join(lines(text)[:SEGMENTS]) + "\n", encoding="utf-8")
    return folder


NUMBERS = re.compile(r"(\d+\.\d{8})(?: \((\d+\.\d{8}) ± (\d+\.\d{8})\))?")


def said(files, option):
    """By metric and system: score, mean and half of the interval, and the p-value, as the command prints them."""
    paths = [str(files / name) for name in SYSTEMS]
    words = ["-m", "sacrebleu", str(files / "reference"), "-i", *paths, "-m", "bleu", "chrf", "--chrf-word-order", "2"]
    run = subprocess.run(
        [sys.executable, *words, f"--{option}", f"--{option}-n", "1000", "--format", "text", "-w", "8"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"SACREBLEU_SEED": "12345", "PYTHONIOENCODING": "utf-8"},
        timeout=100,
    )
    rows = [found for line in run.stdout.splitlines() if (found := NUMBERS.findall(line))]
    p_values = [found for line in run.stdout.splitlines() if (found := re.findall(r"\(p = (\d\.\d{4})\)", line))]
    return rows, p_values


@pytest.mark.parametrize(("test", "option"), [(Test.BOOTSTRAP, "paired-bs"), (Test.RANDOMISATION, "paired-ar")])
def test_three_systems_as_sacrebleus_own_command_has_them(files, test, option):
    rows, p_values = said(files, option)
    references = lines((files / "reference").read_text(encoding="utf-8"))
    texts = {name: lines((files / name).read_text(encoding="utf-8")) for name in SYSTEMS}
    counted = {name: count(text, references, ("BLEU", "chrF++")) for name, text in texts.items()}
    for column, metric in enumerate(("BLEU", "chrF++")):
        ours = walked(comparing({name: counted[name][metric] for name in SYSTEMS}, test, 1000))
        assert [f"{one.score.value:.8f}" for one in ours] == [row[column][0] for row in rows]
        assert [f"{one.p:.4f}" for one in ours[1:]] == [row[column] for row in p_values]
        if test is Test.BOOTSTRAP:
            spans = [(one.score.interval.mean, one.score.interval) for one in ours]
            for (mean, interval), row in zip(spans, rows, strict=True):
                assert mean == pytest.approx(float(row[column][1]), abs=2e-5)  # theirs is in single precision
                assert (interval.high - interval.low) / 2 == pytest.approx(float(row[column][2]), abs=2e-5)


def made(hypotheses, references=("один два три чотири п'ять", "шість сім вісім дев'ять десять")):
    return count(list(hypotheses), list(references), ("chrF",))["chrF"]


@pytest.mark.parametrize("test", list(Test))
def test_a_system_is_not_better_than_itself(test):
    same = made(["один два три", "шість сім"])
    first, second = walked(comparing({"a": same, "b": same}, test, 200))
    assert first.p is None
    assert second.p == 1.0
    assert not second.significant


@pytest.mark.parametrize("test", list(Test))
def test_progress_is_told_and_a_seed_makes_the_same_again(test):
    systems = {"a": made(["один два три", "шість"]), "b": made(["один", "сім вісім дев'ять"])}
    steps = [(step.done, step.total) for step in comparing(systems, test, 250)]
    assert steps == [(96, 250), (192, 250), (250, 250)]
    assert walked(comparing(systems, test, 250, 5)) == walked(comparing(systems, test, 250, 5))


@pytest.mark.parametrize(
    ("systems", "said"),
    [
        ({"a": made(["один", "два"])}, "two systems or more"),
        ({"a": made(["один", "два"]), "b": made(["один"], ["один"])}, "b has 1 segments, a has 2"),
    ],
)
def test_what_cannot_be_compared_is_told(systems, said):
    with pytest.raises(InputError, match=said):
        walked(comparing(systems, Test.BOOTSTRAP))
