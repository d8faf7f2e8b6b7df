"""Shows what an annotation file would bring and what of it does not fit, before anything comes in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.workspace import Incoming, Untaken
from ui.dialogs.frame import Frame
from ui.models.table import Column, TableModel
from ui.plain import label
from ui.texts import mark, said, tr, trn
from ui.views import Table

COLUMNS: tuple[Column[Untaken], ...] = (
    Column(mark("Where in the file"), lambda one: one.where),
    Column(mark("Annotator"), lambda one: one.rater),
    Column(mark("Why"), lambda one: said(one.why)),
)


class TakeAnnotationsDialog(Frame):
    """Wants to know whether it is taken over."""

    taken = Signal()

    def __init__(self, found: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(tr("Take annotations over"), found.path.name, tr("Take it over"), parent)
        self.told = label(_summary(found), wrapped=True)
        self.body.addWidget(self.told)
        self.model: TableModel[Untaken] = TableModel(COLUMNS, self)
        self.view = Table(tr("What does not come in as it stands there"))
        self.view.setModel(self.model)
        self.model.show(found.untaken)
        self.view.wide(2)
        self.view.setVisible(bool(found.untaken))
        self.body.addWidget(self.view, 1)
        self.accept_button.setEnabled(bool(found.changes))
        self.resize(680, 420 if found.untaken else 160)

    def accept(self) -> None:
        self.taken.emit()
        super().accept()


def _summary(found: Incoming) -> str:
    lines = [
        tr("New marks: {marks}, in segments judged: {segments}, of: {raters}").format(
            marks=found.marks, segments=found.judgements, raters=", ".join(found.raters) or "–"
        )
    ]
    if found.already:
        lines.append(tr("There already: {n}").format(n=found.already))
    for reason, count in found.left_out.items():
        lines.append(tr("Left out by the file's own marks ({reason}): {n}").format(reason=reason, n=count))
    if found.untaken:
        count = len(found.untaken)
        lines.append(
            trn(
                "{n} thing does not come in as it stands there:",
                "{n} things do not come in as they stand there:",
                count,
            )
        )
    return "\n".join(lines)
