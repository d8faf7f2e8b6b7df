"""Errors marked in the real sample in the real window, by keys."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from app.model import Annotation, ErrorSeverity, Mark, Side, Span
from app.workspace import Workspace
from scripts.pictures import dark
from tests.gui.test_journeys import Settled, dialog_of, press
from ui.dialogs.category import CategoryDialog
from ui.main_window import MainWindow
from ui.panes.annotation import AnnotationPane

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def key(qtbot: QtBot, window: MainWindow, settled: Settled, code: Qt.Key, modifiers: Qt.KeyboardModifier | None = None):
    press(qtbot, window, code, modifiers)
    settled(window.session)


def with_offers(window: MainWindow) -> int:
    """A segment about which a check has something to offer."""
    workspace = project_of(window)
    return next(number for number in window.segments.model.ids if workspace.annotating.offers(number))


def project_of(window: MainWindow) -> Workspace:
    workspace = window.session.workspace
    assert workspace is not None
    return workspace


def marked(window: MainWindow) -> list[Annotation]:
    return project_of(window).annotating.of(window.scoring.annotation.segment.id)


def choose(qtbot: QtBot, window: MainWindow, settled: Settled, typed: str) -> None:
    """In the palette: some letters, Enter."""
    dialog = dialog_of(window, CategoryDialog)
    assert isinstance(dialog, CategoryDialog)
    dialog.search.setText(typed)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    settled(window.session)


@pytest.fixture
def annotating(qtbot: QtBot, window: MainWindow, settled: Settled) -> MainWindow:
    """The window on the annotation of the third segment."""
    window.segments.go_to(window.segments.model.ids[2])
    key(qtbot, window, settled, Qt.Key.Key_M, CONTROL | SHIFT)
    assert window.scoring.annotation.isVisible()
    qtbot.waitUntil(window.scoring.annotation.texts[Side.TARGET].hasFocus)
    return window


def test_words_are_chosen_by_keys_and_marked_with_category_and_severity(
    qtbot: QtBot, annotating: MainWindow, settled: Settled
):
    pane = annotating.scoring.annotation
    key(qtbot, annotating, settled, Qt.Key.Key_Right, CONTROL)
    key(qtbot, annotating, settled, Qt.Key.Key_Right, CONTROL | SHIFT)
    chosen = pane.span
    words = chosen.of(pane.segment.target)
    assert words.strip()
    key(qtbot, annotating, settled, Qt.Key.Key_4)
    choose(qtbot, annotating, settled, "omis")
    (made,) = marked(annotating)
    assert (made.side, made.span, made.text) == (Side.TARGET, chosen, words)
    assert (made.category, made.severity) == ("accuracy/omission", ErrorSeverity.CRITICAL)
    item = pane.item
    assert item is not None
    assert item.annotation.id == made.id  # it is at hand

    key(qtbot, annotating, settled, Qt.Key.Key_2)  # another severity for what is at hand
    key(qtbot, annotating, settled, Qt.Key.Key_C)
    choose(qtbot, annotating, settled, "mistr")
    (changed,) = marked(annotating)
    assert (changed.id, changed.category, changed.severity) == (
        made.id,
        "accuracy/mistranslation",
        ErrorSeverity.MINOR,
    )


def test_a_note_and_a_correction(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    mark_something(annotating, settled)
    key(qtbot, annotating, settled, Qt.Key.Key_F8)
    key(qtbot, annotating, settled, Qt.Key.Key_N)
    assert annotating.scoring.annotation.note.hasFocus()
    annotating.scoring.annotation.note.setText("Не те слово")
    key(qtbot, annotating, settled, Qt.Key.Key_Return)
    assert annotating.scoring.annotation.texts[Side.TARGET].hasFocus()
    key(qtbot, annotating, settled, Qt.Key.Key_W)
    annotating.scoring.annotation.correction.setText("інше")
    key(qtbot, annotating, settled, Qt.Key.Key_Return)
    (made,) = marked(annotating)
    assert (made.note, made.correction) == ("Не те слово", "інше")


def test_a_place_where_something_is_missing(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    key(qtbot, annotating, settled, Qt.Key.Key_Tab)
    assert annotating.scoring.annotation.side is Side.SOURCE
    key(qtbot, annotating, settled, Qt.Key.Key_End)
    key(qtbot, annotating, settled, Qt.Key.Key_3)
    choose(qtbot, annotating, settled, "omission")
    (made,) = marked(annotating)
    assert (made.side, made.text, made.span.start) == (Side.SOURCE, "", made.span.end)


def test_removing_and_every_step_back(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    mark_something(annotating, settled)
    before = marked(annotating)
    key(qtbot, annotating, settled, Qt.Key.Key_F8)
    key(qtbot, annotating, settled, Qt.Key.Key_Delete)
    assert marked(annotating) == []
    key(qtbot, annotating, settled, Qt.Key.Key_Z, CONTROL)
    assert marked(annotating) == before
    assert len(annotating.scoring.annotation.model.items) >= 1
    key(qtbot, annotating, settled, Qt.Key.Key_Z, CONTROL)
    assert marked(annotating) == []
    key(qtbot, annotating, settled, Qt.Key.Key_Y, CONTROL)
    assert marked(annotating) == before


def test_what_checks_offer_is_accepted_or_rejected(qtbot: QtBot, window: MainWindow, settled: Settled):
    segment = with_offers(window)
    window.segments.go_to(segment)
    key(qtbot, window, settled, Qt.Key.Key_M, CONTROL | SHIFT)
    offered = project_of(window).annotating.offers(segment)
    waiting = [one for one in window.scoring.annotation.model.items if one.waiting]
    assert [one.offer for one in waiting] != []
    assert len(waiting) == len(offered)
    key(qtbot, window, settled, Qt.Key.Key_F8)
    key(qtbot, window, settled, Qt.Key.Key_A)
    (made,) = marked(window)
    assert (made.check, made.finding) == (offered[0].annotation.check, offered[0].annotation.finding)
    key(qtbot, window, settled, Qt.Key.Key_Z, CONTROL)
    key(qtbot, window, settled, Qt.Key.Key_F8)
    key(qtbot, window, settled, Qt.Key.Key_X)
    assert marked(window) == []
    assert len(project_of(window).annotating.rejected(segment)) == 1
    assert len(project_of(window).findings(segment)) == len(offered)  # the finding stays for whoever reviews


def test_the_score_of_the_whole_and_on_to_the_next(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    segment = annotating.scoring.annotation.segment.id
    assert annotating.scoring.annotation.esa.score is None
    key(qtbot, annotating, settled, Qt.Key.Key_G)
    assert annotating.scoring.annotation.esa.slider.hasFocus()
    key(qtbot, annotating, settled, Qt.Key.Key_Right)
    key(qtbot, annotating, settled, Qt.Key.Key_Return)
    (assessed,) = project_of(annotating).annotating.assessments(segment)
    assert assessed.esa == 51
    assert assessed.seconds > 0
    assert annotating.scoring.annotation.segment.id == annotating.segments.model.ids[3]
    assert annotating.scoring.annotation.esa.score is None  # nobody has given one here
    key(qtbot, annotating, settled, Qt.Key.Key_PageUp)
    assert annotating.scoring.annotation.segment.id == segment
    assert annotating.scoring.annotation.esa.score == 51


def test_a_sample_is_gone_through_in_its_order(window: MainWindow, settled: Settled):
    ids = window.segments.model.ids
    sample = [ids[7], ids[1], ids[4]]
    window.scoring.annotating.begin(sample)
    settled(window.session)
    seen = []
    for _ in sample:
        seen.append(window.scoring.annotation.segment.id)
        window.scoring.annotating.assess()
        settled(window.session)
    assert seen == sample
    assert {one.segment for one in project_of(window).annotating.assessments()} == set(sample)
    assert "last segment" in window.notice.words


def test_there_and_back(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    assert annotating.actions_["mark-major"].isEnabled()
    key(qtbot, annotating, settled, Qt.Key.Key_PageDown)
    key(qtbot, annotating, settled, Qt.Key.Key_Escape)
    assert not annotating.scoring.annotation.isVisible()
    assert annotating.segments.current == annotating.segments.model.ids[3]
    assert not annotating.actions_["mark-major"].isEnabled()


def test_escape_first_lets_go_of_what_is_chosen(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    key(qtbot, annotating, settled, Qt.Key.Key_Right, SHIFT)
    key(qtbot, annotating, settled, Qt.Key.Key_Escape)
    assert annotating.scoring.annotation.isVisible()
    assert annotating.scoring.annotation.span.start == annotating.scoring.annotation.span.end
    key(qtbot, annotating, settled, Qt.Key.Key_Escape)
    assert not annotating.scoring.annotation.isVisible()


def test_another_persons_mark_can_be_seen_but_not_changed(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    workspace, segment = project_of(annotating), annotating.scoring.annotation.segment
    me = workspace.person
    workspace.person = type(me)("Іра", me.role)
    workspace.annotating.mark(segment.id, Mark(Side.TARGET, Span(0, 4), "accuracy/addition", ErrorSeverity.MAJOR))
    workspace.person = me
    annotating.scoring.annotating.begin([segment.id])
    settled(annotating.session)
    key(qtbot, annotating, settled, Qt.Key.Key_F8)
    item = annotating.scoring.annotation.item
    assert item is not None
    assert "Іра" in item.head
    assert not annotating.scoring.annotation.note.isEnabled()
    key(qtbot, annotating, settled, Qt.Key.Key_Delete)
    assert len(marked(annotating)) == 1
    assert "Іра" in annotating.notice.words


def test_a_click_takes_each_of_the_marks_that_overlap(qtbot: QtBot, annotating: MainWindow, settled: Settled):
    workspace, segment = project_of(annotating), annotating.scoring.annotation.segment.id
    for span in (Span(0, 12), Span(3, 8)):
        workspace.annotating.mark(segment, Mark(Side.TARGET, span, "accuracy/addition", ErrorSeverity.MAJOR))
    annotating.scoring.annotating.begin([segment])
    settled(annotating.session)
    text = annotating.scoring.annotation.texts[Side.TARGET]
    cursor = text.textCursor()
    cursor.setPosition(5)
    where = text.cursorRect(cursor).center() + QPoint(1, 0)
    taken = []
    for _ in range(2):
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=where)
        item = annotating.scoring.annotation.item
        assert item is not None
        taken.append(item.annotation.span)
        qtbot.wait(450)  # no double click
    assert taken == [Span(3, 8), Span(0, 12)]


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_marks_that_overlap_are_drawn_apart(annotating: MainWindow, settled: Settled, ground: str):
    """Two marks on the same letters change the picture in two heights under them."""
    pane: AnnotationPane = annotating.scoring.annotation
    if ground == "dark":
        pane.setPalette(dark())
    text = pane.texts[Side.TARGET]
    workspace, segment = project_of(annotating), pane.segment.id
    workspace.annotating.mark(segment, Mark(Side.TARGET, Span(0, 12), "accuracy/addition", ErrorSeverity.MAJOR))
    workspace.annotating.mark(segment, Mark(Side.TARGET, Span(3, 8), "accuracy/omission", ErrorSeverity.CRITICAL))
    annotating.scoring.annotating.begin([segment])
    settled(annotating.session)
    picture = text.viewport().grab().toImage()
    base = text.palette().color(QPalette.ColorRole.Base)
    cursor = text.textCursor()
    cursor.setPosition(7)
    place = text.cursorRect(cursor)
    below = range(place.bottom() + 2, place.bottom() + 40)
    inked = [y for y in below if picture.pixelColor(place.center().x() - 3, y) != base]
    runs = sum(1 for one, other in pairwise(inked) if other - one > 2) + 1
    assert runs >= 2, inked


def mark_something(window: MainWindow, settled: Settled) -> None:
    segment = window.scoring.annotation.segment.id
    made = Mark(Side.TARGET, Span(0, 5), "accuracy/mistranslation", ErrorSeverity.MAJOR)
    window.session.act(lambda workspace: workspace.annotating.mark(segment, made))
    settled(window.session)


def test_what_stands_beside_is_about_the_segment_that_is_annotated(window: MainWindow, settled: Settled):
    sample = window.segments.model.ids[3:8:2]
    window.scoring.annotating.begin(sample)
    for place, segment in enumerate(sample):
        settled(window.session)
        assert window.scoring.annotation.segment.id == window.segments.current == segment, place
        window.scoring.annotating.step(+1)
