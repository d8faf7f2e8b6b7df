"""Segments that say the same in one language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import checks
from app.checks.consistency import Repeats
from app.index import Index
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


NUMBERS = st.integers(1, 5)
STEPS = st.one_of(
    st.tuples(NUMBERS, TEXTS, TEXTS),
    st.permutations(range(1, 4)),  # the order of a document; the other two segments are another's
)


def told(repeats):
    return {one: (repeats.differing(one, 0), repeats.differing(one, 1)) for one in range(1, 6)}


def filled(index, *pairs):
    repeats = Repeats(index)
    for number, (source, target) in enumerate(pairs, 1):
        repeats.put(Segment(source, target, id=number))
    return repeats


@given(st.lists(STEPS, max_size=15))
def test_what_changed_is_named_and_a_fresh_start_says_the_same(steps):
    index, fresh_index = Index(), Index()
    repeats, now = Repeats(index), {}
    said = told(repeats)
    for step in steps:
        if isinstance(step, list):
            index.place(step)
            fresh_index.place(step)
            concerned = repeats.place(step)
        elif step[1] == "ні":
            concerned = repeats.drop(step[0]) | {step[0]}
            now.pop(step[0], None)
        else:
            number, source, target = step
            now[number] = Segment(source, target, id=number)
            concerned = repeats.put(now[number]) | {number}
        after = told(repeats)
        assert {one for one in after if after[one] != said[one]} <= concerned
        said = after
    fresh = Repeats(fresh_index)
    for segment in now.values():
        fresh.put(segment)
    assert said == told(fresh)


def test_what_was_kept_is_there_when_the_file_is_opened_again(tmp_path):
    index = Index(tmp_path / "index")
    before = told(filled(index, (VI, UK), (VI, UK2), (VI2, UK)))
    index.close()
    index = Index(tmp_path / "index")
    opened = Repeats(index)
    assert told(opened) == before != told(Repeats())
    assert opened.drop(1) == {2, 3}
    index.close()


def test_what_is_taken_back_never_was():
    index = Index()
    repeats = filled(index, (VI, UK), (VI, UK2), (VI2, UK))
    before = told(repeats)
    index.begin()
    repeats.drop(1)
    index.place([3, 2])
    repeats.place([3, 2])
    assert told(repeats) != before
    index.rollback()
    assert told(repeats) == before


def test_only_the_segment_itself_differs_where_the_first_says_the_same_as_before():
    repeats = filled(Index(), (VI, UK), (VI, UK), (VI, UK))
    assert repeats.put(Segment(VI, UK, id=1)) == repeats.drop(1) == repeats.put(Segment(VI, UK2, id=3)) == set()
    assert repeats.put(Segment(VI, UK2, id=2)) == {3}


def test_the_order_of_the_text_is_told_where_numbers_do_not_say_it():
    index = Index()
    repeats = filled(index, (VI, UK), (VI, UK2), (VI2, UK2))
    index.place([2, 1])
    assert repeats.place([2, 1]) == {1, 2}
    assert [repeats.differing(one, 0) for one in (1, 2)] == [UK2, None]
    index.place([3, 1, 2])
    assert repeats.place([3, 1, 2]) == {
        1,
        2,
        3,
    }  # the first of the source is the old one again, of the target a new one
    assert told(repeats)[2] == (UK, VI2)
