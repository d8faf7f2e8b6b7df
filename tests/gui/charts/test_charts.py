"""Charts: where bars stand, what keys and clicks do, what a screen reader hears, and the same numbers as a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.model import Severity
from scripts.pictures import dark
from ui.charts.drawing import BY_SEVERITY, DASHES, PATTERNS, height, ink, shapes
from ui.charts.picture import Bar, Form, Picture, first, number, told
from ui.charts.view import ChartBox, ChartView

SEVERITIES = tuple((severity.label, severity) for severity in sorted(Severity, reverse=True))
BARS = Picture(
    "Findings by kind",
    Form.BARS,
    (
        Bar("Names", (2, 14, 0, 0), item="names"),
        Bar("Numbers", (0, 5, 2, 0), item="numbers"),
        Bar("Spaces", (0, 0, 0, 0)),
    ),
    SEVERITIES,
)
COLUMNS = Picture("Risk", Form.COLUMNS, tuple(Bar(f"{n}0–{n}9", (float(n % 4),), item=n) for n in range(10)))
LINES = Picture(
    "Progress",
    Form.LINES,
    (Bar("1 Nov", (2, 0)), Bar("2 Nov", (8, 1)), Bar("3 Nov", (27, 27))),
    (("reviewed", None), ("approved", None)),
)
EMPTY = Picture("Nothing yet", note="Nobody has marked anything")
SIZE = QSizeF(500, 200)


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView()
    qtbot.addWidget(made)
    made.show_picture(BARS)
    made.resize(500, 200)
    made.show()
    return made


@pytest.fixture
def metrics(view: ChartView) -> QFontMetricsF:
    return QFontMetricsF(view.font())


@pytest.mark.parametrize(("value", "said"), [(0, "0"), (3.0, "3"), (0.5, "0.50"), (81.249, "81.25"), (1e6, "1000000")])
def test_numbers(value: float, said: str):
    assert number(value) == said


def test_a_bar_in_words():
    assert told(BARS, BARS.bars[0]) == "Names: critical 2, major 14"
    assert told(BARS, BARS.bars[2]) == "Spaces: 0"
    assert told(COLUMNS, COLUMNS.bars[3]) == "30–39: 3"
    assert told(EMPTY, Bar("a", (1,), "1 · few")) == "a: 1 · few"


def test_the_longest_come_first():
    bars, rest = first(tuple(reversed(BARS.bars)), 2)
    assert [bar.name for bar in bars] == ["Names", "Numbers"]
    assert [bar.name for bar in rest] == ["Spaces"]


def test_the_table_has_what_the_chart_has_no_room_for(qtbot: QtBot):
    box = ChartBox()
    qtbot.addWidget(box)
    box.show_picture(Picture("Names", bars=BARS.bars[:1], series=SEVERITIES, rest=BARS.bars[1:]))
    assert box.table.model().rowCount() == 3


@pytest.mark.parametrize("picture", [BARS, COLUMNS, LINES, EMPTY])
def test_everything_stands_inside(picture: Picture, metrics: QFontMetricsF):
    size = QSizeF(500, height(picture, metrics))
    for one in shapes(picture, size, metrics):
        assert 0 <= one.box.left() <= one.box.right() <= size.width()
        assert 0 <= one.box.top() <= one.box.bottom() <= size.height()


def test_lengths_are_as_the_values(metrics: QFontMetricsF):
    boxes = [one.box.width() for one in shapes(BARS, SIZE, metrics)]
    assert boxes[1] == pytest.approx(boxes[0] * 7)
    assert boxes[5] == pytest.approx(boxes[0] * 2.5)
    stacked = [one.box for one in shapes(BARS, SIZE, metrics)[:2]]
    assert stacked[0].right() == pytest.approx(stacked[1].left())


def test_points_of_a_line_are_not_stacked(metrics: QFontMetricsF):
    last = [one.box.top() for one in shapes(LINES, SIZE, metrics) if one.bar == 2]
    assert last[0] == last[1]


def test_nothing_hangs_on_colour_alone():
    assert len(set(BY_SEVERITY.values())) == len(Severity)
    assert len(set(PATTERNS)) == len(PATTERNS)
    assert len(set(DASHES)) == len(DASHES)


@pytest.mark.parametrize("ground", ["light", "dark", "high contrast"])
def test_inks_stand_out(qapp, ground: str):
    palette = QPalette(qapp.palette()) if ground == "light" else dark()
    if ground == "high contrast":
        palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
        palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
        palette.setColor(QPalette.ColorRole.Text, QColor("#ffff00"))
    for index, series in enumerate([*SEVERITIES, ("", None), ("", None)]):
        drawn = ink(series, index % 2, palette)
        assert contrast(drawn, palette.color(QPalette.ColorRole.Window)) >= 3, (ground, series)


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2.1 has it; 3 : 1 is what it asks of graphics."""
    lights = sorted(luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_keys_walk_and_open(qtbot: QtBot, view: ChartView):
    opened: list[object] = []
    view.opened.connect(opened.append)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.at_hand == 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["numbers"]
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.at_hand == 2
    qtbot.keyClick(view, Qt.Key.Key_Space)  # leads nowhere
    assert opened == ["numbers"]


def test_a_click_opens_what_is_under_it(qtbot: QtBot, view: ChartView, metrics: QFontMetricsF):
    opened: list[object] = []
    view.opened.connect(opened.append)
    place = next(one.place for one in shapes(BARS, QSizeF(view.size()), metrics) if one.bar == 1)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert opened == ["numbers"]
    assert view.bar_at(QPointF(-5, -5)) == -1


def test_a_screen_reader_hears_all_of_it_and_then_the_bar_at_hand(qtbot: QtBot):
    view = ChartView()  # not shown: the keyboard has not come to it
    qtbot.addWidget(view)
    view.show_picture(BARS)
    assert view.accessibleName() == "Findings by kind"
    assert "Names: critical 2, major 14; Numbers: major 5, minor 2" in view.accessibleDescription()
    view.go(1)
    assert view.accessibleDescription() == "Numbers: major 5, minor 2"


@pytest.mark.parametrize("picture", [BARS, COLUMNS, LINES, EMPTY])
def test_it_is_drawn_and_the_table_says_the_same(qtbot: QtBot, qtmodeltester: ModelTester, picture: Picture):
    box = ChartBox()
    qtbot.addWidget(box)
    box.show_picture(picture)
    box.show()
    assert not box.grab().isNull()
    box.button.click()
    assert box.table.isVisible()
    model = box.table.model()
    qtmodeltester.check(model)
    assert model.rowCount() == len(picture.bars)
    for row, bar in enumerate(picture.bars):
        values = [model.index(row, column).data() for column in range(1, model.columnCount())]
        wanted = [number(value) for value in bar.values] if len(picture.series) > 1 else [bar.words]
        assert (model.index(row, 0).data(), values) == (bar.name, wanted)


def test_a_row_of_the_table_leads_where_its_bar_does(qtbot: QtBot):
    box = ChartBox()
    qtbot.addWidget(box)
    box.show_picture(COLUMNS)
    box.show_table(True)
    with qtbot.waitSignal(box.opened) as told_:
        box.table.go_to(4)
        qtbot.keyClick(box.table, Qt.Key.Key_Return)
    assert told_.args == [4]
