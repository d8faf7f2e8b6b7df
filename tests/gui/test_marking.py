"""What stands behind the annotation view: lanes, items, the palette of categories, the time that counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Annotation, Category, ErrorSeverity, Message, Offer, Side, Span, Typology
from app.settings import Settings
from tests.factories import a_segment
from ui.dialogs.category import CategoryDialog, fitting, in_order
from ui.models.annotations import AnnotationsModel, items_of, label_of, lanes
from ui.panes.marked_text import MarkedText, action_of
from ui.stopwatch import IDLE, Stopwatch

CORE = Settings().typology


def an_annotation(text: str = "Хуат Са", **given: object) -> Annotation:
    segment = a_segment()
    start = segment.target.index(text)
    usual: dict[str, object] = {
        "id": "a1",
        "segment": segment.id,
        "side": Side.TARGET,
        "span": Span(start, start + len(text)),
        "text": text,
        "category": "accuracy/mistranslation",
        "severity": ErrorSeverity.MAJOR,
        "annotator": "Оля",
        "when": datetime(2026, 10, 23, tzinfo=UTC),
    }
    return Annotation(**{**usual, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([], []),
        ([(0, 4)], [0]),
        ([(0, 4), (4, 8)], [0, 0]),  # they touch, no more
        ([(0, 4), (3, 8)], [0, 1]),
        ([(3, 8), (0, 12)], [1, 0]),  # the longer one above
        ([(0, 10), (2, 4), (5, 7)], [0, 1, 1]),
        ([(0, 10), (2, 8), (3, 4), (9, 12)], [0, 1, 2, 1]),
        ([(5, 5), (5, 5)], [0, 1]),  # two points in one place
        ([(0, 5), (5, 5)], [0, 0]),
    ],
)
def test_no_two_marks_on_one_line_meet(spans: list[tuple[int, int]], wanted: list[int]):
    assert lanes([Span(*one) for one in spans]) == wanted


def test_items_stand_in_the_order_of_the_text_and_say_whose_they_are(qtmodeltester: ModelTester):
    mine, other = an_annotation(), an_annotation("Вранці", id="a2", annotator="Іра", note="Не те", correction="Зранку")
    offered = Offer(an_annotation("комуну", id="", finding="f1"), Message.of("{name} is written in two ways", name="X"))
    items = items_of(a_segment(), [mine, other], [offered], CORE, "Оля")
    assert [(one.number, one.annotation.text, one.waiting, one.mine) for one in items] == [
        (1, "Вранці", False, False),
        (2, "комуну", True, True),
        (3, "Хуат Са", False, True),
    ]
    assert items[0].head == "1 · major · Accuracy: Mistranslation · Іра"
    assert items[0].words.endswith("translation: Вранці → Зранку — Не те")
    assert items[1].head == "2 · offered · major · Accuracy: Mistranslation"
    assert "X is written in two ways" in items[1].words
    model = AnnotationsModel()
    model.show(items)
    qtmodeltester.check(model)
    assert (model.place("a1"), model.place("f1"), model.place("gone")) == (2, 1, None)


def test_a_mark_whose_words_are_gone_is_listed_but_not_drawn(qtbot: QtBot):
    (item,) = items_of(a_segment(target="Зовсім інше."), [an_annotation()], [], CORE, "Оля")
    assert item.span is None
    view = MarkedText("x")
    qtbot.addWidget(view)
    view.show_text("Зовсім інше.", [item])
    view.show()
    assert not view.grab().isNull()


def test_a_category_that_is_no_more_is_called_by_its_id():
    assert label_of(CORE, "accuracy/omission") == "Accuracy: Omission"
    assert label_of(Typology("own", (Category("a", "A"),)), "accuracy/omission") == "accuracy/omission"


def test_choosing_counts_letters_beyond_the_first_plane(qtbot: QtBot):
    view = MarkedText("x")
    qtbot.addWidget(view)
    view.show_text("😀 комуна\r\nХуат Са", [])
    view.choose(Span(2, 8))
    assert view.textCursor().selectedText() == "комуна"
    assert view.span == Span(2, 8)
    view.choose(Span(10, 14))
    assert (view.textCursor().selectedText(), view.span) == ("Хуат", Span(10, 14))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", CORE.categories[0].id),
        ("omis", "accuracy/omission"),
        ("acc omis", "accuracy/omission"),
        ("ADD", "accuracy/addition"),
    ],
)
def test_some_letters_find_a_category(typed: str, first: str):
    assert fitting(CORE.categories, CORE, typed)[0].id == first


def test_a_category_is_found_by_its_ukrainian_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ZVIRKA_LANG", "uk")
    category = CORE.category("accuracy/addition")
    assert category is not None
    assert fitting(CORE.categories, CORE, category.label_in("uk")[:5])[0].id == "accuracy/addition"


def test_nothing_fits_letters_of_none():
    assert fitting(CORE.categories, CORE, "щщщ") == []


def test_those_used_last_stand_first():
    order = in_order(CORE, ["accuracy/omission", "gone"])
    assert order[0].id == "accuracy/omission"
    assert len(order) == len(CORE.categories)


def test_the_arrows_walk_the_list_while_letters_are_typed(qtbot: QtBot):
    dialog = CategoryDialog(CORE, [], "«Хуат»")
    qtbot.addWidget(dialog)
    dialog.show()
    for _ in range(2):
        qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert chosen.args == [CORE.categories[2].id]


def test_enter_does_nothing_where_nothing_fits(qtbot: QtBot):
    dialog = CategoryDialog(CORE, [], "«Хуат»")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.search.setText("щщщ")
    assert not dialog.accept_button.isEnabled()
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.accept()
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "text", "place", "action"),
    [
        (Qt.Key.Key_4, "4", 13, "mark-critical"),
        (0xD4, "ô", 13, "mark-critical"),  # a Vietnamese board
        (0x441, "с", 54, "mark-category"),  # a Ukrainian one
        (Qt.Key.Key_Left, "", 113, ""),
        (Qt.Key.Key_Z, "z", 52, ""),
        (Qt.Key.Key_Delete, "", 119, "remove-mark"),
    ],
)
def test_what_a_key_means_in_a_marked_text(key: int, text: str, place: int, action: str):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, place, 0, 0, text)
    assert action_of(event) == action


class Clock:
    """Seconds that are set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_time_between_signs_of_life_counts_but_for_long_pauses():
    clock = Clock()
    watch = Stopwatch(clock)
    clock.now = 5
    assert watch.seconds == 0  # nobody has begun
    for clock.now in (10, 20, 20 + IDLE * 10):
        watch.touch()
    assert watch.seconds == 10 + IDLE
    watch.pause()
    clock.now += 1000
    assert watch.seconds == 10 + IDLE
    watch.touch()
    clock.now += 3
    assert watch.take() == 13 + IDLE
    assert watch.seconds == 0
    clock.now += 2
    assert watch.take() == 2
