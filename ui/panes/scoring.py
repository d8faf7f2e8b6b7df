"""The scores of a project: what people marked, and what was counted, each chart with its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QToolBar, QVBoxLayout, QWidget

from ui.charts.picture import Picture
from ui.charts.view import ChartBox
from ui.models.scoring import SCORE_COLUMNS, ScoreRow
from ui.models.table import TableModel
from ui.panes.compared import ComparedPane
from ui.plain import heading, label
from ui.texts import mark, tr
from ui.views import Table

CHARTS = ("risk", "findings", "progress", "categories", "names", "documents", "drift", "pairs")
LETTERS = 100  # of the letter 0: a pane that is narrower has one column of charts
NOBODY = mark("Nobody has marked errors or given scores yet: Ctrl+Shift+M begins")


class ScoringPane(QWidget):
    """Shows pictures; says where a click on one leads."""

    opened = Signal(object)  # Lead
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts = {name: ChartBox() for name in CHARTS}
        self.compared = ComparedPane()
        self.scores = Table(tr("Scores"))
        self.model: TableModel[ScoreRow] = TableModel(SCORE_COLUMNS, self)
        self.agreement = label(wrapped=True)
        self._none = label(tr(NOBODY), wrapped=True)
        self._buttons = QToolBar()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        for chart in self.charts.values():
            chart.opened.connect(self.opened)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show buttons for these actions."""
        self._buttons.addActions(list(actions))

    def show_pictures(self, pictures: Mapping[str, Picture]) -> None:
        """Draw these charts, by name."""
        for name, picture in pictures.items():
            self.charts[name].show_picture(picture)

    def show_scores(self, rows: Sequence[ScoreRow], agreement: str) -> None:
        """What people's marks and scores amount to, and how far they agree."""
        self.model.show(rows)
        self.scores.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.agreement.setText(agreement)
        self.agreement.setVisible(bool(agreement))
        high = self.scores.verticalHeader().defaultSectionSize()
        self.scores.setFixedHeight(high * (len(rows) + 2))
        self.scores.resizeColumnsToContents()

    def take_focus(self) -> None:
        """To the first of the charts."""
        self.charts[CHARTS[0]].view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < LETTERS * self.fontMetrics().horizontalAdvance("0")
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.scores.setModel(self.model)
        self.scores.horizontalHeader().setStretchLastSection(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        for part in (self.compared, self._none, self.scores, self.agreement):
            column.addWidget(part)
        self._columns.setSpacing(24)
        for names in (CHARTS[::2], CHARTS[1::2]):
            charts = QVBoxLayout()
            for name in names:
                charts.addWidget(self.charts[name])
            charts.addStretch(1)
            self._columns.addLayout(charts, 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.addWidget(heading(tr("Scores")))
        self._buttons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons.setIconSize(QSize(16, 16))
        self._buttons.setAccessibleName(tr("Scores"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(area, 1)
        whole.addWidget(self._buttons)
