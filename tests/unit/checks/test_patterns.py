"""Patterns of people's own: what they find, what is refused, and that none can hang the program."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks import labels, on_segment, refuse_unknown, suite
from app.errors import InputError
from app.model import CheckRule, Pattern, PatternKind, Quality, Runs, Segment, Severity, Span
from app.settings import quality as files

SLOW = r"(а|аа)+$"  # two ways to read every «аа»: exponential where the end does not follow
LONG = "а" * 60 + "!"


def percent(**given: Any) -> Pattern:
    usual: dict[str, Any] = {"id": "percent", "label": "Space before %", "target": r"(\d)%", "fix": r"\1 %"}
    return Pattern(**{**usual, **given})


@pytest.mark.parametrize(
    ("pattern", "source", "target"),
    [
        (percent(), "5%", "5 %"),
        (percent(), "5%", ""),
        (percent(source="triệu"), "5%", "5%"),
        (percent(on=False), "5%", "5%"),
        (percent(languages=("en-uk",)), "5%", "5%"),
        (percent(target=r"x*", fix=""), "5%", "5%"),
        (percent(fix=r"\1%"), "5", "п'ять"),
        (percent(kind=PatternKind.SOURCE_REQUIRES_TARGET, source="UBND", target="комітет", fix=""), "xã", "комуна"),
        (percent(kind=PatternKind.SOURCE_REQUIRES_TARGET, source="UBND", target="комітет", fix=""), "UBND", "комітет"),
        (percent(kind=PatternKind.SOURCE_REQUIRES_TARGET, source="UBND", target="комітет", fix=""), "UBND", " "),
        (percent(kind=PatternKind.TARGET_REQUIRES_SOURCE, source="UBND", target="комітет", fix=""), "UBND", "комітет"),
        (percent(kind=PatternKind.COUNTS_EQUAL, source="%", target="%", fix=""), "5% 6%", "5 % і 6 %"),
        (percent(kind=PatternKind.COUNTS_EQUAL, source="%", target="%", fix=""), "", "5 %"),
    ],
)
def test_silent(pattern: Pattern, source: str, target: str) -> None:
    assert found_by(pattern, source, target) == []


@pytest.mark.parametrize(
    ("pattern", "source", "target", "expected"),
    [
        (percent(), "5%", "5% і 6%", [("5%", "5 %"), ("6%", "6 %")]),
        (percent(source="%"), "5%", "5%", [("5%", "5 %")]),
        (percent(fix=r"\1%"), "5%", "5%", [("5%", None)]),
        (percent(target="", source="UBND", fix=""), "xã UBND", "комітет", [("UBND", None)]),
        (percent(languages=("vi-uk",)), "", "5%", [("5%", "5 %")]),
        (
            percent(kind=PatternKind.SOURCE_REQUIRES_TARGET, source="UBND", target="комітет", fix=""),
            "UBND xã",
            "рада",
            [("UBND", None)],
        ),
        (
            percent(kind=PatternKind.TARGET_REQUIRES_SOURCE, source="UBND", target="комітет", fix=""),
            "xã",
            "комітет",
            [("комітет", None)],
        ),
        (percent(kind=PatternKind.COUNTS_EQUAL, source="%", target="%", fix=""), "5% 6%", "5 %", [("%", None)]),
        (percent(target="(?i)президент", fix=""), "", "ПРЕЗИДЕНТ", [("ПРЕЗИДЕНТ", None)]),
    ],
)
def test_found(pattern: Pattern, source: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert found_by(pattern, source, target) == expected


@pytest.mark.parametrize(
    ("pattern", "source", "said"),
    [
        (percent(), "", "Space before %: «5%»"),
        (percent(message="A {space}, please"), "", "A {space}, please"),
        (
            percent(kind=PatternKind.COUNTS_EQUAL, source="%", target="%", fix=""),
            "%%",
            "Space before %: 2 times in the source, 1 times in the translation",
        ),
    ],
)
def test_what_is_said(pattern: Pattern, source: str, said: str) -> None:
    [finding] = run(pattern, source, "5%")
    assert str(finding.message) == said


def test_a_finding_names_its_pattern_and_has_its_severity() -> None:
    [finding] = run(percent(severity=Severity.CRITICAL), "", "Зросло на 5%")
    assert (finding.check, finding.severity) == ("pattern:percent", Severity.CRITICAL)
    assert finding.target_span == Span(10, 12)
    assert labels(Quality(patterns=(percent(),)))["pattern:percent"] == "Space before %"


def test_a_pattern_that_never_ends_is_stopped_and_told_and_then_left_alone() -> None:
    chosen = suite(only(percent(target=SLOW, fix="")))
    found = [list(on_segment(Segment("", LONG), chosen)) for _ in range(1_000)]
    assert [len(one) for one in found] == [1, 1, 1] + [0] * 997
    assert "is too slow for this text and was stopped" in str(found[0][0].message)
    assert "is tried no more" in str(found[2][0].message)
    again = suite(only(percent(target=SLOW, fix="")))
    assert list(on_segment(Segment("", LONG), again))  # checked anew, it gets another chance


def test_a_slow_pattern_does_not_silence_another() -> None:
    chosen = suite(only(percent(id="slow", target=SLOW, fix=""), percent()))
    checks = [one.check for one in on_segment(Segment("", f"5% {LONG}"), chosen)]
    assert checks == ["pattern:slow", "pattern:percent"]


def test_a_pattern_that_matches_everywhere_is_told_fifty_times() -> None:
    assert len(run(percent(target=".", fix=""), "", "а" * 1_000)) == 50


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (percent(target="", fix=""), "says neither source nor target"),
        (percent(target="(5", fix=""), r"target is no regular expression: missing \)"),
        (percent(source="[", fix=""), "source is no regular expression"),
        (percent(target="a" * 1_001, fix=""), "target has 1,001 characters; 1,000 are allowed"),
        (percent(target="a{999999999}", fix=""), "target repeats too often"),
        (percent(target="((a{1,1000}){1,1000})", fix=""), "target repeats too often"),
        (percent(target="(" * 490 + ")" * 490, fix=""), "target is no regular expression"),
        (percent(kind=PatternKind.COUNTS_EQUAL, fix=""), "counts-equal wants both source and target"),
        (percent(kind=PatternKind.COUNTS_EQUAL, source="%"), "fix goes with must-not-occur and a target only"),
        (percent(target="", source="a"), "fix goes with must-not-occur and a target only"),
        (percent(fix=r"\7"), "fix does not go with target: invalid group reference"),
        (percent(fix=r"\g<sign>"), "fix does not go with target: unknown group"),
        (percent(target="(?R)", fix="a"), "target never comes to an end"),
        (percent(examples_found=(("", "5 %"),)), "its example «5 %» should be found and is not"),
        (percent(examples_silent=(("a", "5%"),)), "its example «a» → «5%» should be silent and is found"),
        (percent(target=SLOW, fix="", examples_silent=(("", LONG),)), "is too slow for its example"),
    ],
)
def test_a_pattern_of_no_use_is_refused_in_one_line(pattern: Pattern, fault: str) -> None:
    with pytest.raises(InputError, match=fault) as error:
        refuse_unknown(Quality(patterns=(pattern,)), "house.toml")
    assert str(error.value).startswith("house.toml: patterns.percent: ")
    assert "\n" not in str(error.value)


def test_a_good_pattern_is_not_refused_and_may_block_sign_off() -> None:
    one = percent(examples_found=(("", "5%"),), examples_silent=(("", "5 %"), ("5%", "")))
    table = files.to_table(Quality(patterns=(one,))) | {"sign_off": {"checks": ["pattern:percent"]}}
    refuse_unknown(files.from_table(table, "house.toml"), "house.toml")
    with pytest.raises(InputError, match="a pattern says what it is where it stands"):
        refuse_unknown(Quality(patterns=(one,), checks={"pattern:percent": CheckRule(on=False)}), "house.toml")


def test_a_project_with_a_pattern_of_no_use_can_still_be_checked() -> None:
    """It may have been made by a later program, whose expressions can do more."""
    assert run(percent(target="(", fix=""), "", "5%") == []


def test_an_example_alone_is_of_the_side_that_the_pattern_looks_at() -> None:
    rows = [
        {"id": "a", "source": "UBND", "examples_found": ["UBND"]},
        {"id": "b", "target": "і", "examples_found": ["і"]},
    ]
    read = files.from_table({"patterns": rows}, "here")
    assert [one.examples_found for one in read.patterns] == [(("UBND", ""),), (("", "і"),)]
    refuse_unknown(read, "here")


def test_expressions_are_read_composed_as_texts_are() -> None:
    read = files.from_table({"patterns": [{"id": "a", "target": "Khuâ\u0301t"}]}, "here")
    assert read.patterns[0].target == "Khuất"


@given(expression=st.text("()[]{}*+?|\\.^$ab1,-", max_size=12), text=st.text("ab1 ", max_size=12))
def test_any_expression_is_refused_or_can_be_run(expression: str, text: str) -> None:
    pattern = Pattern("any", "Any", target=expression)
    try:
        refuse_unknown(Quality(patterns=(pattern,)), "here")
    except InputError:
        return
    for finding in run(pattern, "", text):
        assert finding.target_span is None or finding.found


def only(*patterns: Pattern) -> Quality:
    return Quality(runs=Runs.NONE, sections={"patterns": True}, patterns=patterns)


def run(pattern: Pattern, source: str, target: str) -> list[Any]:
    return list(on_segment(Segment(source, target), suite(only(pattern))))


def found_by(pattern: Pattern, source: str, target: str) -> list[tuple[str, str | None]]:
    return [(one.found, one.fix) for one in run(pattern, source, target)]
