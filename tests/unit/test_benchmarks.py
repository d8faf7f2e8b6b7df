"""The benchmark of checks runs, and knows the checks there are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))

from app.checks import CHECKS
from app.model import Segment
from app.store import Store
from benchmarks._comparison import Ours, rate
from benchmarks._made_up import segments
from benchmarks._project import build
from benchmarks.faults import FAULTS, Fault
from benchmarks.store import questions

SEGMENT = Segment(
    "Theo UBND tỉnh, năm 2025 xã có 15.000 hộ (412 hộ nghèo), nhiều hộ trồng hạt dẻ. "
    "Năm sau, xã sẽ có thêm 36 hộ, và thôn mới.",
    "За даними комітету, у 2025 році комуна мала 15 000 родин (412 бідних), багато хто вирощує каштани. "
    "Наступного року, як очікують, додасться 36 родин, а також нове село.",
)


def test_every_fault_names_checks_that_exist() -> None:
    assert {one for fault in FAULTS for one in fault.ours} <= {check.id for check in CHECKS}


def test_the_kinds_are_many_and_named_once() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 25


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_planted_in_the_target_alone(fault: Fault) -> None:
    for clean, faulty in fault.pairs([SEGMENT]):
        assert clean.source == faulty.source
        assert clean.target != faulty.target
    assert fault.pairs([SEGMENT]) == fault.pairs([SEGMENT])


def test_what_is_found_is_what_the_clean_text_does_not_have() -> None:
    fault = next(one for one in FAULTS if one.name == "a space doubled")
    rates = rate(Ours(), fault.ours, fault.pairs([SEGMENT]))
    assert (rates.found, rates.false) == (100, 0)


def test_a_made_up_project_answers_every_question_of_the_list(tmp_path, capsys):
    build(tmp_path / "p.zvirka", 120)
    with Store.open(tmp_path / "p.zvirka") as store:
        answers = {name: question() for name, question in questions(store)}
    assert answers["everything"] == 120
    assert 0 < answers["a text in every fourth segment"] < answers["a text in every second segment"] < 120
    assert answers["a text in none"] == 0
    assert answers["summary"].segments == 120
    assert list(segments(3)) == list(segments(5))[:3]
    assert "120 segments" in capsys.readouterr().err
