"""The typology that comes with the program, and what a file of one's own may hold."""

from __future__ import annotations

import tomllib

import pytest

from app import corpora
from app.checks import CHECKS
from app.errors import InputError
from app.settings import Settings, from_table, to_table, typology

CORE = typology.named("core")


def test_the_core_has_the_seven_dimensions_of_mqm():
    dimensions = [one.id for one in CORE.children() if CORE.children(one.id)]
    assert dimensions == ["terminology", "accuracy", "linguistic", "style", "locale", "audience", "design"]


def test_every_kind_has_a_name_in_three_languages_and_an_explanation():
    assert [one.id for one in CORE.categories if not (one.about and set(one.labels) == {"uk", "vi"})] == []


def test_every_kind_that_is_no_dimension_has_a_name_in_googles_files():
    without = [one.id for one in CORE.categories if not one.google]
    assert without == [one.id for one in CORE.children() if CORE.children(one.id)]


def test_only_checks_that_exist_are_offered():
    assert set(CORE.of_checks) <= {check.id for check in CHECKS}


def test_only_a_fault_of_the_source_weighs_nothing():
    assert CORE.weights == {"source": 0.0}


def test_settings_name_the_shipped_one_and_carry_any_other_whole(tmp_path):
    assert to_table(Settings())["typology"] == "core"
    path = tmp_path / "own.toml"
    path.write_text('[[categories]]\nid = "names"\nuk = "Назви"\nweight = 2.5\n', encoding="utf-8")
    own = from_table({"typology": str(path)}, "x")
    path.unlink()
    assert from_table(to_table(own), "x") == own
    assert [(one.label, one.weight, one.labels) for one in own.typology.categories] == [("names", 2.5, {"uk": "Назви"})]


def test_what_is_written_is_read_again():
    table = typology.to_table(CORE)
    assert typology.from_table(table, "x") == CORE
    assert tomllib.loads(corpora.typology("core").read_text(encoding="utf-8")).keys() == table.keys()


ONE = {"id": "a"}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, r"x: a typology wants one \[\[categories\]\] table or more"),
        ({"categories": [ONE, ONE]}, "x: categories has 'a' twice"),
        ({"categories": [{"id": "a/b"}]}, "x: categories has 'a/b' before its parent 'a'"),
        ({"categories": [{"id": "A"}]}, "x: categories.A.id is made of small letters"),
        ({"categories": [{"label": "A"}]}, "x: categories.1.id is missing"),
        ({"categories": [ONE | {"weight": -1}]}, "x: categories.a.weight is a number from 0 to 1000"),
        ({"categories": [ONE | {"colour": "red"}]}, "x: categories.a 'colour' is not known here"),
        ({"categories": [ONE | {"label": "<b>\nx"}]}, "x: categories.a.label is one line"),
        ({"categories": [ONE], "checks": {"number": "b"}}, "x: checks puts 'number' under 'b', which is no category"),
        ({"categories": [ONE] * 301}, r"x: categories wants \[\[categories\]\] tables, 300 at most"),
    ],
)
def test_a_file_that_is_wrong_is_told_in_one_line(table, said):
    with pytest.raises(InputError, match=said):
        typology.from_table(table, "x")


def test_an_unknown_name_says_what_there_is():
    with pytest.raises(InputError, match="nothing: no such error typology; there is core"):
        typology.named("nothing")
