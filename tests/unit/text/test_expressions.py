"""Expressions of people on a leash."""

from __future__ import annotations

import pytest

from app.text.expressions import LONGEST, compiled, fault_of_template


@pytest.mark.parametrize("expression", [r"\d+", "a{1,9999}", "x" * LONGEST, r"(?<year>\d{4})"])
def test_silent_where_it_can_be_used(expression: str):
    assert compiled(expression).pattern == expression


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("x" * (LONGEST + 1), "1,000 are allowed"),
        ("(a{999}){999}", "repeats too often"),
        ("(", "is no regular expression"),
        ("[", "is no regular expression"),
        ("(" * 900, "is no regular expression"),
    ],
)
def test_what_cannot_be_used_is_said_in_words(expression: str, words: str):
    with pytest.raises(ValueError, match=words):
        compiled(expression)


@pytest.mark.parametrize(
    ("expression", "template"), [(r"(\d+)", r"\1"), (r"(?<y>\d)", r"\g<y>"), ("a", ""), ("a", "$1 \\n")]
)
def test_silent_where_the_template_goes_with_the_expression(expression: str, template: str):
    assert fault_of_template(expression, template) == ""


@pytest.mark.parametrize(("expression", "template"), [("a", r"\1"), (r"(a)", r"\2"), ("a", r"\g<y>"), ("a", r"\g<")])
def test_a_group_that_is_not_there(expression: str, template: str):
    assert fault_of_template(expression, template)
