"""Each pane shows what it is given and says what a person wants; it needs no project for that."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.model import Ledger, Light, Message, NameDecision, NameVerdict, Progress, Risk, Severity, Span, State, Summary
from tests.factories import (
    a_document,
    a_finding,
    a_ledger,
    a_mention,
    a_row,
    a_segment,
    an_entry,
    an_event,
    rows,
)
from ui.main_window import MainWindow
from ui.marks import Mark, Marks
from ui.models.names import Place
from ui.models.segments import SegmentsModel
from ui.models.table import Roles
from ui.panes.documents import FILTERS, DocumentsPane
from ui.panes.editor import EditorPane
from ui.panes.findings import FindingsPane, visible
from ui.panes.history import HistoryPane
from ui.panes.names import NamesPane
from ui.panes.notice import Notice
from ui.panes.segments import SegmentsPane
from ui.panes.sounds import SoundsPane
from ui.panes.status import StatusPane
from ui.panes.welcome import WelcomePane
from ui.plain import tip


def shown(qtbot: QtBot, pane: QWidget) -> None:
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    pane.show()


# segments


@pytest.fixture
def segments(qtbot: QtBot) -> SegmentsPane:
    there = {row.segment.id: row for row in rows(1000)}
    model = SegmentsModel(lambda _query: list(there), lambda ids: [there[one] for one in ids])
    pane = SegmentsPane(model)
    shown(qtbot, pane)
    model.reload()
    return pane


def test_the_first_segment_is_current_at_once(segments: SegmentsPane):
    assert segments.current == 1


def test_going_to_a_segment_is_told_once(segments: SegmentsPane):
    told: list[int] = []
    segments.moved.connect(told.append)
    assert segments.go_to(500)
    assert segments.go_to(500)
    assert not segments.go_to(5000)
    assert told == [500]


def test_the_place_is_kept_when_the_list_is_asked_anew(segments: SegmentsPane):
    segments.go_to(700)
    segments.model.reload()
    assert segments.current == 700
    assert segments.view.currentIndex().row() == 699


@pytest.mark.parametrize(("at", "step", "there"), [(1, -1, 1), (1, +1, 2), (1000, +1, 1000), (1000, -1, 999)])
def test_neighbours(segments: SegmentsPane, at: int, step: int, there: int):
    segments.go_to(at)
    assert segments.neighbour(step) == there


def test_several_segments_can_be_picked(segments: SegmentsPane):
    segments.go_to(3)
    segments.view.selectRow(2)
    selection = segments.view.selectionModel()
    for place in (4, 2):
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        selection.select(segments.model.index(place, 0), flags)
    assert segments.picked() == [3, 5]


def test_searching_waits_for_a_pause(qtbot: QtBot, segments: SegmentsPane):
    with qtbot.waitSignal(segments.searched) as heard:
        segments.search.setText("Khuất")
    assert heard.args == ["Khuất"]


def test_rows_are_three_lines_high_whatever_the_letters(segments: SegmentsPane):
    before = segments.view.rowHeight(0)
    font = segments.view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    segments.view.setFont(font)
    assert segments.view.rowHeight(0) > before * 1.6
    assert segments.view.rowHeight(0) >= segments.view.fontMetrics().lineSpacing() * 3


# editor


@pytest.fixture
def editor(qtbot: QtBot) -> EditorPane:
    pane = EditorPane([QKeySequence("Ctrl+Z")])
    shown(qtbot, pane)
    return pane


def test_an_edit_is_handed_over_once(editor: EditorPane):
    told: list[tuple[int, str]] = []
    editor.edited.connect(lambda segment, text: told.append((segment, text)))
    editor.show_row(a_row(), Marks())
    editor.flush()
    editor.target.insertPlainText("Отже ")
    editor.flush()
    editor.flush()
    assert told == [(1, "Отже " + a_segment().target)]


def test_leaving_a_segment_hands_its_text_over(editor: EditorPane):
    told: list[int] = []
    editor.edited.connect(lambda segment, _text: told.append(segment))
    editor.show_row(a_row(), Marks())
    editor.target.insertPlainText("Отже ")
    editor.show_row(a_row(a_segment(position=2)), Marks())
    assert told == [1]


def test_a_text_comes_back_until_it_is_on_disk(editor: EditorPane):
    first, second = a_row(), a_row(a_segment(position=2))
    editor.show_row(first, Marks())
    editor.target.insertPlainText("Отже ")
    typed = editor.target.text()
    editor.show_row(second, Marks())
    editor.show_row(first, Marks())
    assert editor.target.text() == typed
    editor.acknowledge(1, typed)
    assert editor.unsaved == {}


def test_typing_goes_on_while_the_disk_answers(editor: EditorPane):
    row = a_row()
    editor.show_row(row, Marks())
    editor.target.insertPlainText("А")
    editor.flush()
    saved = editor.target.text()
    editor.target.insertPlainText("Б")
    editor.show_row(replace(row, segment=replace(row.segment, target=saved)), Marks())
    editor.acknowledge(1, saved)
    assert editor.target.text().startswith("АБ")
    assert editor.unsaved == {1: editor.target.text()}


def test_a_change_from_elsewhere_is_shown_where_nothing_is_typed(editor: EditorPane):
    row = a_row()
    editor.show_row(row, Marks())
    editor.show_row(replace(row, segment=replace(row.segment, target="Інше")), Marks())
    assert editor.target.text() == "Інше"


@pytest.mark.parametrize(
    "text", ["15\u00a0200 га", "два\u2009тонкі", "рядок\nдругий", "кінець ", "😀 Хуат", "", "\u2028"]
)
def test_the_field_gives_back_what_it_was_given(editor: EditorPane, text: str):
    editor.show_row(a_row(a_segment(target=text)), Marks())
    assert editor.target.text() == text
    assert not editor.typing


def test_undo_of_typing_stops_at_what_is_on_disk(editor: EditorPane):
    editor.show_row(a_row(), Marks())
    assert not editor.undo_typing()
    editor.target.insertPlainText("Отже ")
    assert editor.undo_typing()
    assert editor.target.text() == a_segment().target
    assert not editor.undo_typing()
    assert editor.redo_typing()


def test_an_approved_segment_is_locked(editor: EditorPane):
    editor.show_row(a_row(a_segment(state=State.APPROVED)), Marks())
    assert editor.target.isReadOnly()


def test_marks_are_drawn_and_move_with_what_is_typed(editor: EditorPane):
    row = a_row(a_segment(target="😀 комуна Хуат Са"))
    start = row.segment.target.index("Хуат")
    editor.show_row(row, Marks(target=(Mark(Span(start, start + 4), Severity.MAJOR, "why"),)))
    (selection,) = editor.target.extraSelections()
    assert selection.cursor.selectedText() == "Хуат"
    editor.target.put_cursor(0)
    editor.target.insertPlainText("Отже ")
    (selection,) = editor.target.extraSelections()
    assert selection.cursor.selectedText() == "Хуат"


def test_a_finding_is_chosen_in_the_text(editor: EditorPane):
    editor.show_row(a_row(), Marks())
    editor.show_finding(a_finding())
    assert editor.target.textCursor().selectedText() == "Хуат Са"


def test_no_segment_is_no_fault(editor: EditorPane):
    editor.show_row(None, Marks())
    editor.flush()
    assert editor.target.isReadOnly()


def test_reasons_of_the_risk_are_told(editor: EditorPane):
    risk = Risk(71, Light.RED, (Message.of("{name} is not found in the translation", name="Khuất Xá"),))
    editor.show_row(a_row(risk=risk), Marks())
    words = "\n".join(label.text() for label in editor.findChildren(QLabel))
    assert "risk 71" in words
    assert "Khuất Xá is not found" in words


# findings


def test_findings_keep_their_place(qtbot: QtBot):
    pane = FindingsPane()
    shown(qtbot, pane)
    first, second = a_finding(), a_finding(found="Вранці", check="number")
    pane.show_findings([first, second])
    assert pane.current == first
    pane.go_to(second)
    pane.show_findings([second])
    assert pane.current == second
    pane.show_findings([])
    assert pane.current is None


@pytest.mark.parametrize(("text", "seen"), [("  ", "··"), (" а", "·а"), ("а ", "а·"), ("а б", "а б"), ("", "")])
def test_spaces_at_the_ends_are_visible(text: str, seen: str):
    assert visible(text) == seen


# names and sounds


def test_the_ledger_asks_for_the_places_of_a_form(qtbot: QtBot):
    pane = NamesPane()
    shown(qtbot, pane)
    told: list[tuple[str, str]] = []
    pane.form_chosen.connect(lambda name, form: told.append((name, form)))
    pane.show_ledger(a_ledger())
    assert told[-1] == ("Khuất Xá", "Кхуат Са")
    pane.forms_view.go_to(1)
    assert told[-1] == ("Khuất Xá", "Хуат Са")
    pane.show_places("Lạng Sơn", "Лангшон", [Place(a_segment(), a_mention())])
    assert pane.places.items == []  # an answer that came too late
    pane.show_places("Khuất Xá", "Хуат Са", [Place(a_segment(), a_mention())])
    with qtbot.waitSignal(pane.place_opened):
        pane.places_view.opened.emit(pane.places.items[0])


def test_name_form_and_place_at_hand_are_kept(qtbot: QtBot):
    pane = NamesPane()
    shown(qtbot, pane)
    pane.show_ledger(a_ledger())
    assert (pane.entry, pane.form) == (a_ledger().names[0], "Кхуат Са")
    pane.forms_view.go_to(1)
    places = [Place(a_segment(), a_mention()), Place(a_segment(position=2), a_mention(a_segment(position=2)))]
    pane.show_places("Khuất Xá", "Хуат Са", places)
    pane.places_view.go_to(1)
    pane.show_ledger(a_ledger())
    assert pane.form == "Хуат Са"
    pane.show_places("Khuất Xá", "Хуат Са", places)
    assert pane.places_view.value() == places[1]


def test_when_a_name_is_gone_its_neighbour_is_at_hand(qtbot: QtBot):
    pane = NamesPane()
    shown(qtbot, pane)
    first, second, third = an_entry("A"), an_entry("B"), an_entry("C")
    pane.show_ledger(Ledger((first, second, third)))
    pane.go_to_name("B")
    pane.show_ledger(Ledger((first, third)))
    assert pane.entry == third
    pane.show_ledger(Ledger())
    assert (pane.entry, pane.form) == (None, "")


def test_a_decision_is_told_with_who_when_and_why(qtbot: QtBot):
    pane = NamesPane()
    shown(qtbot, pane)
    why = "by the map"
    decision = NameDecision(NameVerdict.FORM, ("Кхуат Са",), "Іра", "2026-10-23T09:30:00+00:00", why, locked=True)
    pane.show_ledger(Ledger((an_entry(decision=decision, standard="Кхуатса", rules=("kh → кх (practical, row 7)",)),)))
    told = pane.details.toPlainText()
    for words in ("«Кхуат Са»", "locked", "Іра", "23", why, "Кхуатса — kh → кх (practical)"):
        assert words in told
    assert "locked" in pane.names.index(0, 0).data(Roles.AccessibleTextRole)


def test_segments_without_the_name_are_links(qtbot: QtBot):
    pane = NamesPane()
    shown(qtbot, pane)
    with qtbot.waitSignal(pane.name_chosen) as heard:
        pane.show_ledger(Ledger((an_entry(missing=(7, 9)),)))
    assert heard.args[0].missing == (7, 9)
    pane.show_missing("Khuất Xá", [a_segment(position=7), a_segment(position=9)])
    assert "Not found in: 7, 9" in pane.details.toPlainText()
    pane.details.setFocus()
    pane.activateWindow()
    with qtbot.waitSignal(pane.segment_opened) as opened:
        pane.details.anchorClicked.emit(QUrl("9"))
    assert opened.args == [9]


def test_a_name_is_shown_as_it_is(qtbot: QtBot):
    pane = NamesPane()
    shown(qtbot, pane)
    pane.show_ledger(Ledger((an_entry(preferred="<b>Са</b>"),)))
    assert "<b>Са</b>" in pane.details.toPlainText()


def test_names_are_found_and_filtered(qtbot: QtBot):
    pane = NamesPane()
    shown(qtbot, pane)
    pane.show_ledger(a_ledger())
    pane.search.setText("лангшон")
    assert [entry.name for entry in pane.names.items] == ["Lạng Sơn"]
    pane.search.setText("немає")
    assert pane.forms.items == []
    assert pane.entry is None
    pane.open_box.setChecked(True)
    pane.search.clear()
    assert [entry.name for entry in pane.names.items] == ["Khuất Xá"]
    pane.go_to_name("Lạng Sơn")
    assert pane.names_view.value() == a_ledger().names[1]


def test_sounds_lead_to_names(qtbot: QtBot):
    pane = SoundsPane()
    shown(qtbot, pane)
    pane.show_ledger(a_ledger())
    assert [(one.name, one.ukrainian) for one in pane.names.items] == [
        ("Lạng Sơn", "шон"),
        ("Mẫu Sơn", "сон"),
        ("Sơn Lộ", "сон"),
    ]
    pane.view.opened.emit(pane.model.items[0])
    with qtbot.waitSignal(pane.name_opened) as heard:
        pane.names_view.opened.emit(pane.names_view.value())
    assert heard.args == ["Lạng Sơn"]


# the rest


def test_history_says_what_undo_would_do(qtbot: QtBot):
    pane = HistoryPane()
    shown(qtbot, pane)
    pane.show_events([an_event()], an_event())
    assert any("Text edit" in label.text() for label in pane.findChildren(QLabel))
    pane.show_events([], None)
    assert any(label.text() == "Nothing to undo" for label in pane.findChildren(QLabel))


def test_filters_say_how_many(qtbot: QtBot):
    pane = DocumentsPane()
    shown(qtbot, pane)
    states = {State.NEW: 5, State.EDITED: 1, State.REVIEWED: 3}
    pane.show_counts(Summary(9, 100, states, {}, 0, 10))
    counts = [pane.filters.topLevelItem(place).text(1) for place in range(3)]
    assert counts == ["9", "6", ""]
    assert [pane.filters.topLevelItem(place).isFirstColumnSpanned() for place in range(3)] == [False, False, True]
    with qtbot.waitSignal(pane.filter_chosen) as heard:
        pane.choose_filter(FILTERS[1])
    assert heard.args == [FILTERS[1]]


def test_several_documents_have_a_line_for_all(qtbot: QtBot):
    pane = DocumentsPane()
    shown(qtbot, pane)
    pane.show_documents([a_document(), a_document(id=2, title="B")], 2)
    assert [document.title for document in pane.model.items] == ["All documents", "Khuất Xá", "B"]
    assert pane.view.currentIndex().row() == 2
    with qtbot.waitSignal(pane.document_chosen) as heard:
        pane.view.go_to(0)
    assert heard.args == [0]


def test_the_status_counts_and_shows_work(qtbot: QtBot):
    pane = StatusPane()
    shown(qtbot, pane)
    pane.show_summary(Summary(4, 50, {State.REVIEWED: 1, State.NEW: 3}, {Severity.MAJOR: 2}, 0, 33.4))
    assert pane.words == "1 of 4 reviewed · 50 words · 2 open findings · mean risk 33"
    pane.show_working(True)
    pane.show_progress(Progress(2, 5, Message("Checking")))
    with qtbot.waitSignal(pane.cancelled):
        pane.cancel_button.click()
    pane.show_working(False)
    assert pane.cancel_button.isHidden()


def test_an_error_stays_and_a_message_goes(qtbot: QtBot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.complain("The disk is full <b>")
    assert notice.words == "The disk is full <b>"
    notice.say("Done")
    notice._gone.timeout.emit()  # noqa: SLF001
    assert notice.words == ""


@pytest.mark.parametrize("way", ["new", "open", "address", "sample"])
def test_the_first_page_offers_ways_to_begin(qtbot: QtBot, way: str):
    pane = WelcomePane()
    shown(qtbot, pane)
    with qtbot.waitSignal(pane.chosen) as heard:
        qtbot.mouseClick(pane.buttons[way], Qt.MouseButton.LeftButton)
    assert heard.args == [way]


def test_tooltips_show_markup_as_it_is():
    assert tip("<b>a</b>\nb & c") == "<qt>&lt;b&gt;a&lt;/b&gt;<br>b &amp; c</qt>"


def test_every_label_of_the_window_is_plain_text(window: MainWindow):
    labels = [label for label in window.findChildren(QLabel) if label.text() and label.pixmap().isNull()]
    assert labels
    assert [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText] == []


def test_every_control_has_a_name_for_screen_readers(window: MainWindow):
    kinds = (QTableView, QComboBox, QLineEdit, QPlainTextEdit)
    controls = [control for kind in kinds for control in window.findChildren(kind)]
    nameless = [control for control in controls if not control.accessibleName() and not inside(control)]
    buttons = [button for button in window.findChildren(QAbstractButton) if not inside(button)]
    nameless += [one for one in buttons if not one.text() and not one.accessibleName() and not one.toolTip()]
    assert [(type(one).__name__, one.objectName()) for one in nameless] == []


def inside(control: QWidget) -> bool:
    """Whether Qt made the control itself, as a part of another."""
    return control.objectName().startswith("qt_") or isinstance(control.parentWidget(), QLineEdit | QTableView)
