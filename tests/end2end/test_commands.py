"""Every command, for people and for programs."""

import json

import pytest

from app.model import Person
from app.workspace import Workspace, version


@pytest.fixture
def lines(folder):
    """Three lines of either language that belong together one by one."""
    (folder / "a.txt").write_text("Xã Khuất Xá họp.\nCó 15 hộ dân.\nTại xã Khuất Xá.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Збори в комуні Хуат Са.\nТам 15 дворів.\nУ комуні Кхуат Са.\n", encoding="utf-8")
    return "a.txt", "b.txt"


def test_version_and_help(call, start):
    assert start("--version").out == f"zvirka {version()}\n"
    said = call("--help")
    assert said.status == 0
    for (
        command
    ) in "review check align names transcribe score report signoff export backup recover fetch benchmark".split():
        assert command in said.out


def test_check_for_people(start, texts):
    said = start("check", *texts)
    assert said.status == 1
    assert said.err == ""
    assert "Чунг Ха" in said.out
    assert "\x1b" not in said.out  # colours are for terminals


def test_a_project_says_what_its_texts_said(call, texts, project):
    of_texts, of_project = (call("check", *words, "--format", "json") for words in (texts, [project]))
    assert of_project == of_texts


def test_a_bilingual_file_is_checked_entry_by_entry(call, folder):
    entries = [("Xã Khuất Xá họp.", "Комуна Хуат Са ."), ("Tại xã Khuất Xá.", "У комуні Кхуат Са.")]
    (folder / "t.po").write_text("".join(f'msgid "{a}"\nmsgstr "{b}"\n\n' for a, b in entries), encoding="utf-8")
    said = call("check", "t.po", "--format", "json").json
    assert [(one["source"], one["target"]) for one in said["segments"]] == entries
    checks = [finding["check"] for one in said["segments"] for finding in one["findings"]]
    assert {"name-inconsistent", "space-before-punctuation"} <= set(checks)


def test_exit_status_follows_the_worst_finding(call, folder):
    (folder / "a.txt").write_text("Xã họp hôm qua, có mưa.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Комуна збиралася вчора , був дощ.\n", encoding="utf-8")
    assert call("check", "a.txt", "b.txt").status == 0
    assert call("check", "a.txt", "b.txt", "--fail-on", "minor").status == 1
    (folder / "s.toml").write_text('fail-on = "minor"\n', encoding="utf-8")
    assert call("check", "a.txt", "b.txt", "--settings", "s.toml").status == 1
    assert call("check", "a.txt", "b.txt", "--settings", "s.toml", "--fail-on", "major").status == 0


@pytest.mark.parametrize("unit", ["sentence", "paragraph", "line"])
def test_align_puts_every_unit_in_one_pair(call, texts, unit):
    said = call("align", *texts, "--unit", unit, "--format", "json").json
    for side in ("source", "target"):
        numbers = [number for pair in said["pairs"] for number in pair[side]]
        assert numbers == list(range(len(said[side])))
    assert said["version"] == 1


def test_lines_are_aligned_as_they_are(call, texts, folder):
    said = call("align", *texts, "--unit", "line", "--format", "json").json
    written = (folder / texts[1]).read_text(encoding="utf-8").splitlines()
    assert said["target"] == [line.strip() for line in written if line.strip()]
    assert said["furniture"] == []


def test_aligned_lines_stay_beside_each_other(call, folder):
    (folder / "a.txt").write_text("Một.\n\nBa.\n\n", encoding="utf-8")
    (folder / "b.txt").write_text("Один.\n\n\n", encoding="utf-8")
    said = call("align", "a.txt", "b.txt", "--aligned", "--format", "json").json
    assert [pair["source"] for pair in said["pairs"]] == [pair["target"] for pair in said["pairs"]]
    assert (said["source"], said["target"]) == (["Một.", "", "Ba."], ["Один.", "", ""])
    checked = call("check", "a.txt", "b.txt", "--aligned", "--format", "json").json
    assert [(one["source"], one["target"]) for one in checked["segments"]] == [("Một.", "Один."), ("Ba.", "")]


def test_align_for_people(call, lines):
    said = call("align", *lines)
    assert said.out.splitlines()[0].startswith("1:1")
    assert "  vi Xã Khuất Xá họp." in said.out


def test_names(call, lines):
    assert "Хуат Са" in call("names", *lines).out
    said = call("names", *lines, "--format", "json").json
    assert [(one["name"], one["verdict"]) for one in said["names"]] == [("Khuất Xá", "inconsistent")]


