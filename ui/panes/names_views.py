"""The three tables of the names pane: what draws their cells, and how wide their columns are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from app.model import NameEntry, NameKind
from ui import icons
from ui.bars import Bar, BarsDelegate
from ui.delegates import CellDelegate, IconDelegate, TextDelegate, inner, no_symbol, symbol_box
from ui.looks import muted_ink
from ui.models.names import VERDICTS, FormsModel, NamesModel, PlacesModel, forms_of, is_locked, under
from ui.models.table import ITEM, Index
from ui.places import source_marks, source_text, target_marks, target_text
from ui.symbols import verdict_symbol
from ui.texts import tr
from ui.views import PADDING, Table
from ui.words import kind_word, verdict_word

PERSON, PLACE = NameKind.PERSON, NameKind.PLACE
FORMS = 4  # of a name that are seen at once


class NameDelegate(CellDelegate):
    """The sign of the verdict and the name, under it verdict and kind in words; a lock where it is locked."""

    lines = 2

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, box = index.data(ITEM), inner(option.rect)
        sign = symbol_box(option, box)
        name, ink = verdict_symbol(entry, option.palette)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        icons.paint(painter, name, sign, ink)
        if is_locked(entry):
            lock = QRectF(box.right() - sign.width(), sign.top(), sign.width(), sign.height())
            icons.paint(painter, "lock", lock, option.palette.color(QPalette.ColorRole.Text))
            box.setRight(int(lock.left()) - PADDING)
        box.setLeft(box.left() + option.fontMetrics.height() + PADDING)
        painter.setFont(option.font)
        write_line(painter, option, box, entry.name)
        painter.setPen(muted_ink(option.palette))
        write_line(painter, option, inner(option.rect).translated(0, option.fontMetrics.lineSpacing()), under(entry))


def write_line(painter: QPainter, option: QStyleOptionViewItem, box: QRect, words: str) -> None:
    """A line at the top of a box, cut where it has no room."""
    metrics = option.fontMetrics
    line = QRect(box.left(), box.top(), box.width(), metrics.lineSpacing())
    painter.drawText(
        line, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    )


def set_names(view: Table, model: NamesModel) -> None:
    """Name and forms are seen, the rest is a scroll away."""
    view.setModel(model)
    view.setItemDelegate(IconDelegate(no_symbol, view))
    view.setItemDelegateForColumn(0, NameDelegate(view))
    view.setItemDelegateForColumn(1, BarsDelegate(_bars, _most, view))
    for column, width in ((0, _room_for_words(view)), (2, 130), (3, 130)):
        view.setColumnWidth(column, width)
    view.fill(1, beside=0)


def _room_for_words(view: Table) -> int:
    """A width in which verdict and kind can be read; names that are longer are cut."""
    words = [f"{verdict_word(verdict)} · {kind_word(kind)}" for verdict in VERDICTS for kind in (PERSON, PLACE)]
    return min(max(view.fontMetrics().horizontalAdvance(one) for one in words) + 4 * PADDING, 210)


def set_forms(view: Table, model: FormsModel) -> None:
    view.setModel(model)
    view.setItemDelegate(IconDelegate(no_symbol, view))
    view.setItemDelegateForColumn(1, BarsDelegate(lambda form: [("", form.count, form.preferred)], _most_of_all, view))
    view.setColumnWidth(0, 130)
    view.setColumnWidth(1, 100)
    view.wide(2)


def fit_forms(view: Table) -> None:
    """As high as the forms there are, so that their places have the rest."""
    rows = min(max(view.model().rowCount(), 1), FORMS)
    view.setFixedHeight(view.horizontalHeader().sizeHint().height() + rows * view.verticalHeader().defaultSectionSize())


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
