"""The tables of the term ledger: kept in a file, taken back, and the same however they came about."""

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from app import checks
from app.checks.consistency import Repeats
from app.index import Index
from app.model import Concept, NameDecision, NameVerdict, Segment, Term, TermStatus
from app.terms.base import TermBase
from app.terms.ledger import TermLedger

COMMITTEE = Concept(
    "tinh-uy",
    "party",
    ("Tỉnh ủy",),
    (Term("провінційний комітет партії"), Term("обком", TermStatus.FORBIDDEN)),
)
COUNCIL = Concept("hdnd", "", ("HĐND",), (Term("Народна рада"),))
BASE = TermBase([COMMITTEE, COUNCIL])
SOURCES = ("Tỉnh ủy họp.", "Tỉnh ủy, HĐND và Tỉnh ủy nêu.", "Trời đẹp.")
TARGETS = (
    "Засідання провінційного комітету партії.",
    "Заява обласного комітету партії і Народної ради, комітету партії.",
    "Вимога обкому та провінційному комітету партії.",
    "Вимога обкому.",
    "Повідомили вчора.",
    " ",
)
DOCUMENTS = ((1, 2, 3), (4, 5, 6))  # the numbers of the segments of each
FORM = {"tinh-uy": NameDecision(NameVerdict.FORM, ("обком",))}


def filled(index, *targets, source=SOURCES[1]):
    made = TermLedger(BASE, index=index)
    for number, target in enumerate(targets, 1):
        made.put(Segment(source, target, id=number))
    return made


def said(ledger):
    """Everything a ledger says now; a copy has read all places."""
    return (
        deepcopy(ledger.entries()),
        [(ledger.judge(one), ledger.places(one), ledger.places(one, "")) for one in BASE.concepts],
        [ledger.mentions(number) for number in range(1, 7)],
    )


def test_what_was_kept_is_there_when_the_file_is_opened_again(tmp_path):
    index = Index(tmp_path / "index")
    index.begin()
    made = filled(index, *TARGETS)
    index.place([3, 1, 2])
    made.place([3, 1, 2])
    index.commit()
    before = said(made)
    index.close()
    index = Index(tmp_path / "index")
    opened = TermLedger(BASE, index=index)
    assert said(opened) == before == said(filled(placed([3, 1, 2]), *TARGETS))
    assert opened.drop(1) == set()  # the right form stands elsewhere too
    unasked = TermLedger(BASE, index=index)
    assert unasked.drop(3) == {2, 4, 5}  # it stands nowhere now; what was right before nobody had asked yet
    index.close()


def test_what_is_taken_back_never_was():
    index = Index()
    made = filled(index, *TARGETS[:4])
    before = said(made)
    index.begin()
    made.drop(1)
    made.put(Segment(SOURCES[0], TARGETS[2], id=6))
    index.place([4, 3, 2])
    made.place([4, 3, 2])
    made.decide(FORM)
    assert said(made) != before
    index.rollback()
    made.forget({})
    assert said(made) == before


def test_what_stays_the_same_concerns_nobody():
    made = filled(Index(), *TARGETS)
    first = made.entries()[0]
    assert made.put(Segment(SOURCES[1], TARGETS[0], id=1)) == made.drop(9) == set()
    assert made.entries()[0] is first


def test_the_first_place_follows_when_it_is_gone():
    made = filled(Index(), TARGETS[1], TARGETS[0], TARGETS[1])
    forms = [form.base for form in made.entries()[0].forms]
    made.put(Segment(SOURCES[1], TARGETS[4], id=1))
    assert [form.base for form in made.entries()[0].forms] == forms[::-1]
    assert [form.segments for form in made.entries()[0].forms] == [(2,), (3,)]


NUMBERS = st.integers(1, 6)
STEPS = st.one_of(
    st.tuples(st.just("put"), NUMBERS, st.sampled_from(SOURCES), st.sampled_from(TARGETS)),
    st.tuples(st.just("drop"), NUMBERS),
    st.tuples(st.just("place"), st.sampled_from(DOCUMENTS).flatmap(st.permutations)),
    st.tuples(st.just("decide"), st.sampled_from([FORM, {}])),
)


def placed(*orders):
    index = Index()
    for order in orders:
        index.place(order)
    return index


@given(st.lists(STEPS, max_size=15))
def test_step_by_step_says_what_a_fresh_start_says_and_names_what_changed(steps):
    index, repeats_index = Index(), Index()
    made, now, orders, decisions = TermLedger(BASE, index=index), {}, {}, {}
    told = {}
    for step in steps:
        match step:
            case "put", number, source, target:
                now[number] = Segment(source, target, id=number)
                concerned = made.put(now[number]) | {number}
            case "drop", number:
                now.pop(number, None)
                concerned = made.drop(number) | {number}
            case "place", order:
                orders[min(order)] = order
                index.place(order)
                concerned = made.place(order)
            case "decide", decisions:
                concerned = made.decide(decisions)
        after = {number: findings(made, segment, repeats_index) for number, segment in now.items()}
        assert {number for number in after if after[number] != told.get(number)} <= concerned
        assert all(form.segments for entry in made.entries() for form in entry.forms)
        told = after
    fresh = TermLedger(BASE, decisions, placed(*orders.values()))
    for number in sorted(now):
        fresh.put(now[number])
    assert said(made) == said(fresh)


def findings(ledger, segment, index):
    return [(one.check, one.message, one.fix) for one in checks.on_ledgers(segment, ledger, Repeats(index), SUITE)]


SUITE = checks.suite()
