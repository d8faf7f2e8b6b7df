"""The terms of the sample in the real window: seen, gone to, decided on, taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.model import TermEntry
from ui.main_window import MainWindow
from ui.models.table import Roles
from ui.session import Session

Settled = Callable[[Session], None]
CONCEPT, OTHER = "tinh-uy", "обласний комітет партії"


@pytest.fixture
def at_term(window: MainWindow, settled: Settled) -> MainWindow:
    """The window with the one inconsistent term at hand."""
    window.docks["terms"].raise_()
    window.terms.open_box.setChecked(True)
    settled(window.session)
    return window


def entry_of(window: MainWindow) -> TermEntry:
    return next(one for one in window.session.names().terms if one.concept == CONCEPT)


def told(window: MainWindow) -> list[str]:
    return [one.found for one in window.session.findings() if one.check == "term-inconsistent"]


def test_the_ledger_shows_what_has_to_be_decided(at_term: MainWindow) -> None:
    pane = at_term.terms
    assert [entry.concept for entry in pane.terms.items] == [CONCEPT]
    said = pane.terms.index(0, 0).data(Roles.DisplayRole)
    assert said.splitlines()[0] == "Tỉnh ủy"
    assert [(form.base, form.count) for form in pane.forms.items] == [("провінційний комітет партії", 1), (OTHER, 1)]
    assert [place.mention.written for place in pane.places.items] == ["провінційного комітету партії"]


def test_a_place_is_gone_to(at_term: MainWindow, settled: Settled) -> None:
    pane = at_term.terms
    pane.forms_view.go_to(1)
    settled(at_term.session)
    pane.places_view.go_to(0)
    pane.places_view.opened.emit(pane.places_view.value())
    settled(at_term.session)
    assert at_term.editor.target.textCursor().selectedText() == "обласного комітету партії"


def test_a_term_is_decided_on_and_the_decision_taken_back(at_term: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    pane = at_term.terms
    pane.forms_view.go_to(1)
    qtbot.mouseClick(pane.use, Qt.MouseButton.LeftButton)
    settled(at_term.session)
    assert entry_of(at_term).preferred == OTHER
    assert told(at_term) == ["провінційного комітету партії"]
    assert pane.take_back.isEnabled()
    qtbot.mouseClick(pane.take_back, Qt.MouseButton.LeftButton)
    settled(at_term.session)
    assert told(at_term) == ["обласного комітету партії"]
    assert not pane.take_back.isEnabled()


def test_both_terms_may_be_allowed(at_term: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    qtbot.mouseClick(at_term.terms.allow, Qt.MouseButton.LeftButton)
    settled(at_term.session)
    assert told(at_term) == []
    assert at_term.terms.terms.items == []  # only inconsistent ones are shown
    assert not at_term.terms.use.isEnabled()


def test_terms_are_searched(at_term: MainWindow) -> None:
    pane = at_term.terms
    pane.open_box.setChecked(False)
    pane.search.setText("цифрова")
    assert [entry.term for entry in pane.terms.items] == ["chuyển đổi số"]
    pane.search.setText("такого немає")
    assert pane.terms.items == []
    assert pane.forms.items == []
