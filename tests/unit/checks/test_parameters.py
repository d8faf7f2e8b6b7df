"""Parameters of checks: found in the class, set by a profile."""

from __future__ import annotations

import pytest

from app.checks import CHECKS, on_segment, suite
from app.checks.base import Check
from app.checks.content import Omission
from app.checks.parameters import Between, parameters_of, with_parameters
from app.checks.spacing import DoubleSpace
from app.model import CheckRule, Quality, Segment

SOURCE = "Xã đã hoàn thành việc cấp mã số, đồng thời hướng dẫn các hộ đăng ký trong tháng này."
SHORTER = "Комуна завершила присвоєння кодів і почала навчання родин."


def test_a_check_without_parameters_has_none() -> None:
    assert parameters_of(DoubleSpace) == ()


def test_the_parameters_of_a_check_with_their_defaults() -> None:
    short, shortest = parameters_of(Omission)
    assert (short.name, short.default) == ("short", 2.2)
    assert (shortest.name, shortest.default) == ("shortest", 40)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_default_is_allowed_and_every_parameter_has_a_label(check: Check) -> None:
    for parameter in parameters_of(type(check)):
        assert parameter.refusal(parameter.default) is None
        assert parameter.allowed.label[0].isupper()
        if isinstance(parameter.allowed, Between):
            assert parameter.allowed.low < parameter.allowed.high


def test_what_does_not_fit_is_left_out_so_that_older_programs_open_newer_projects() -> None:
    assert with_parameters(Omission(), {"short": 100.0, "new": 1, "shortest": 20}) == Omission(shortest=20)
    assert with_parameters(Omission(), {"short": 3}) == Omission(short=3.0)


@pytest.mark.parametrize(("short", "told"), [(1.0, 1), (2.2, 0), (5, 0)])
def test_a_profile_sets_the_parameters_of_a_check(short: float, told: int) -> None:
    chosen = suite(Quality(checks={"omission": CheckRule(parameters={"short": short})}))
    assert len([one for one in on_segment(Segment(SOURCE, SHORTER), chosen) if one.check == "omission"]) == told
