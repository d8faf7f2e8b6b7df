"""Signing documents off, restoring versions, and handing the history out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.model import Message, Role, Version
from ui.dialogs.sign_off import SignOffDialog
from ui.panes.editor import EditorPane
from ui.panes.history import HistoryPane
from ui.panes.notice import Notice
from ui.session import Session
from ui.texts import mark, tr

HISTORIES = mark("Histories (*.csv *.jsonl)")


class SigningFlow(QObject):
    """What is done with the history of a project as a whole, and the word that a document is done."""

    def __init__(self, session: Session, panes: tuple[EditorPane, HistoryPane, Notice], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._editor, self._history, self._notice = panes
        self._history.restored.connect(self._restore)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"sign-off": self.ask, "write-history": self.ask_history}

    def ask(self) -> None:
        """Ask which document is done, or is not after all."""
        documents = self._session.documents()
        if not documents:
            self._notice.say(tr("There is no document yet"))
            return
        self._editor.flush()
        row = self._editor.row
        lead = self._session.person.role is Role.LEAD
        dialog = SignOffDialog(documents, row.segment.document if row else 0, self._window, lead=lead)
        dialog.asked.connect(lambda document: self._find_blockers(dialog, document))
        dialog.signed.connect(lambda one, note: self._session.act(lambda open_: open_.signing.sign_off(one, note)))
        dialog.withdrawn.connect(lambda one, why: self._session.act(lambda open_: open_.signing.withdraw(one, why)))
        dialog.ask()
        dialog.open()

    def ask_history(self) -> None:
        """Ask where the history goes, and write it."""
        workspace = self._session.workspace
        if workspace is None or self._session.at_work:
            return
        proposed = str(workspace.beside(".history.csv"))
        name, _ = QFileDialog.getSaveFileName(self._window, tr("Write the history"), proposed, tr(HISTORIES))
        if name:
            self.write_history(Path(name))

    def write_history(self, path: Path) -> None:
        """Write who did what when into this file."""
        workspace = self._session.workspace
        if workspace is not None:
            said = tr("History written: {file}").format(file=path.name)
            self._session.walk(lambda: workspace.export_history(path), lambda: self._notice.say(said), writes=False)

    def _find_blockers(self, dialog: SignOffDialog, document: int) -> None:
        gone: list[bool] = []
        dialog.destroyed.connect(lambda: gone.append(True))

        def show(reasons: list[Message]) -> None:
            if not gone:
                dialog.show_blockers(document, reasons)

        self._session.ask(lambda open_: open_.blockers(document=document), show)

    def _restore(self, version: Version) -> None:
        row = self._editor.row
        if row is not None:
            segment = row.segment.id
            self._editor.flush()
            self._session.act(lambda open_: open_.restore(segment, version))
