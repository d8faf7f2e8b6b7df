"""What a report lists, on both databases: the same findings and actions as when everything is read at once."""

from __future__ import annotations

from app.model import Change, Severity, Span
from app.reports.content import worst_first
from app.store import Listing, Store, decision_key, decision_to_json
from tests.factories import a_decision, a_finding
from tests.unit.store.made_up import OLHA


def with_findings(store: Store) -> Store:
    first, second = store.segment(1), store.segment(2)
    found = [
        a_finding(second, severity=Severity.MINOR, check="spacing", target_span=Span(3, 4)),
        a_finding(second, severity=Severity.MINOR, check="dashes", target_span=Span(3, 4)),
        a_finding(second, severity=Severity.CRITICAL, check="numbers", target_span=None, source_span=Span(1, 2)),
        a_finding(first, severity=Severity.MINOR, check="quotes", target_span=Span(0, 9)),
        a_finding(first, severity=Severity.MINOR, check="quotes", target_span=Span(0, 2)),
        a_finding(first, severity=Severity.MAJOR, check="names", target_span=None, source_span=None),
    ]
    store.put_findings([1, 2], found)
    settled = next(one for one in store.findings() if one.check == "names")
    decision = a_decision()
    key = decision_key(settled, decision.scope)
    store.append(OLHA, "ignore", [Change("decision", key, None, decision_to_json(decision))])
    return store


def test_findings_come_in_the_order_of_a_report(store: Store):
    listing = Listing(with_findings(store))
    for settled in (False, True):
        meant = worst_first(one for one in store.findings() if (one.decision is not None) is settled)
        assert meant
        assert listing.findings(listing.worst_first(settled=settled)) == meant


def test_findings_that_are_gone_meanwhile_are_left_out(store: Store):
    listing = Listing(with_findings(store))
    numbers = listing.worst_first(settled=False)
    store.put_findings([2], [])
    assert {one.segment.id for one in listing.findings(numbers)} == {1}


def test_open_findings_are_counted_by_check_and_severity(store: Store):
    assert Listing(with_findings(store)).open_findings() == {
        ("spacing", Severity.MINOR): 1,
        ("dashes", Severity.MINOR): 1,
        ("numbers", Severity.CRITICAL): 1,
        ("quotes", Severity.MINOR): 2,
    }


def test_open_findings_of_a_document_are_its_own(store: Store):
    listing, document = Listing(with_findings(store)), store.segment(1).document
    assert listing.open_findings(document) == listing.open_findings()
    assert listing.open_findings(document + 99) == {}


def test_a_segment_was_told_of_also_where_its_finding_was_set_aside(store: Store):
    assert Listing(with_findings(store)).told([1, 3]) == {1}


def test_actions_are_those_that_changed_text_or_state_the_oldest_first(store: Store):
    before = store.segment(1)
    store.append(OLHA, "edit", [Change("target", "1", before.target, "Інше")])
    store.append(OLHA, "confirm", [Change("state", "1", store.segment(1).state.value, "reviewed")])
    made = Listing(store).actions([1, 2])
    assert {segment: [one.action for one in those] for segment, those in made.items()} == {1: ["edit", "confirm"]}
    assert OLHA in Listing(store).people()
