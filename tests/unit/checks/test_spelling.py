"""The check of spelling, through the same door as a person's texts."""

import pytest

from app.errors import InputError
from app.model import Quality, Runs
from app.settings import Settings
from app.text import spelling
from app.workspace import check_texts, must_be_known

SOURCE, TARGET = "Tỉnh ủy họp sáng nay.", "Обласного комітєту партії лангшонського комітєту."


def told(tmp_path, settings: Settings) -> list[str]:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text(SOURCE, encoding="utf-8")
    target.write_text(TARGET, encoding="utf-8")
    *_, trial = check_texts(source, target, settings, aligned=True)
    return [one.found for one in trial.findings if one.check == "spelling"]


def test_it_is_off_by_itself(tmp_path) -> None:
    assert told(tmp_path, Settings()) == []


def test_a_profile_may_ask_for_it(tmp_path) -> None:
    if spelling.speller() is None:
        pytest.skip("NO UKRAINIAN DICTIONARY HERE: spelling is not tested; install hunspell-uk and chunspell")
    assert told(tmp_path, Settings(quality=Quality(runs=Runs.ALL))) == ["комітєту", "комітєту"]


def test_a_folder_without_a_dictionary_is_refused(tmp_path) -> None:
    with pytest.raises(InputError, match="dic are not in"):
        must_be_known(Settings(dictionary=str(tmp_path)), "house.toml")
