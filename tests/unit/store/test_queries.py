from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

import pytest

from app.errors import ProjectError
from app.model import Change, Document, Light, Query, Risk, Segment, Severity, Sort, State, Summary
from app.store import Derived, ServerPlace, Store, numbers, queries
from app.store.folding import folded, order_key
from tests.unit.store.conftest import KINDS
from tests.unit.store.made_up import OLHA, edited, finding, new_project, segments


def test_the_order_of_the_text(store):
    assert store.order(Query()) == [1, 2, 3, 4]
    assert store.order(Query(descending=True)) == [4, 3, 2, 1]


TEXTS = {
    "кхуат": [1],
    "КХУАТ СА": [1],
    "локбінь": [2],
    "LỘC BÌNH": [2],
    unicodedata.normalize("NFD", "Mẫu Sơn"): [4],
    "o": [],
    "n": [1, 2, 3, 4],
    "23 ЖОВТНЯ": [3],
    "100%": [],
    "%": [],
    "_": [],
    "/": [],
    "' OR 1=1 --": [],
    "10Відкриття": [],
}


@pytest.mark.parametrize(("text", "hits"), TEXTS.items(), ids=TEXTS)
def test_a_text_is_found_in_both_languages_without_case(store, text, hits):
    assert store.order(Query(text=text)) == hits


def test_signs_that_mean_something_to_sql_are_signs(store):
    edited(store, 1, "на 50% більше_ніж \\ а/б *")
    for text in ("50%", "більше_", "\\", "а/б", "*"):
        assert store.order(Query(text=text)) == [1]
    assert store.order(Query(text="Кхуат")) == []


def test_a_new_text_is_found_and_sorted(store):
    assert store.order(Query(sort=Sort.TARGET)) == [3, 1, 4, 2]
    edited(store, 2, "«Абетка»")
    assert store.order(Query(sort=Sort.TARGET)) == [3, 2, 1, 4]
    assert store.order(Query(text="абетка")) == [2]


def test_filters_meet(store):
    store.append(OLHA, "confirm", [Change("state", str(n), "new", "reviewed") for n in (2, 4)])
    store.put_findings([2, 3], [finding(store, 2, " ,"), finding(store, 3, "23")])
    assert store.order(Query(states=frozenset({State.REVIEWED}))) == [2, 4]
    assert store.order(Query(states=frozenset({State.REVIEWED, State.NEW}))) == [1, 2, 3, 4]
    assert store.order(Query(states=frozenset({State.REVIEWED}), with_findings=True)) == [2]
    assert store.order(Query(states=frozenset({State.REVIEWED}), text="гора")) == [4]
    assert store.order(Query(with_findings=True, text="жовтня")) == [3]
    assert store.order(Query(document=2)) == []
    assert store.order(Query(position=2)) == [2]
    assert store.order(Query(among=frozenset({1, 2, 4, 99}), states=frozenset({State.REVIEWED}))) == [2, 4]
    assert store.order(Query(states=frozenset({State.NEW}), sort=Sort.STATE)) == [1, 3]


@pytest.fixture(scope="module", params=KINDS)
def many(request, tmp_path_factory):
    """Three documents of segments that differ in everything there is to sort by; the second is absent. Only read."""
    where = tmp_path_factory.mktemp("many") / "стаття.zvirka"
    if request.param == "server":
        server = request.getfixturevalue("postgres")
        where = ServerPlace(server.address_of(server.new_database()), server.password)
    with new_project(where) as store:
        yield fill(store)


def fill(store):
    chance = random.Random(7)
    words = ["гора", "ґанок", "єдиний", "Їжак", "«ярмарок»", "вода"]
    for title in ("Б", "В"):
        new = [
            Segment(chance.choice(words), " ".join(chance.choices(words, k=3)), state=chance.choice([*State]))
            for _ in range(60)
        ]
        store.add_document(OLHA, Document(0, title, "text"), new)
    store.append(OLHA, "remove", [Change("document", "2", "present", "absent")])
    every = list(store.segments())
    store.put_risks({one.id: Risk(chance.randrange(5), Light.RED) for one in every if chance.random() < 0.9})
    made = [finding(store, one.id, one.target[:1]) for one in every for _ in range(chance.randrange(3))]
    store.put_findings([], [replace(one, severity=chance.choice([*Severity])) for one in made])
    return store


