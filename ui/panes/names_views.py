"""The three tables of the names pane: what draws their cells, and how wide their columns are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from app.model import NameEntry
from ui import icons
from ui.bars import Bar, BarsDelegate
from ui.delegates import CellDelegate, IconDelegate, TextDelegate, inner, no_symbol, symbol_box
from ui.looks import muted_ink
from ui.models.names import FormsModel, NamesModel, PlacesModel, forms_of, is_locked, under
from ui.models.table import ITEM, Index
from ui.places import source_marks, source_text, target_marks, target_text
from ui.symbols import verdict_symbol
from ui.texts import tr
from ui.views import PADDING, Table


class NameDelegate(CellDelegate):
    """The sign of the verdict and the name, under it verdict and kind in words; a lock where it is locked."""

    lines = 2

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, box = index.data(ITEM), inner(option.rect)
        sign = symbol_box(option, box)
        name, ink = verdict_symbol(entry, option.palette)
        icons.paint(painter, name, sign, ink)
        if is_locked(entry):
            lock = QRectF(box.right() - sign.width(), sign.top(), sign.width(), sign.height())
            icons.paint(painter, "lock", lock, option.palette.color(QPalette.ColorRole.Text))
            box.setRight(int(lock.left()) - PADDING)
        box.setLeft(box.left() + option.fontMetrics.height() + PADDING)
        self._write(painter, option, box, entry)

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, entry: NameEntry) -> None:
        metrics, middle = option.fontMetrics, Qt.AlignmentFlag.AlignVCenter
        line = QRect(box.left(), box.top(), box.width(), metrics.lineSpacing())
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(line, middle, metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, line.width()))
        painter.setPen(muted_ink(option.palette))
        below = metrics.elidedText(under(entry), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line.translated(0, metrics.lineSpacing()), middle, below)


def set_names(view: Table, model: NamesModel) -> None:
    """Name and forms are seen, the rest is a scroll away."""
    view.setModel(model)
    view.setItemDelegate(IconDelegate(no_symbol, view))
    view.setItemDelegateForColumn(0, NameDelegate(view))
    view.setItemDelegateForColumn(1, BarsDelegate(_bars, _most, view))
    for column, width in ((0, 176), (2, 130), (3, 130)):
        view.setColumnWidth(column, width)
    view.fill(1, beside=0)


def set_forms(view: Table, model: FormsModel) -> None:
    view.setModel(model)
    view.setItemDelegate(IconDelegate(no_symbol, view))
    view.setItemDelegateForColumn(1, BarsDelegate(lambda form: [("", form.count, form.preferred)], _most_of_all, view))
    view.setColumnWidth(0, 130)
    view.setColumnWidth(1, 100)
    view.wide(2)


def set_places(view: Table, model: PlacesModel) -> None:
    view.setModel(model)
    view.setItemDelegate(IconDelegate(no_symbol, view))
    view.setItemDelegateForColumn(1, TextDelegate(source_text, lambda at: source_marks(at.data(ITEM)), view))
    view.setItemDelegateForColumn(2, TextDelegate(target_text, lambda at: target_marks(at.data(ITEM)), view))
    view.setColumnWidth(0, 36)
    view.wide(1)
    view.wide(2)


def _bars(entry: NameEntry) -> list[Bar]:
    return [(form.base or tr("not found"), form.count, form.preferred) for form in forms_of(entry)]


def _most(entry: NameEntry) -> int:
    return max((form.most for form in forms_of(entry)), default=1)


def _most_of_all(form: object) -> int:
    return int(getattr(form, "most", 1))
