import pytest

from app import settings
from app.errors import InputError
from app.model import CheckRule, Quality, Severity
from app.settings import Settings, from_table, to_table
from app.workspace import must_be_known


def test_the_table_gives_the_settings_back():
    mine = Settings(
        profile="spaced",
        enforce_profile=True,
        prefer="most-frequent",
        quality=Quality().without("number").weighed({"doubled-word": Severity.INFO}),
        fail_on=Severity.CRITICAL,
    )
    assert from_table(to_table(mine), "here") == mine
    assert from_table({}, "here") == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour = 1", "'colour' is no setting"),
        ('prefer = "last"', "prefer is one of first, most-frequent"),
        ('fail_on = "bad"', "no severity"),
        ("enforce_profile = 1", "enforce_profile is true or false"),
        ('source_lang = "fr"', "source_lang is 'vi'"),
        ("disabled = [1]", "disabled wants text"),
        ('[severities]\nnumber = "loud"', "no severity"),
        ("disabled = ", "not a TOML file"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path, text, told):
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as error:
        settings.read(path)
    assert "\n" not in str(error.value)


def test_older_words_for_checks_change_the_quality_profile():
    """Files and projects written before there were quality profiles have these keys."""
    old = from_table({"disabled": ["number"], "severities": {"number": "info", "omission": "major"}}, "here")
    assert old.quality.checks == {
        "number": CheckRule(on=False, severity=Severity.INFO),
        "omission": CheckRule(severity=Severity.MAJOR),
    }
    named = from_table({"quality": "strict", "disabled": ["number"]}, "here")
    assert named.quality.name == "strict"
    assert named.quality.rule("number").on is False
    assert named.quality.rule("omission").parameters == {"short": 1.8}


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        settings.read(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        (Settings().without("nunber"), "'nunber' is no check"),
        (Settings(quality=Quality().weighed({"loud": Severity.INFO})), "'loud' is no check"),
        (Settings(profile="nope"), "no such transcription profile"),
    ],
)
def test_what_does_not_exist_is_told_before_it_does_nothing(mine, told):
    with pytest.raises(InputError, match=told):
        must_be_known(mine, "here.toml")


def test_the_defaults_are_known():
    must_be_known(Settings(), "here")
