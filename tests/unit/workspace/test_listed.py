"""What a report lists is read as it is asked for; metrics of changes have no upper number, and can be given up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model import Document, Message, Person, Segment, Severity, State
from app.scores.reference import score
from app.store import Derived, Listing, Store
from app.workspace.listed import BATCH, SCORED, StoredFindings, StoredRevisions, against_import
from tests.factories import a_finding

MANY = 2_100


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """More changed segments than one can look at, each with a finding."""
    made = [
        Segment("một", f"слово {n}", id=n, document=1, position=n, state=State.EDITED, imported=f"слова {n}")
        for n in range(1, MANY + 1)
    ]
    found = tuple(a_finding(one, "слово", severity=Severity.MINOR, message=Message("так")) for one in made)
    with Store.create(tmp_path / "p.zvirka", {}) as store:
        document = Document(1, "довгий", "text", segments=MANY)
        store.add_document(Person("Оля"), document, made, derived=Derived(frozenset(range(1, MANY + 1)), found))
        yield store


def test_findings_are_read_in_batches_and_not_kept(store: Store):
    numbers = Listing(store).worst_first(settled=False)
    assert len(numbers) == MANY
    reading = iter(StoredFindings(store, numbers))
    next(reading)
    store.put_findings(range(1, MANY + 1), [])
    assert sum(1 for _ in reading) == BATCH - 1


def test_every_changed_segment_counts_however_many_there_are(store: Store):
    changed = StoredRevisions(store, range(1, MANY + 1))
    made = []
    steps = [step.done for step in against_import(changed, made.extend)]
    assert steps == [*range(SCORED, MANY, SCORED), MANY]
    texts = [(one.segment.imported, one.segment.target) for one in changed]
    meant = score([before for before, _ in texts], [after for _, after in texts])
    assert [(one.name, one.segments) for one in made] == [(one.name, MANY) for one in meant]
    assert [one.value for one in made] == pytest.approx([one.value for one in meant])


def test_scoring_that_is_given_up_tells_nothing(store: Store):
    told: list[object] = []
    steps = against_import(StoredRevisions(store, range(1, MANY + 1)), told.extend)
    next(steps)
    steps.close()
    assert told == []