def test_transcribe(call):
    said = call("transcribe", "Khuất Xá", "Lạng Sơn", "--kind", "place", "--format", "json").json
    assert [one["name"] for one in said] == ["Khuất Xá", "Lạng Sơn"]
    assert {"name", "kind", "form", "rules", "alternatives"} <= said[0].keys()
    shown = call("transcribe", "Khuất Xá").out.splitlines()
    assert shown[0] == f"Khuất Xá → {said[0]['form']}"


@pytest.mark.usefixtures("lines")
def test_score(call):
    said = call("score", "b.txt", "--reference", "b.txt", "--bootstrap", "0", "--format", "json").json
    assert {one["name"] for one in said["scores"]} >= {"chrF++", "BLEU", "TER"}
    assert all(one["signature"] for one in said["scores"])
    assert "chrF" in call("score", "b.txt", "--reference", "b.txt", "--metric", "chrF", "--bootstrap", "10").out


def test_a_review_without_a_window_is_kept_and_goes_on(call, texts, folder):
    said = call("review", *texts, "--no-window", "--project", "p.zvirka", "--report", "out/r.html")
    assert (said.status, said.err) == (1, "Report: out/r.html\nProject: p.zvirka\n")
    assert "<html" in (folder / "out" / "r.html").read_text(encoding="utf-8")
    again = call("review", *texts, "--no-window", "--project", "p.zvirka")
    assert "goes on where it was left" in again.err
    assert again.out == said.out
    assert [path.name for path in folder.iterdir() if "zvirka" in path.name] == ["p.zvirka"]


def test_a_new_version_keeps_what_was_decided(call, texts, folder):
    call("review", *texts, "--no-window", "--project", "p.zvirka")
    (folder / "new.txt").write_text((folder / texts[1]).read_text(encoding="utf-8") + "Кінець.\n", encoding="utf-8")
    with Workspace.open(folder / "p.zvirka", Person("Оля")) as project:
        for _ in project.prepare():
            pass
        project.edit(3, "Людина це переклала.")
        project.alignment.merge(3)
    said = call("review", texts[0], "new.txt", "--no-window", "--project", "p.zvirka")
    assert "p.zvirka has an earlier version (" in said.err
    assert "what was decided on it is kept" in said.err
    with Workspace.open(folder / "p.zvirka", Person("Оля")) as project:
        assert project.history()[0].action == "keep"
        assert [len(project.alignment.decided(document.id)) for document in project.documents()] == [1, 1]


def test_a_review_that_is_not_to_be_kept_leaves_nothing(call, texts, folder):
    before = sorted(folder.iterdir())
    assert call("review", *texts, "--no-window").status == 1
    assert sorted(folder.iterdir()) == before


def test_review_as_json_says_what_check_says(call, texts):
    words = ("--no-window", "--format", "json")
    kept = call("review", *texts, "--project", "p.zvirka", *words).json
    assert kept == call("check", *texts, "--format", "json").json
    assert kept == call("review", "p.zvirka", *words).json


def test_a_review_without_a_screen_draws_the_window(start, texts, folder):
    said = start("review", *texts, "--quiet")
    assert (folder / "translation.zvirka").exists()
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
    assert (said.status, said.err) == (0, "There is no screen here, so the window was drawn to window.png\n")


def test_pages_and_a_window_in_one_go(start, texts, folder):
    said = start("review", *texts, "--quiet", "--report", "r.pdf")
    assert (folder / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
    assert said.status == 0


def test_report_and_export(call, project, folder):
    for name in ("r.html", "r.pdf", "r.xlsx", "r.csv", "r.tsv", "r.json"):
        assert call("report", project, "--language", "uk", "-o", name).err == f"Report: {name}\n"
        assert (folder / name).stat().st_size > 1000
    assert "Підсумок" in (folder / "r.html").read_text(encoding="utf-8")
    assert (folder / "r.pdf").read_bytes().startswith(b"%PDF-")
    for name in ("t.po", "t.csv", "t.tsv", "t.txt"):
        assert call("export", project, "-o", name, "--quiet").err == ""
        assert "Чунг" in (folder / name).read_text(encoding="utf-8-sig")


def test_a_result_goes_into_a_file_whole(call, lines, folder):
    said = call("check", *lines, "--format", "json", "-o", "found.json")
    assert (said.status, said.out, said.err) == (1, "", "")
    assert json.loads((folder / "found.json").read_text(encoding="utf-8"))["version"] == 1


def test_benchmarks_are_listed(call):
    assert "start" in call("benchmark").out.split()
