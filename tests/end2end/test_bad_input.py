"""Input nobody can use: one line that says what, where and what to do; nothing half-written."""

import codecs
import shutil
from pathlib import Path

import pytest

from tests.end2end.conftest import SAMPLE

SOURCE, TARGET = (SAMPLE / name for name in ("source.vi.txt", "translation.uk.txt"))
NOISE = bytes(range(256)) * 20
BROKEN = "Комуна Хуат Са".encode() + b"\xff" + "зібралася".encode()


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", b""), ("cp1251", b"")],
)
def test_other_encodings_of_ukrainian_are_read(call, texts, folder, encoding, mark):
    text = TARGET.read_text(encoding="utf-8")
    (folder / "other.txt").write_bytes(mark + text.encode(encoding, "ignore"))
    said = call("check", texts[0], "other.txt", "--format", "json")
    assert said.status == 1
    assert any("Чунг Кхань" in one["target"] for one in said.json["segments"])


def test_vietnamese_in_windows_1258_is_read(call, folder):
    # The encoding writes the tones as marks of their own, after the letter.
    spelt = {"Xã Khuất Xá họp.": "Xa\u0303 Khuâ\u0301t Xa\u0301 ho\u0323p."}
    (folder / "v.txt").write_bytes("".join(spelt.values()).encode("cp1258"))
    (folder / "u.txt").write_text("Збори в комуні Кхуат Са.", encoding="utf-8")
    said = call("names", "v.txt", "u.txt", "--format", "json").json
    assert [one["name"] for one in said["names"]] == ["Khuất Xá"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\n\xef\xbb\xbf", "is empty"),
        (NOISE, "is not a text"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (BROKEN, "byte 27 is 0xff"),
    ],
)
@pytest.mark.parametrize("command", ["check", "align"])
def test_what_is_no_text(call, texts, folder, command, content, words):
    (folder / "bad.txt").write_bytes(content)
    line = call(command, texts[0], "bad.txt").line
    assert line.startswith("zvirka: bad.txt: ")
    assert words in line
    assert ";" in line  # what to do


def test_no_file_and_a_folder(call, texts, folder):
    assert call("check", texts[0], "нема.txt").line == "zvirka: нема.txt: no such file; check the path"
    (folder / "тека").mkdir()
    assert call("check", "тека", texts[1]).line == "zvirka: тека: is a folder; name a file in it"


def test_swapped_texts_are_answered_with_the_call_that_works(call, texts):
    for command in ("check", "align", "names"):
        line = call(command, *texts[::-1]).line
        assert "seem swapped" in line
        assert line.endswith(f"zvirka {command} {texts[0]} {texts[1]}")
    assert "is Ukrainian, but Vietnamese is wanted" in call("check", texts[1], texts[1]).line
    assert "is Vietnamese, but Ukrainian is wanted" in call("check", texts[0], texts[0]).line


def test_swapped_columns(call, folder):
    rows = ["Комуна зібралася вчора.\tXã Khuất Xá họp hôm qua.", "Там дощ.\tCó mưa ở đó."]
    (folder / "t.tsv").write_text("source\ttarget\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert "its sources are Ukrainian and its translations Vietnamese" in call("check", "t.tsv").line


def test_lines_that_are_not_as_many(call, texts, folder):
    with (folder / texts[1]).open("a", encoding="utf-8") as file:
        file.write("Ще один рядок.\n")
    line = call("check", *texts, "--aligned").line
    assert "lines" in line
    assert "leave --aligned out" in line


def test_broken_bilingual_files(call, folder):
    (folder / "b.po").write_text('msgid "a"\nmsgstr "b"\n\nmsgid "c\nmsgstr "d"\n', encoding="utf-8")
    assert call("check", "b.po").line.startswith("zvirka: b.po:4: ")
    (folder / "c.csv").write_text("один\nдва\n", encoding="utf-8")
    assert "has only one column" in call("check", "c.csv").line
    (folder / "e.po").write_text("", encoding="utf-8")
    assert "is empty" in call("check", "e.po").line
    (folder / "x.docx").write_bytes(b"PK\x03\x04")
    assert "is no bilingual file known here; known are .po" in call("check", "x.docx").line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "required: input"),
        (["chek"], "invalid choice: 'chek'"),
        (["check", "a", "b", "--fail-on", "worst"], "'worst'"),
        (["check", "a", "b", "c"], "3 inputs"),
        (["review"], "review needs"),
        (["review", "a", "--sample"], "--sample brings its own texts"),
        (["align", "a"], "required: target"),
        (["score", "a"], "score wants --reference or --post-edit"),
        (["score", "a", "--reference", "b", "--bootstrap", "-1"], "'-1' is no count"),
        (["report", "p.zvirka"], "report needs -o FILE"),
        (["export", "p.zvirka"], "export needs -o FILE"),
        (["benchmark", "нема"], "'нема' is no benchmark"),
        (["transcribe", "Smith"], "'Smith' is not made of Vietnamese syllables"),
        (["transcribe", " "], "an empty name"),
        (["check", "a", "b", "--person", " "], "no such file"),
    ],
)
def test_calls_that_make_no_sense(call, words, said):
    assert said in call(*words).line