KEYS = {
    Sort.POSITION: lambda row: (row.segment.document, row.segment.position),
    Sort.STATE: lambda row: row.segment.state.order,
    Sort.RISK: lambda row: -1 if row.risk.light is Light.UNCHECKED else row.risk.score,
    Sort.FINDINGS: lambda row: (row.findings, -1 if row.worst is None else row.worst),
    Sort.SOURCE: lambda row: order_key(row.segment.source),
    Sort.TARGET: lambda row: order_key(row.segment.target),
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(document=3),
        Query(states=frozenset({State.NEW, State.RETURNED})),
        Query(text="ЇЖАК"),
        Query(with_findings=True, states=frozenset({State.EDITED})),
    ],
)
def test_every_filter_and_order_is_what_python_would_say(many, query, sort, descending):
    rows = many.rows(many.order(Query()))
    assert {row.segment.document for row in rows} == {1, 3}
    fitting = [
        row
        for row in rows
        if query.document in {None, row.segment.document}
        and (not query.states or row.segment.state in query.states)
        and (not query.with_findings or row.findings)
        and folded(query.text) in folded(row.segment.source + "\n" + row.segment.target)
    ]
    wanted = sorted(fitting, key=KEYS[sort], reverse=descending)  # what is equal stays in the order of the text
    asked = replace(query, sort=sort, descending=descending)
    assert many.order(asked) == [row.segment.id for row in wanted]


def test_rows_come_in_the_order_asked_for(store):
    assert [row.segment.id for row in store.rows([3, 1, 3])] == [3, 1, 3]
    assert store.rows([]) == []
    with pytest.raises(ProjectError, match="there is no segment 99"):
        store.rows([1, 99])
    with pytest.raises(ProjectError, match="there is no segment 0"):
        store.segment(0)


def test_segments_come_in_batches_while_others_write(store):
    store.add_document(OLHA, Document(0, "Довга", "text"), segments([("а", "б")] * 2500))
    walk = store.segments()
    first = next(walk)
    edited(store, 2400, "інше")
    rest = list(walk)
    assert [one.id for one in (first, *rest)] == list(range(1, 2505))
    assert rest[2398].target == "інше"
    assert [one.position for one in store.segments(2)] == list(range(1, 2501))
    assert list(store.segments(9)) == []


def test_a_summary_counts(store):
    store.append(OLHA, "confirm", [Change("state", "2", "new", "reviewed")])
    store.put_findings([2, 3], [finding(store, 2, " ,"), finding(store, 3, "23")])
    store.put_risks({2: Risk(40, Light.AMBER), 3: Risk(0, Light.NONE)})
    assert store.summary() == Summary(
        segments=4,
        words=5 + 4 + 2 + 3,
        by_state={State.NEW: 3, State.REVIEWED: 1},
        findings={Severity.MAJOR: 2},
        ignored=0,
        mean_risk=20.0,
    )
    assert store.summary(1) == store.summary()
    assert store.summary(2) == Summary(0, 0, {}, {}, 0, 0.0)
    edited(store, 1, "Одне")
    assert store.summary().words == 10


def test_documents_and_what_they_were_made_from(store):
    paper = b'msgid ""\n\x00\xff'
    document = Document(0, "По", "po", "a.vi", "a.uk", ("Джерело: …", "Коментар (0)"))
    pairs = segments([("а", "б"), ("в", "г")])
    event, added = store.add_document(OLHA, document, pairs, ["k1", "k2"], paper)
    assert added == replace(document, id=2, segments=2)
    assert event == store.events(limit=1)[0]
    assert store.documents()[1] == added
    assert store.original(2) == paper
    assert (store.original(1), store.original(9)) == (None, None)
    assert store.keys(2) == {5: "k1", 6: "k2"}
    assert set(store.keys(1).values()) == {""}
    with pytest.raises(ValueError, match="1 keys for 2 segments"):
        store.add_document(OLHA, document, pairs, ["k1"])


def test_a_segment_keeps_all_it_came_with(store):
    new = Segment("Nguồn", "Ціль", 0, 0, 9, 0.25, 3, 4, State.RETURNED, "", "msgctxt")
    both = [new, replace(new, imported="перше", target="")]
    store.add_document(OLHA, Document(0, "Д", "po"), both)
    assert list(store.segments(2)) == [
        replace(new, id=5, document=2, position=1, imported="Ціль"),
        replace(new, id=6, document=2, position=2, imported="перше", target=""),
    ]


def test_an_empty_document_is_a_document(place):
    with Store.create(place, {}) as store:
        store.add_document(OLHA, Document(0, "Порожня", "text"), [])
        assert [document.segments for document in store.documents()] == [0]
        assert store.order(Query()) == []


def test_many_ids_are_the_same_as_few(store, monkeypatch):
    asked = [Query(), Query(descending=True), Query(sort=Sort.STATE), Query(text="кх"), Query(text="zzz")]
    asked += [Query(with_findings=True), Query(with_findings=True, descending=True)]
    asked += [replace(query, states=frozenset({State.NEW}), sort=Sort.TARGET) for query in asked[3:5]]
    store.put(Derived(frozenset({1, 3}), (finding(store, 3, "23"), finding(store, 1, "Кхуат")), {}))
    few = [store.ids(query) for query in asked]
    assert [ids.tolist() for ids in few][3:] == [[1], [], [1, 3], [3, 1], [1], []]
    monkeypatch.setattr(numbers, "LONG", 0)
    monkeypatch.setattr(numbers, "FEW", 0)
    monkeypatch.setattr(queries, "MANY", 0)
    assert [store.ids(query) for query in asked] == few
    assert [store.order(query) for query in asked] == [ids.tolist() for ids in few]
