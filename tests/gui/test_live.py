"""Two windows on one project of a real server: what one does the other sees, and nobody writes over anybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.model import Query, State
from app.workspace import Measure, Measured, SharedProject
from tests.offices import ME, OTHER, Office
from tests.secure import FOREIGN, SecureServer
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.connect import ConnectDialog
from ui.main_window import MainWindow
from ui.models.comparing import compared_rows
from ui.session import Session
from ui.start import make_window

Settled = Callable[[Session], None]
Open = Callable[[SharedProject], MainWindow]


@pytest.fixture
def window_on(settings: QSettings, settled: Settled) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def open_(project: SharedProject) -> MainWindow:
        window = make_window(None, settings)
        window.session.adopt(project)
        windows.append(window)
        window.show()
        settled(window.session)
        window.segments.go_to(window.session.order(Query())[0])
        return window

    yield open_
    for window in windows:
        window.editor.forget_unsaved()
        window.close()
        window.deleteLater()


def link_of(window: MainWindow) -> str:
    return window.status.link


def shown(window: MainWindow, kind: type[QWidget]) -> QWidget | None:
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def test_what_another_does_is_seen(qtbot: QtBot, office: Office, window_on: Open):
    window = window_on(office.join(ME, office.cable()))
    other = office.join(OTHER, office.cable())
    one, two = other.order(Query())[:2]
    qtbot.waitUntil(lambda: "online" in link_of(window))
    other.edit(one, "Їхній текст")
    other.approve([two])
    qtbot.waitUntil(lambda: window.editor.target.text() == "Їхній текст")
    qtbot.waitUntil(lambda: window.session.rows([two])[0].segment.state is State.APPROVED)
    with office.on_server() as there:
        assert there.history() == window.session.history()


def test_a_segment_that_is_open_elsewhere_says_by_whom(qtbot: QtBot, office: Office, window_on: Open):
    window = window_on(office.join(ME, office.cable()))
    qtbot.waitUntil(lambda: "online" in link_of(window))
    two = window.session.order(Query())[1]
    with office.sql() as line:
        line.execute("CREATE ROLE minh_of_claims LOGIN SUPERUSER PASSWORD 'x'")
        with office.sql("minh_of_claims", "x") as theirs:
            theirs.execute("SELECT zvirka.take_claim(%s, 60)", (two,))
            window.segments.go_to(two)
            qtbot.waitUntil(lambda: "minh_of_claims has this segment open" in window.editor.told)
            theirs.execute("SELECT zvirka.release_claim(NULL)")
            qtbot.waitUntil(lambda: "has this segment open" not in window.editor.told)
        line.execute("DROP ROLE minh_of_claims")


@pytest.mark.parametrize(("key", "left"), [(Qt.Key.Key_F2, "Їхнє"), (Qt.Key.Key_F3, "Моє"), (None, "Разом")])
def test_two_texts_of_one_segment_are_asked_about(
    qtbot: QtBot, office: Office, window_on: Open, settled: Settled, key: Qt.Key | None, left: str
):
    window = window_on(office.join(ME, office.cable()))
    other = office.join(OTHER, office.cable())
    qtbot.waitUntil(lambda: "online" in link_of(window))
    one = window.segments.current
    window.editor.target.setPlainText("Моє")
    other.edit(one, "Їхнє")
    qtbot.waitUntil(lambda: "Minh changed this text" in window.editor.told or window.editor.unsaved == {})
    window.editor.flush()
    qtbot.waitUntil(lambda: shown(window, ConflictDialog) is not None)
    dialog = shown(window, ConflictDialog)
    assert isinstance(dialog, ConflictDialog)
    if key is None:
        dialog.merged.setPlainText("Разом")
        dialog.accept_button.click()
    else:
        {Qt.Key.Key_F2: dialog.theirs_button, Qt.Key.Key_F3: dialog.mine_button}[key].click()
    settled(window.session)
    assert window.editor.target.text() == left
    assert window.editor.unsaved == {}
    with office.on_server() as there:
        assert there.rows([one])[0].segment.target == left
    said = {change.after for event in window.session.history(one) for change in event.changes}
    assert {"Їхнє", "Моє"} <= said


def test_the_cable_is_pulled_and_plugged_in_again(qtbot: QtBot, office: Office, window_on: Open, settled: Settled):
    cable = office.cable()
    window = window_on(office.join(ME, cable))
    qtbot.waitUntil(lambda: "online" in link_of(window))
    cable.pull()
    one = window.segments.current
    window.editor.target.setPlainText("Без мережі")
    window.actions_["confirm"].trigger()
    settled(window.session)
    qtbot.waitUntil(lambda: "offline" in link_of(window) and "2 actions wait" in link_of(window))
    assert window.session.rows([one])[0].segment.state is State.REVIEWED
    cable.plug()
    qtbot.waitUntil(lambda: "online" in link_of(window) and "wait" not in link_of(window))
    with office.on_server() as there:
        segment = there.rows([one])[0].segment
        assert (segment.target, segment.state) == ("Без мережі", State.REVIEWED)


def test_a_project_is_opened_by_its_address(qtbot: QtBot, office: Office, settings: QSettings):
    window = make_window(None, settings)
    window.show()
    address = office.server.address_of(office.database)
    window.actions_["connect"].trigger()
    dialog = shown(window, ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    dialog.address.setCurrentText(address)
    dialog.password.setText("falsch")
    dialog.accept()
    qtbot.waitUntil(lambda: shown(window, ConnectDialog) is not None)
    again = shown(window, ConnectDialog)
    assert isinstance(again, ConnectDialog)
    assert "password is wrong" in again.notice.words
    assert "falsch" not in again.notice.words
    again.password.setText(office.server.password)
    again.accept()
    qtbot.waitUntil(lambda: window.session.workspace is not None)
    assert window.live.addresses == [address]
    assert len(window.session.order(Query())) == 5
    window.close()
    window.deleteLater()


def test_a_server_that_is_not_trusted_is_told_in_one_line(qtbot: QtBot, secure: SecureServer, settings: QSettings):
    window = make_window(None, settings)
    window.show()
    address = secure.address(sslrootcert=secure.papers.certificate(FOREIGN))
    window.actions_["connect"].trigger()
    dialog = shown(window, ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    dialog.address.setCurrentText(address)
    dialog.password.setText(secure.server.password)
    dialog.accept()
    qtbot.waitUntil(lambda: shown(window, ConnectDialog) is not None)
    again = shown(window, ConnectDialog)
    assert isinstance(again, ConnectDialog)
    assert again.address.currentText() == address
    assert "certificate is not trusted" in again.notice.words
    assert "\n" not in again.notice.words
    assert secure.server.password not in again.notice.words
    again.reject()
    window.close()
    window.deleteLater()


def test_the_text_is_compared_with_what_a_colleague_approved(
    qtbot: QtBot, office: Office, window_on: Open, settled: Settled
):
    window = window_on(office.join(ME, office.cable()))
    other = office.join(OTHER, office.cable())
    qtbot.waitUntil(lambda: "online" in link_of(window), timeout=20_000)
    one, two = other.order(Query())[:2]
    other.edit(one, "Відкриття в комуні Кхуатса.")
    other.approve([one, two])
    qtbot.waitUntil(lambda: window.session.rows([two])[0].segment.state is State.APPROVED, timeout=20_000)
    window.scoring.comparing.compare(Measure(post_edit=True))
    settled(window.session)
    shown = window.scoring.pane.compared
    assert "2 segments compared · left out: 3 (not approved)" in shown.note.text()
    assert [row.segment for row in shown.worst.items] == [one]
    with office.on_server() as there:
        *_, measured = there.measuring.counting(Measure(post_edit=True))
        assert isinstance(measured, Measured)
        assert compared_rows(measured.scores()) == shown.model.items
    other.edit(other.order(Query())[2], "Інше.")
    qtbot.waitUntil(shown.old.isVisible, timeout=20_000)
