"""A detector speaks only where a check of the same fault may."""

from __future__ import annotations

import pytest

from app import checks
from app.model import CheckRule, Quality, Segment
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


def test_heard_where_another_check_is_off():
    assert "number" in reasons(Quality(checks={"omission": CheckRule(on=False)}))
