"""What the words of a call name."""

from argparse import Namespace
from pathlib import Path

import pytest

from app.cli import inputs
from app.cli.parser import parser
from app.errors import InputError
from app.settings import Settings


def asked(*words: object) -> Namespace:
    return parser().parse_args([str(word) for word in words])


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["a/стаття.vi.txt", "b/стаття.uk.txt"], "b/стаття.zvirka"),
        (["a.txt", "том.1.uk.txt"], "том.1.zvirka"),
        (["messages.po"], "messages.zvirka"),
        (["a.txt", "b"], "b.zvirka"),
        (["a.txt", ".uk"], ".uk.zvirka"),
        (["--sample"], "sample.zvirka"),
        (["a.txt", "b.txt", "--project", "там/p.zvirka"], "там/p.zvirka"),
    ],
)
def test_where_a_review_is_kept(words, path):
    options = asked("review", *words)
    assert inputs.project_path(options, *inputs.texts(options)) == Path(path)


def test_what_a_project_is():
    assert inputs.is_project(Path("p.zvirka"))
    assert inputs.is_project(Path("P.ZVIRKA"))
    assert not inputs.is_project(Path("zvirka"))


def test_settings_come_from_a_file_and_the_profile_from_the_call(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text('prefer = "most-frequent"\nprofile = "phonetic"\n', encoding="utf-8")
    assert inputs.chosen_settings(asked("check", "a", "b")) == Settings()
    settings = inputs.chosen_settings(asked("check", "a", "b", "--settings", path, "--profile", "spaced"))
    assert (settings.prefer, settings.profile) == ("most-frequent", "spaced")


def test_who_acts():
    assert inputs.person(asked("check", "a", "--person", " Оля ")).name == "Оля"
    assert inputs.person(asked("check", "a")).name
    with pytest.raises(InputError, match="a person needs a name"):
        inputs.person(asked("check", "a", "--person", " "))


def test_results_beside_what_is_read_are_fine(tmp_path):
    for name in ("a.txt", "b.txt", "old.json"):
        (tmp_path / name).touch()
    inputs.refuse_overwriting(asked("check", tmp_path / "a.txt", tmp_path / "b.txt"))
    inputs.refuse_overwriting(asked("check", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "old.json"))
    inputs.refuse_overwriting(asked("check", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "new.json"))


@pytest.mark.parametrize(
    "words",
    [
        ["check", "{}", "b", "-o", "{}"],
        ["score", "{}", "--reference", "b", "-o", "{}"],
        ["score", "a", "--reference", "{}", "-o", "{}"],
        ["score", "a", "--post-edit", "{}", "-o", "{}"],
        ["review", "a", "{}", "--report", "{}"],
        ["review", "a", "b", "--project", "{}", "--report", "{}"],
        ["report", "{}", "-o", "{}"],
        ["check", "a", "b", "--settings", "{}", "-o", "{}"],
    ],
)
def test_results_over_what_is_read(tmp_path, words):
    path = tmp_path / "x"
    path.touch()
    with pytest.raises(InputError, match="would be written over what is read from it; choose another file"):
        inputs.refuse_overwriting(asked(*(word.format(path) for word in words)))


def test_the_other_way_round():
    assert inputs.the_other_way(asked("check", "мій текст.txt", "b.txt")) == "zvirka check b.txt 'мій текст.txt'"
    assert inputs.the_other_way(asked("align", "a", "b")) == "zvirka align b a"
