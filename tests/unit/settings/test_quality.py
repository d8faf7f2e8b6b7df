"""Quality profiles as files: what is read, what is refused, and those that come with the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import checks, corpora
from app.checks import CHECKS
from app.errors import InputError
from app.model import CheckRule, PassMark, Pattern, PatternKind, Quality, Runs, Severity, SignOff
from app.settings import quality as files

SECTIONS = sorted({check.section for check in CHECKS})
IDS = sorted(check.id for check in CHECKS)
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20).map(files._composed)  # noqa: SLF001
LINE = st.text("aбộ«’-.9", min_size=1, max_size=20)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
RULES = st.builds(
    CheckRule,
    on=st.sampled_from([None, True, False]),
    severity=st.sampled_from([None, *Severity]),
    parameters=st.dictionaries(
        st.sampled_from(["short", "style"]), st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | TEXT, max_size=2
    ),
)
PATTERNS = st.builds(
    Pattern,
    id=st.sampled_from(["percent", "a-1", "9"]),
    label=LINE,
    kind=st.sampled_from(PatternKind),
    source=TEXT,
    target=TEXT,
    severity=st.sampled_from(Severity),
    message=TEXT,
    fix=TEXT,
    languages=st.lists(TEXT, max_size=2).map(tuple),
    on=st.booleans(),
    examples_found=PAIRS,
    examples_silent=PAIRS,
)
QUALITIES = st.builds(
    Quality,
    name=LINE,
    description=TEXT,
    runs=st.sampled_from(Runs),
    sections=st.dictionaries(st.sampled_from(SECTIONS), st.booleans()),
    checks=st.dictionaries(st.sampled_from(IDS), RULES, max_size=3),
    patterns=st.lists(PATTERNS, max_size=2, unique_by=lambda one: one.id).map(tuple),
    sign_off=st.builds(
        SignOff,
        open_findings=st.sampled_from([None, *Severity]),
        checks=st.lists(st.sampled_from(IDS), max_size=2).map(tuple),
        unreviewed=st.booleans(),
        lowest_score=st.floats(0, 100),
    ),
    scores=st.builds(PassMark, threshold=st.floats(0, 99), allowed_points=st.floats(0.1, 1000)),
)


@given(QUALITIES)
def test_a_profile_comes_back_from_its_table(quality: Quality) -> None:
    assert files.from_table(files.to_table(quality), "here") == quality


@given(QUALITIES)
def test_a_profile_comes_back_from_its_file(tmp_path_factory: pytest.TempPathFactory, quality: Quality) -> None:
    path = tmp_path_factory.getbasetemp() / "one.toml"
    path.write_text(files.written(quality), encoding="utf-8", newline="")
    assert files.read(path) == quality


@pytest.mark.parametrize("name", corpora.qualities())
def test_every_shipped_profile_names_only_what_there_is(name: str) -> None:
    shipped = files.named(name)
    checks.refuse_unknown(shipped, name)
    assert shipped.name == name
    assert shipped.description


def test_the_calm_profile_is_the_one_without_a_word() -> None:
    assert files.named("calm") == Quality()
    assert replace(files.from_table({}, "here"), description=Quality().description) == Quality()
    assert corpora.qualities()[0] == "calm"


def test_profiles_run_what_they_say() -> None:
    names = {check.id for check in CHECKS if check.section == "names"}
    run = {name: ids(files.named(name)) for name in corpora.qualities()}
    assert run["calm"] == {check.id for check in CHECKS if check.default_on}
    assert run["strict"] == set(IDS)
    assert run["names-only"] == names


@pytest.mark.parametrize("check", IDS)
def test_a_profile_can_silence_every_check(check: str) -> None:
    everything = Quality(runs=Runs.ALL)
    assert ids(everything.without(check)) == set(IDS) - {check}


def test_a_check_goes_before_its_section_and_that_before_the_rest() -> None:
    said = files.from_table(
        {
            "runs": "none",
            "sections": {"marks": True},
            "checks": {"number": {"on": True}, "double-space": {"on": False}},
        },
        "here",
    )
    assert ids(said) == {check.id for check in CHECKS if check.section == "marks"} - {"double-space"} | {"number"}


def test_hyphens_and_underscores_are_the_same_key() -> None:
    said = files.from_table({"sign-off": {"open-findings": "never"}, "checks": {"double_space": {"on": False}}}, "x")
    assert said.sign_off.open_findings is None
    assert said.rule("double-space").on is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour = 1", "'colour' is not known here; there are name, description"),
        ("name = 1", "name wants text, not 1"),
        ('name = "a\\nb"', "name is one line of 1 to 80 characters"),
        ('runs = "some"', "runs is one of usual, all, none, not 'some'"),
        ("sections = 1", "sections wants a table"),
        ('[sections]\nnames = "yes"', "sections is true or false, not 'yes'"),
        ("checks = 1", "checks wants a table, not 1"),
        ("[checks]\nnumber = 1", "checks.number wants a table, not 1"),
        ("[checks.number]\non = 1", "checks.number.on is true or false, not 1"),
        ('[checks.number]\nseverity = "loud"', "checks.number.severity 'loud' is no severity; use info"),
        ("[checks.omission]\nshort = [1]", r"checks.omission.short wants one plain value, not \[1\]"),
        ('[sign_off]\nopen_findings = "bad"', "sign_off.open_findings 'bad' is no severity"),
        ("[sign_off]\nlowest_score = 101", "sign_off.lowest_score is a number from 0 to 100, not 101"),
        ("[sign_off]\nlowest_score = nan", "sign_off.lowest_score is a number from 0 to 100, not nan"),
        ('[sign_off]\nchecks = "number"', "sign_off.checks wants a list of texts"),
        ("[sign_off]\nnever = true", "sign_off 'never' is not known here; there are open_findings"),
        ("[scores]\nallowed_points = true", "scores.allowed_points is a number from 0.1 to 1000, not True"),
        ("patterns = 1", r"wants \[\[patterns\]\] tables"),
        ('[[patterns]]\ntarget = "a"', "patterns.1.id is missing"),
        ('[[patterns]]\nid = "A b"', "patterns.A b.id is made of small letters"),
        ('[[patterns]]\nid = "a"\nkind = "maybe"', "patterns.a.kind is one of must-not-occur"),
        ('[[patterns]]\nid = "a"\nexamples_found = [["a"]]', "patterns.a.examples_found wants a target, or a pair"),
        ('[[patterns]]\nid = "a"\n[[patterns]]\nid = "a"', "two patterns 'a'"),
        ("a = " + "[" * 5000, "not a TOML file"),
        ("#" * 1_000_001, "larger than 1,000,000 bytes"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as error:
        files.named(str(path))
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"sections": {"nouns": True}}, "'nouns' is no section of checks; there are capitals, code, content"),
        ({"checks": {"nunber": {"on": True}}}, "'nunber' is no check; the checks are"),
        ({"sign_off": {"checks": ["nunber"]}}, "'nunber' is no check"),
        (
            {"checks": {"omission": {"shrt": 2}}},
            "checks.omission: 'shrt' is not known here; there are on, severity, short",
        ),
        ({"checks": {"omission": {"short": 0.1}}}, "checks.omission.short is a number from 0.5 to 10, not 0.1"),
        ({"checks": {"omission": {"short": "2"}}}, "checks.omission.short is a number from 0.5 to 10, not '2'"),
        ({"checks": {"omission": {"short": True}}}, "checks.omission.short is a number from 0.5 to 10, not True"),
        ({"checks": {"omission": {"shortest": 9.5}}}, "shortest is a whole number from 1 to 1000, not 9.5"),
        ({"checks": {"number": {"short": 2}}}, "checks.number: 'short' is not known here; there are on, severity$"),
    ],
)
def test_what_no_check_knows_is_told_in_one_line(table: dict[str, object], told: str) -> None:
    with pytest.raises(InputError, match=told) as error:
        checks.refuse_unknown(files.from_table(table, "house.toml"), "house.toml")
    assert str(error.value).startswith("house.toml: ")


def test_a_profile_that_is_nowhere_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match="clam: no such quality profile; there are calm, names-only"):
        files.named("clam")
    with pytest.raises(InputError, match="cannot be read"):
        files.named("nowhere.toml")


def ids(quality: Quality) -> set[str]:
    made = checks.suite(quality)
    of_ledgers = (*made.name_checks, *made.term_checks, *made.repeat_checks, *made.spelling)
    return {check.id for check in (*made.segment_checks, *of_ledgers)}
