"""`score` for annotations, several systems and normal forms: what it prints, and what it refuses."""

from __future__ import annotations

import json

import pytest

from main import main

HEAD = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\tcomment\n"


def file(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def said(capsys, *words):
    status = main(["score", *words, "--quiet"])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def annotations(tmp_path):
    rows = [
        "A\td\t1\t1\tr\tmột\tодин <v>два</v> три\tAccuracy/Mistranslation\tMajor\t",
        "A\td\t2\t2\tr\thai\tчотири\tNo-error\tNo-error\t",
    ]
    return file(tmp_path, "a.tsv", HEAD + "\n".join(rows) + "\n")


def test_every_number_has_name_signature_and_interval(annotations, capsys):
    status, out, _ = said(capsys, "--annotations", annotations, "--scheme", "google", "--format", "json")
    (system,) = json.loads(out)["systems"]
    (score,) = system["scores"]
    assert (status, system["raters"], score["value"]) == (0, ["r"], 2.5)
    assert score["signature"].startswith("scheme:google|major:5")
    assert len(score["interval"]) == 2


def test_a_verdict_says_how_little_was_read(annotations, capsys):
    status, out, _ = said(capsys, "--annotations", annotations)
    assert status == 0
    assert "5 points in 4 target words, 1250.00 per 1,000" in out
    assert "fails at 90, which 10 points per 1,000 reach; indicative only: fewer than the 500" in out


@pytest.mark.parametrize("test", ["bootstrap", "randomisation"])
def test_systems_are_compared_with_the_first(tmp_path, capsys, test):
    reference = file(tmp_path, "r.txt", "один два три\nчотири п'ять\n" * 5)
    texts = [file(tmp_path, "a.txt", "один два\nп'ять\n" * 5), file(tmp_path, "b.txt", "слово\nчотири п’ять\n" * 5)]
    words = (*texts, "--reference", reference, "--paired", test, "--metric", "chrF", "--normalise", "apostrophes")
    status, out, _ = said(capsys, *words, "--format", "json")
    first, second = json.loads(out)["scores"]
    assert (status, first["p"], first["hypothesis"], second["hypothesis"]) == (0, None, *texts)
    assert 0 < second["p"] <= 1
    assert second["signature"].endswith("|norm:apostrophes")


def test_a_post_edit_says_how_much_was_changed(tmp_path, capsys):
    before, after = file(tmp_path, "a.txt", "кіт спить\nтак\n"), file(tmp_path, "b.txt", "кит спить\nтак\n")
    status, out, _ = said(capsys, before, "--post-edit", after, "--format", "json")
    found = {one["name"]: one for one in json.loads(out)["scores"]}
    assert status == 0
    assert found["Characters edited"]["value"] == pytest.approx(1 / 12)
    assert "edits/total:1/12" in found["Characters edited"]["signature"]
    assert found["Segments left alone"]["value"] == found["Segments changed by 0 to 15 %"]["value"] == 0.5


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "score wants a text with a segment a line, or --annotations"),
        (("x.txt", "--annotations", "a.tsv"), "--annotations is scored by itself"),
        (("x.txt", "--reference", "r.txt", "--paired", "bootstrap"), "two texts or more"),
        (("--annotations", "gone.tsv"), "gone.tsv"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(words, told, capsys):
    status, _, err = said(capsys, *words)
    assert status == 2
    assert told in err
    assert err.count("\n") == 1
