"""The checks of terms, on segments as they stand in a document."""

import pytest

from app import checks
from app.checks.consistency import Repeats
from app.model import Concept, NameDecision, NameVerdict, Segment, Severity, Term, TermStatus
from app.terms.base import TermBase, together
from app.terms.ledger import TermLedger

F, A = TermStatus.FORBIDDEN, TermStatus.ADMITTED
BASE = [
    Concept(
        "tinh-uy",
        "party",
        ("Tỉnh ủy",),
        (
            Term("провінційний комітет партії"),
            Term("комітет партії провінції", A),
            Term("обласний комітет партії", F, "tỉnh is провінція"),
        ),
    ),
    Concept("hdnd", "", ("HĐND",), (Term("Народна рада"), Term("народний комітет", F))),
    Concept("ubnd", "", ("UBND",), (Term("Народний комітет"),)),
]
GOOD = ("Tỉnh ủy họp.", "Засідання провінційного комітету партії.")
BAD = ("Tỉnh ủy nêu.", "Заява обласного комітету партії.")
NONE = ("Tỉnh ủy cho biết.", "Повідомили вчора.")


def found(*pairs, own=False, decisions=None):
    segments = [Segment(source, target, id=number) for number, (source, target) in enumerate(pairs, 1)]
    ledger = TermLedger(together(BASE, ()) if own else TermBase(BASE), decisions)
    for segment in segments:
        ledger.put(segment)
    return [one for segment in segments for one in checks.on_ledgers(segment, ledger, Repeats(), checks.suite())]


@pytest.mark.parametrize(
    "pairs",
    [
        [GOOD],
        [GOOD, ("Tỉnh ủy", "провінційний комітет партії")],
        [GOOD, ("Tỉnh ủy", "комітетом партії провінції")],  # admitted
        [("HĐND, UBND", "Народна рада, Народний комітет")],  # forbidden for the one, right for the other
        [NONE],  # the starter's word is nobody's choice
        [("Tỉnh ủy", "")],
        [("Trời đẹp.", "Гарна погода.")],
        [GOOD, ("Tỉnh ủy và Tỉnh ủy", "провінційний комітет партії і він")],
    ],
)
def test_silent(pairs):
    assert found(*pairs) == []


def test_the_wording_that_departs_is_marked_with_its_fix():
    (one,) = found(GOOD, BAD)
    assert (one.check, one.severity, one.subject) == ("term-inconsistent", Severity.MINOR, "Tỉnh ủy")
    assert (one.found, one.fix) == ("обласного комітету партії", "провінційного комітету партії")
    assert str(one.message) == (
        "Tỉnh ủy is «обласний комітет партії» here, but «провінційний комітет партії» elsewhere"
    )


def test_a_wording_nobody_listed_is_told_too():
    told = found(GOOD, ("Tỉnh ủy nêu.", "Заява районного комітету партії."))
    assert [(one.check, one.found) for one in told] == [("term-inconsistent", "районного комітету партії")]


def test_a_forbidden_term_is_told_with_its_reason():
    (one,) = found(BAD)
    assert (one.check, one.severity) == ("term-forbidden", Severity.MINOR)
    assert str(one.message).endswith("the term base has «провінційний комітет партії»: tỉnh is провінція")
    (own,) = found(BAD, own=True)
    assert (own.check, own.severity) == ("term-forbidden", Severity.MAJOR)
    assert [one.check for one in found(GOOD, BAD, own=True)] == ["term-forbidden"]


def test_a_missing_term_is_a_hint_unless_the_project_chose_it():
    assert [(one.check, one.severity) for one in found(GOOD, NONE)] == [("term-missing", Severity.INFO)]
    (own,) = found(NONE, own=True)
    assert (own.check, own.severity, own.found) == ("term-missing", Severity.MINOR, "Tỉnh ủy")


def test_a_decision_overrules_the_term_base():
    decisions = {"tinh-uy": NameDecision(NameVerdict.FORM, ("обласний комітет партії",))}
    told = found(GOOD, BAD, decisions=decisions)
    assert [(one.check, one.found, one.fix) for one in told] == [
        ("term-inconsistent", "провінційного комітету партії", "обласного комітету партії")
    ]
    both = {"tinh-uy": NameDecision(NameVerdict.BOTH, ("обласний комітет партії", "провінційний комітет партії"))}
    assert found(GOOD, BAD, decisions=both) == []
