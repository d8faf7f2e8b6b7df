"""Terms followed into the target, and the ledger that judges them."""

from app.index import Index
from app.model import Concept, NameDecision, NameVerdict, Segment, Term, TermStatus
from app.terms.base import TermBase, together
from app.terms.follow import follow
from app.terms.ledger import DECISION, FIRST, TERM_BASE, TermLedger

F, A = TermStatus.FORBIDDEN, TermStatus.ADMITTED
COMMITTEE = Concept(
    "tinh-uy",
    "party",
    ("Tỉnh ủy",),
    (
        Term("провінційний комітет партії"),
        Term("комітет партії провінції", A),
        Term("обком", F, "tỉnh is провінція"),
    ),
)
CELL = Concept("cap-uy", "party", ("cấp ủy",), (Term("партійний комітет"), Term("комітет партії", A)))
BASE = TermBase([COMMITTEE, CELL])
GOOD = Segment("Tỉnh ủy họp.", "Засідання провінційного комітету партії.", id=1)
OTHER = Segment("Tỉnh ủy nêu.", "Заява обласного комітету партії.", id=2)
ADMITTED = Segment("Tỉnh ủy đề nghị.", "Прохання комітету партії провінції.", id=3)
FORBIDDEN = Segment("Tỉnh ủy yêu cầu.", "Вимога обкому.", id=4)
MISSING = Segment("Tỉnh ủy cho biết.", "Повідомили вчора.", id=5)


def ledger(*segments, base=BASE, decisions=None, index=None):
    made = TermLedger(base, decisions, index)
    for segment in segments:
        made.put(segment)
    return made


def forms(*segments):
    return [(one.form, one.written) for segment in segments for one in follow(BASE, segment)]


def test_each_place_has_its_term():
    assert forms(GOOD, OTHER, ADMITTED, FORBIDDEN, MISSING) == [
        ("провінційний комітет партії", "провінційного комітету партії"),
        ("обласний комітет партії", "обласного комітету партії"),
        ("комітет партії провінції", "комітету партії провінції"),
        ("обком", "обкому"),
        ("", ""),
    ]


def test_a_term_named_twice_may_be_written_once():
    assert forms(Segment("Tỉnh ủy, và Tỉnh ủy", "провінційний комітет партії, і він")) == [
        ("провінційний комітет партії", "провінційний комітет партії")
    ]


def test_a_term_within_a_longer_one_of_another_concept_is_none():
    both = Segment("Tỉnh ủy và cấp ủy", "провінційний комітет партії та партійні комітети")
    assert forms(both) == [
        ("провінційний комітет партії", "провінційний комітет партії"),
        ("партійний комітет", "партійні комітети"),
    ]


def test_right_and_forbidden_in_one_segment_are_both_seen():
    both = Segment("Tỉnh ủy … Tỉnh ủy", "провінційний комітет партії … обкому")
    assert [form for form, _ in forms(both)] == ["провінційний комітет партії", "обком"]


def test_nothing_is_missing_where_nothing_is_translated():
    assert forms(Segment("Tỉnh ủy", " ")) == []


def test_in_force_is_the_first_that_is_not_forbidden():
    assert ledger(FORBIDDEN, ADMITTED).judge("tinh-uy").preferred == "комітет партії провінції"
    assert ledger(ADMITTED, GOOD).judge("tinh-uy").because == FIRST
    assert ledger(FORBIDDEN).judge("tinh-uy").preferred == ""


def test_an_admitted_term_counts_before_one_nobody_listed():
    judged = ledger(Segment("Tỉnh ủy nêu.", "Заява обласного комітету партії.", id=0), GOOD).judge("tinh-uy")
    assert judged.preferred == "провінційний комітет партії"


def test_the_project_s_own_base_counts_before_the_text_and_a_decision_before_that():
    own = together([COMMITTEE], [CELL])
    assert ledger(ADMITTED, base=own).judge("own:tinh-uy").because == TERM_BASE
    decided = {"own:tinh-uy": NameDecision(NameVerdict.FORM, ("обком",))}
    judged = ledger(ADMITTED, base=own, decisions=decided).judge("own:tinh-uy")
    assert (judged.preferred, judged.because, judged.is_right("комітет партії провінції")) == ("обком", DECISION, False)


def test_a_concept_of_one_s_own_takes_the_place_of_the_starter_s():
    mine = Concept("mine", "", ("Tỉnh uỷ", "TU"), (Term("парткомітет"),))
    assert list(together([mine], [COMMITTEE, CELL]).concepts) == ["own:mine", "cap-uy"]


def test_several_terms_may_be_allowed():
    both = {"tinh-uy": NameDecision(NameVerdict.BOTH, ("обком", "провінційний комітет партії"))}
    judged = ledger(GOOD, decisions=both).judge("tinh-uy")
    assert judged.is_right("обком")
    assert judged.is_right("провінційний комітет партії")


def test_an_edit_concerns_others_only_where_another_term_comes_into_force():
    made = ledger(OTHER, FORBIDDEN, MISSING)
    assert made.put(GOOD) == {2, 4, 5}  # what was the only wording is now the other one
    assert made.put(Segment(ADMITTED.source, ADMITTED.target, id=9)) == set()
    assert made.drop(5) == set()
    assert made.put(Segment(GOOD.source, GOOD.target + " Так.", id=1)) == set()


def test_a_decision_concerns_every_place():
    made = ledger(GOOD, OTHER)
    decision = {"tinh-uy": NameDecision(NameVerdict.FORM, ("обласний комітет партії",))}
    assert made.decide(decision) == {1, 2}
    assert made.decide(decision) == set()
    assert made.decide({}) == {1, 2}


def test_entries_say_forms_counts_and_places():
    (entry,) = ledger(GOOD, OTHER, MISSING).entries()
    assert (entry.verdict, entry.term, entry.missing) == ("inconsistent", "Tỉnh ủy", (5,))
    assert [(form.base, dict(form.written), form.segments) for form in entry.forms] == [
        ("провінційний комітет партії", {"провінційного комітету партії": 1}, (1,)),
        ("обласний комітет партії", {"обласного комітету партії": 1}, (2,)),
    ]


def test_a_ledger_that_changed_says_what_a_new_one_says():
    made = ledger(OTHER, MISSING, GOOD)
    made.entries()
    made.put(Segment(OTHER.source, GOOD.target, id=2))
    made.drop(5)
    fresh = ledger(Segment(OTHER.source, GOOD.target, id=2), GOOD)
    assert made.entries() == fresh.entries()
    assert [one.segment for one in made.places("tinh-uy", "провінційний комітет партії")] == [1, 2]


def test_a_fix_keeps_the_case():
    made = ledger(GOOD, OTHER)
    assert made.fix(made.mentions(2)[0]) == "провінційного комітету партії"


def test_the_order_of_the_text_is_told_where_numbers_do_not_say_it():
    index = Index()
    made = ledger(ADMITTED, Segment("Tỉnh ủy họp.", GOOD.target, id=9), OTHER, index=index)
    assert made.judge("tinh-uy").preferred == "комітет партії провінції"
    index.place([9, 2, 3])
    assert made.place([9, 2, 3]) == {2}  # what departs does so from another term now
    assert made.judge("tinh-uy").preferred == "провінційний комітет партії"
    assert [one.segment for one in made.places("tinh-uy")] == [9, 2, 3]
