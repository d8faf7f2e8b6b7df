"""The quality profile of the project: choosing one in the toolbar, changing one in its dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget

from app.model import Quality
from app.workspace import quality_named, shipped_qualities
from ui.dialogs.quality import QualityDialog
from ui.panes.editor import EditorPane
from ui.panes.notice import Notice
from ui.session import Session
from ui.texts import tr

OWN, OTHER = "/own", "/other"  # entries that are no name of a shipped profile


class QualityFlow(QObject):
    """Keeps the box true, and judges the project by what is chosen."""

    def __init__(self, session: Session, editor: EditorPane, notice: Notice, box: QComboBox, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._editor, self._notice, self._box, self._window = session, editor, notice, box, window
        self._shipped = shipped_qualities()
        box.activated.connect(lambda _row: self._choose())
        session.opened.connect(self.show_chosen)
        session.working.connect(lambda at_work: None if at_work else self.show_chosen())

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"quality": self.ask}

    def show_chosen(self) -> None:
        """Show the profile in force."""
        workspace = self._session.workspace
        self._box.setEnabled(workspace is not None)
        self._box.clear()
        if workspace is None:
            return
        quality = workspace.settings.quality
        for name in self._shipped:
            self._box.addItem(name, name)
        if self._shipped.get(quality.name) != quality:
            changed = quality.name in self._shipped
            name = tr("{name}, changed").format(name=quality.name) if changed else quality.name
            self._box.addItem(name, OWN)
            self._box.setCurrentIndex(self._box.findData(OWN))
        else:
            self._box.setCurrentIndex(self._box.findData(quality.name))
        self._box.addItem(tr("Look and change…"), OTHER)

    def ask(self) -> None:
        """Show the profile in force with all its checks, to be changed or exchanged."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        dialog = QualityDialog(workspace.settings.quality, self._window)
        dialog.wanted.connect(self.judge_by)
        dialog.file_wanted.connect(lambda path: self._load(dialog, path))
        dialog.open()

    def judge_by(self, quality: Quality) -> None:
        """Check everything by this profile from now on."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        self._editor.flush()

        def done() -> None:
            self._session.opened.emit()
            self._notice.say(tr("The project is judged by «{name}»").format(name=quality.name))

        self._session.walk(lambda: workspace.use_quality(quality), done, writes=True)

    def _choose(self) -> None:
        chosen = self._box.currentData()
        self.show_chosen()  # it stands there once it is in force
        if chosen == OTHER:
            self.ask()
        elif chosen in self._shipped:
            self.judge_by(self._shipped[chosen])

    def _load(self, dialog: QualityDialog, path: Path) -> None:
        """In a thread: the examples of its patterns are tried, which may take a while."""
        read: list[Quality] = []

        def steps() -> Iterator[None]:
            read.append(quality_named(str(path)))
            yield None

        self._session.walk(steps, lambda: dialog.show_quality(read[0]), dialog.show_trouble, writes=False)

    def _busy(self) -> bool:
        if self._session.at_work:
            self._notice.say(tr("Wait until the work under way has ended, or cancel it"))
        return self._session.at_work