def test_unknown_profiles_and_settings(call, texts, folder):
    assert "нема: no such transcription profile" in call("check", *texts, "--profile", "нема").line
    for content, said in (
        ('colour = "red"', "'colour' is no setting"),
        ("a = ", "not a TOML file"),
        ("fail-on = 3", "3"),
    ):
        (folder / "s.toml").write_text(content, encoding="utf-8")
        assert said in call("check", *texts, "--settings", "s.toml").line
    assert "cannot be read" in call("check", *texts, "--settings", "нема.toml").line


def test_a_text_that_cannot_come_in_leaves_no_project(call, texts, folder):
    (folder / "bad.txt").write_bytes(NOISE)
    before = sorted(folder.iterdir())
    assert "bad.txt" in call("review", texts[0], "bad.txt", "--project", "p.zvirka").line
    assert "seem swapped" in call("review", *texts[::-1], "--no-window", "--project", "p.zvirka").line
    assert sorted(folder.iterdir()) == before


def test_a_text_that_cannot_come_in_leaves_an_old_project_as_it_was(call, texts, project, folder):
    (folder / "bad.txt").write_bytes(NOISE)
    before = call("check", project, "--format", "json").out
    assert "bad.txt" in call("review", texts[0], "bad.txt", "--project", project).line
    assert call("check", project, "--format", "json").out == before


def test_outputs_that_cannot_be(call, texts, project, folder):
    assert "no report can be written as '.docx'" in call("report", project, "-o", "r.docx").line
    assert "cannot be written in this format" in call("export", project, "-o", "t.docx").line
    assert "there is no folder" in call("check", *texts, "-o", "нема/x.json").line
    assert "is a folder" in call("check", *texts, "-o", folder).line
    assert not list(folder.glob("*.docx"))


@pytest.mark.parametrize(
    "words", [("check", "p.zvirka", "-o", "p.zvirka"), ("check", "a.txt", "b.txt", "-o", "./b.txt")]
)
@pytest.mark.usefixtures("project")
def test_no_result_is_written_over_what_it_is_made_from(call, texts, folder, words):
    for name, text in zip(("a.txt", "b.txt"), texts, strict=True):
        shutil.copy(folder / text, folder / name)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert "would be written over what is read from it" in call(*words).line
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_which_of_two_documents_to_export(call, project, folder):
    Path(folder / "a.txt").write_text("Xã họp hôm qua, có mưa.\n", encoding="utf-8")
    Path(folder / "b.txt").write_text("Комуна збиралася вчора.\n", encoding="utf-8")
    assert call("review", "a.txt", "b.txt", "--no-window", "--project", project, "--quiet").err == ""
    assert "name one document to export; the project has 1 (" in call("export", project, "-o", "t.txt").line
    assert "name one document" in call("export", project, "-o", "t.txt", "--document", "7").line
    assert not (folder / "t.txt").exists()
    assert call("export", project, "-o", "t.txt", "--document", "2").status == 0
    assert (folder / "t.txt").read_text(encoding="utf-8").strip() == "Комуна збиралася вчора."
