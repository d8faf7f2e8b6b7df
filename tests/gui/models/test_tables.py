"""The smaller models: what they show, in which order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.model import Change, Severity
from tests.factories import (
    a_document,
    a_finding,
    a_mention,
    a_replacement,
    a_segment,
    a_sound,
    an_entry,
    an_event,
)
from ui.diff import DELETED, INSERTED, SAME
from ui.models.documents import DocumentsModel
from ui.models.findings import FindingsModel, in_text_order, worst_first
from ui.models.history import HistoryModel, action_word, heading, moment, pieces
from ui.models.names import (
    BY_COUNT,
    BY_NAME,
    BY_VERDICT,
    FormsModel,
    NamesModel,
    Place,
    PlacesModel,
    forms_of,
    found_in,
    in_order,
    rules_of,
    summed,
)
from ui.models.replacements import ReplacementsModel
from ui.models.sounds import SoundsModel
from ui.models.table import ITEM, Roles, TableModel
from ui.places import source_marks, source_text, target_marks, target_text

MODELS: list[tuple[Callable[[], TableModel], list[object]]] = [
    (FindingsModel, [a_finding(), a_finding(found="")]),
    (NamesModel, [an_entry(), an_entry("Lạng Sơn", {})]),
    (FormsModel, forms_of(an_entry(missing=(3,)))),
    (PlacesModel, [Place(a_segment(), a_mention())]),
    (SoundsModel, [a_sound(), a_sound("kh", "onset")]),
    (DocumentsModel, [a_document(), a_document(id=2, furniture=("Коментар (0)",))]),
    (HistoryModel, [an_event(), an_event("undo", undoes=1, note="edit")]),
]


@pytest.mark.parametrize(("make", "items"), MODELS)
@pytest.mark.usefixtures("qapp")
def test_qt_finds_nothing_wrong(qtmodeltester: ModelTester, make: Callable[[], TableModel], items: list[object]):
    model = make()
    qtmodeltester.check(model, force_py=True)
    model.show(items)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            assert index.data(ITEM) in items
            assert not (index.data(Roles.ToolTipRole) or "<qt>").count("<b>")


@pytest.mark.usefixtures("qapp")
def test_replacements_under_qts_eye(qtmodeltester: ModelTester):
    qtmodeltester.check(ReplacementsModel([a_replacement(), a_replacement(old="Са", new="Ша")]), force_py=True)


@pytest.mark.usefixtures("qapp")
def test_sorting_keeps_what_is_chosen():
    model = NamesModel()
    model.show([an_entry("B"), an_entry("A")])
    held = model.index(0, 0)
    persistent = QPersistentModelIndex(held)
    model.sort(0)
    assert [entry.name for entry in model.items] == ["A", "B"]
    assert persistent.row() == 1


def test_findings_in_the_order_of_the_text():
    first, second = a_segment(position=1), a_segment(position=2)
    late, early = a_finding(first, "Са"), a_finding(first, "Вранці")
    whole, other = a_finding(first, ""), a_finding(second)
    assert in_text_order([other, late, early, whole]) == [whole, early, late, other]


def test_the_worst_findings_first():
    minor, critical = a_finding(severity=Severity.MINOR), a_finding(severity=Severity.CRITICAL, check="number")
    assert worst_first([minor, critical]) == [critical, minor]


def test_forms_are_told_with_their_counts():
    forms = forms_of(an_entry(forms={"Хуат Са": 1, "Кхуат Са": 4}, preferred="Хуат Са", missing=(7, 8)))
    assert [(form.base, form.count, form.most, form.preferred) for form in forms] == [
        ("Кхуат Са", 4, 4, False),
        ("Хуат Са", 1, 4, True),
        ("", 2, 4, False),
    ]


def test_what_has_to_be_decided_comes_first():
    steady, open_ = an_entry("A", {"А": 9}), an_entry("B")
    assert in_order((steady, open_), BY_VERDICT) == [open_, steady]
    assert in_order((open_, steady), BY_NAME) == [steady, open_]
    assert in_order((open_, steady), BY_COUNT) == [steady, open_]
    assert summed([steady, open_]) == "2 names · 1 to decide"


@pytest.mark.parametrize(
    ("words", "forms", "found"),
    [
        ("", None, True),
        ("khuất", None, True),
        ("кхуат", None, True),
        ("Лангшон", None, False),
        ("", {"Кхуат Са": 2}, False),
    ],
)
def test_names_are_found_by_their_forms_and_verdict(words: str, forms: dict[str, int] | None, found: bool):
    assert found_in(an_entry(forms=forms), words, open_only=True) is found


def test_rules_are_told_in_one_line():
    rules = ("kh → кх (practical, row 7)", "a → а (practical, row 25)", "Hà Nội → Ханой [kind=place] (house, row 2)")
    assert rules_of(an_entry(rules=rules)) == "kh → кх · a → а · Hà Nội → Ханой [kind=place] (practical, house)"
    assert rules_of(an_entry()) == ""


def test_a_place_is_shown_from_a_few_words_before():
    segment = a_segment(source="chữ " * 40 + "Khuất Xá", target="слово " * 40 + "Хуат Са")
    place = Place(segment, a_mention(segment))
    for text, marks, name in (
        (source_text(place), source_marks(place), "Khuất Xá"),
        (target_text(place), target_marks(place), "Хуат Са"),
    ):
        assert text.startswith("…")
        assert len(text) < 60
        assert [mark.span.of(text) for mark in marks] == [name]


@pytest.mark.usefixtures("qapp")
def test_ticks_decide_what_is_chosen():
    one, two = a_replacement(), a_replacement(old="Са", new="Ша")
    model = ReplacementsModel([one, two])
    assert model.chosen() == [one, two]
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Roles.CheckStateRole)
    assert model.chosen() == [two]
    model.tick_all(False)
    assert model.chosen() == []
    model.tick_all(True)
    assert model.chosen() == [one, two]


def test_an_event_shows_the_words_that_changed():
    assert (DELETED, "Хуат") in pieces(an_event())
    assert (INSERTED, "Кхуат") in pieces(an_event())
    assert heading(an_event()).startswith("Text edit · Оля, translator · ")


def test_an_event_shows_states_and_notes():
    event = an_event("give back", (Change("state", "1", "reviewed", "returned"),), note="Look again")
    assert pieces(event) == [(SAME, "reviewed → returned"), (SAME, "\n«Look again»")]


@pytest.mark.parametrize(
    ("note", "seen"),
    [("It is right", [(SAME, "It is right")]), ("is", [(SAME, "It is right"), (SAME, "\n«is»")])],
)
def test_a_reason_is_told_once(note: str, seen: list[tuple[str, str]]):
    change = Change("decision", "key", None, {"scope": "once", "reason": "It is right", "who": "Оля"})
    assert pieces(an_event("ignore", (change,), note=note)) == seen


def test_a_long_batch_is_cut():
    changes = tuple(Change("target", str(number), "а", "б") for number in range(10))
    assert pieces(an_event("fix", changes))[-1] == (SAME, "\nand 7 more")


@pytest.mark.parametrize("action", ["import", "undo", "something new"])
def test_any_action_has_a_word(action: str):
    assert action_word(an_event(action)) != ""


def test_an_undo_names_what_it_took_back():
    assert action_word(an_event("undo", undoes=1, note="edit")) == "Undo: Text edit"


def test_times_are_short():
    now = datetime(2026, 10, 23, 12, 0, tzinfo=UTC)
    assert len(moment(now, now)) == len("12:00:00")
    assert len(moment(now - timedelta(days=3), now)) > len("12:00:00")
