"""The page about the checks says what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.checks import CHECKS, on_segment, suite
from app.checks.base import Check
from app.model import Segment
from app.settings import typology

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "checks.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| \[(?P<id>[a-z-]+)\]\(#(?P<anchor>[a-z-]+)\) \| (?P<label>[^|]+) \| (?P<severity>\w+) \| (?P<mqm>[^|]+) \|",
    re.MULTILINE,
)


def test_the_table_has_the_checks_in_their_order() -> None:
    said = [(row["id"], row["anchor"], row["label"], row["severity"]) for row in ROW.finditer(PAGE)]
    assert said == [(check.id, check.id, check.label, check.severity.label) for check in CHECKS]


def test_the_table_has_the_categories_of_errors_that_the_typology_has() -> None:
    core = typology.named("core")

    def said(check: str) -> str:
        kind = core.category(core.of_checks.get(check, ""))
        parent = core.category(kind.parent) if kind else None
        return (
            "–"
            if kind is None
            else f"{parent.label}: {kind.label[0].lower()}{kind.label[1:]}"
            if parent
            else kind.label
        )

    rows = {row["id"]: row["mqm"] for row in ROW.finditer(PAGE)}
    assert rows.pop("pattern") == "as the pattern is meant"
    assert rows == {check: said(check) for check in rows}
    assert set(core.of_checks) <= set(rows)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_has_a_section_that_says_how_to_silence_it(check: Check) -> None:
    _, found, section = PAGE.partition(f"\n### {check.id}\n")
    assert found
    assert "*Quiet*:" in section.partition("\n#")[0]


def test_no_section_is_about_a_check_that_does_not_exist() -> None:
    assert set(re.findall(r"^### (.+)$", PAGE, re.MULTILINE)) == {check.id for check in CHECKS}


EXAMPLE = re.compile(r"^\| (?P<source>[^|]+) \| (?P<target>[^|]+) \| (?P<verdict>silent|told)", re.MULTILINE)


@pytest.mark.parametrize("row", list(EXAMPLE.finditer(PAGE)), ids=lambda row: row["source"])
def test_the_examples_of_numbers_are_true(row: re.Match[str]) -> None:
    found = [one for one in on_segment(Segment(row["source"], row["target"]), suite()) if one.check == "number"]
    assert bool(found) is (row["verdict"] == "told")
