"""Segments that say the same in one language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import checks
from app.checks.consistency import Repeats
from app.model import Segment, Severity
from app.terms.base import TermBase
from app.terms.ledger import TermLedger

VI, UK = "Sáng nay, tỉnh tổ chức hội nghị tổng kết.", "Сьогодні вранці провінція провела нараду."
VI2, UK2 = "Chiều qua, xã tổ chức phiên chợ nông sản.", "Учора після обіду в комуні був ярмарок."


def found(*pairs):
    segments = [Segment(source, target, id=number) for number, (source, target) in enumerate(pairs, 1)]
    repeats = Repeats()
    for segment in segments:
        repeats.put(segment)
    terms = TermLedger(TermBase())
    told = [one for segment in segments for one in checks.on_ledgers(segment, terms, repeats, checks.suite())]
    return [(one.segment.id, one.check) for one in told]


@pytest.mark.parametrize(
    "pairs",
    [
        [(VI, UK)],
        [(VI, UK), (VI, UK)],
        [(VI, UK), (VI2, UK2)],
        [(VI, UK), (VI.upper(), UK.rstrip("."))],  # case and marks do not count
        [(VI, UK), (VI, "")],  # not translated: another check says so
        [("Kết luận", "Висновок"), ("Kết luận", "Підсумок")],  # short
        [(VI, UK + " 15"), (VI, UK + " 16")],  # the number check says so
        [(VI + " 15", UK), (VI + " 16", UK)],
    ],
)
def test_silent(pairs):
    assert found(*pairs) == []


def test_the_later_translation_is_told():
    assert found((VI, UK), (VI2, UK2), (VI, UK2 + " Так."), (VI, UK)) == [(3, "same-source-different-target")]


def test_the_later_source_is_told():
    assert found((VI, UK), (VI2, UK)) == [(2, "same-target-different-source")]
    check = next(one for one in checks.CHECKS if one.id == "same-target-different-source")
    assert check.severity is Severity.INFO


TEXTS = st.sampled_from([VI, VI2, UK, UK2, "", "ні"])


@given(st.lists(st.tuples(st.integers(1, 5), TEXTS, TEXTS), max_size=15))
def test_what_changed_is_named_and_a_fresh_start_says_the_same(steps):
    repeats, now = Repeats(), {}
    said = {}
    for number, source, target in steps:
        if source == "ні":
            concerned = repeats.drop(number)
            now.pop(number, None)
        else:
            now[number] = Segment(source, target, id=number)
            concerned = repeats.put(now[number])
        after = {one: (repeats.differing(one, 0), repeats.differing(one, 1)) for one in range(1, 6)}
        assert {one for one in after if after[one] != said.get(one, (None, None))} <= concerned | {number}
        said = after
    fresh = Repeats()
    for segment in now.values():
        fresh.put(segment)
    assert said in ({}, {one: (fresh.differing(one, 0), fresh.differing(one, 1)) for one in range(1, 6)})
