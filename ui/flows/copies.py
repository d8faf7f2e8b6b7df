"""What can be read of a damaged project, as a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.model import Recovered
from app.workspace import recover
from ui.dialogs.bring_in import PROJECT_FILES
from ui.session import Session
from ui.texts import mark, tr

KEPT = mark("Kept: {documents} documents, {segments} segments, {events} events, {decisions} decisions.")
LOST = mark("Known to be lost: {documents} documents, {segments} segments, {events} events.")


class Recovery(QObject):
    """Offers to read a damaged project, does it, and says what was lost."""

    def __init__(self, session: Session, window: QWidget, open_: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._open = session, window, open_

    def offer(self, damaged: Path) -> None:
        """Ask whether what can be read goes into a new project."""
        box = self._box(QMessageBox.Icon.Question, tr("A damaged project"))
        box.setText(tr("«{name}» is damaged and cannot be opened.").format(name=damaged.name))
        box.setInformativeText(
            tr("Read what can still be read of it into a new project? The file itself stays as it is.")
        )
        yes = box.addButton(tr("Recover…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(lambda: self.ask(damaged))
        box.open()

    def ask(self, damaged: Path) -> None:
        """Ask where the new project goes."""
        proposed = damaged.with_name(f"{damaged.stem}.recovered.zvirka")
        keep = QFileDialog.Option.DontConfirmOverwrite  # what is there is never written over
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Recover"), str(proposed), tr(PROJECT_FILES), options=keep
        )
        if name:
            self.recover(damaged, Path(name))

    def recover(self, damaged: Path, new: Path) -> None:
        """Do it, open the new project and say what is in it."""
        told: list[Recovered] = []

        def steps() -> Iterator[Any]:
            with closing(recover(damaged, new)) as walk:
                for step in walk:
                    if isinstance(step, Recovered):
                        told.append(step)
                    yield step

        def done() -> None:
            self._open(new)
            self._tell(told[0])

        self._session.walk(steps, done, writes=True)

    def _tell(self, told: Recovered) -> None:
        box = self._box(QMessageBox.Icon.Information, tr("Recovered"))
        box.setText(tr(KEPT).format(**told.kept))
        pages = tr("{damaged} of {pages} pages of the file could not be read.")
        box.setInformativeText(f"{tr(LOST).format(**told.lost)} {pages.format(damaged=told.damaged, pages=told.pages)}")
        box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def _box(self, icon: QMessageBox.Icon, title: str) -> QMessageBox:
        box = QMessageBox(icon, title, "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box
