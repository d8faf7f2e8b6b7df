"""The memories: what they say of the segment at hand, put in by key; words looked for; TMX in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDockWidget, QFileDialog, QWidget

from app.model import Hit, Match, Outcome, Segment, Side, State
from ui.flows.review import ReviewFlow
from ui.models.memory import KEYED
from ui.panes.editor import EditorPane
from ui.panes.memory import MemoryPane
from ui.panes.notice import Notice
from ui.session import Session
from ui.texts import mark, tr

FILES = mark("Translation memories (*.tmx)")
PAUSE = 120  # ms at a segment before the memories are asked: who leafs through is not to wait for each


class MemoryFlow(QObject):
    """The pane of matches and the concordance."""

    def __init__(
        self, session: Session, review: ReviewFlow, panes: tuple[MemoryPane, EditorPane, Notice], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._pane, self._editor, self._notice = panes
        pane = self._pane
        self._seen, self._stale = False, True
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._ask)
        pane.match_wanted.connect(self._put_in)
        pane.words_wanted.connect(self._look_for)
        session.opened.connect(self.refresh)
        review.arrived.connect(lambda _segment: self.refresh())
        session.acted.connect(self._follow)
        dock = pane.parentWidget()
        if isinstance(dock, QDockWidget):  # a pane behind another tab calls itself visible
            dock.visibilityChanged.connect(self._see)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {
            **{f"match-{number}": partial(self.put_in, number) for number in range(1, KEYED + 1)},
            "copy-source": self.copy_source,
            "concordance": self.concordance,
            "take-memory": self.ask_take,
            "write-memory": self.ask_write,
        }

    def refresh(self) -> None:
        """Another segment is at hand, or the memories hold something else."""
        self._stale = True
        if self._seen:
            self._soon.start()

    def put_in(self, number: int) -> None:
        """Write the translation of the match of this number."""
        if self._stale or not 0 < number <= len(self._pane.matches.items):
            self._notice.say(tr("There is no match with this number; open the memory pane to see the matches"))
            return
        self._put_in(self._pane.matches.items[number - 1])

    def copy_source(self) -> None:
        """Write the source where the translation stands."""
        row = self._editor.row
        if row is not None:
            self._write(row.segment.source)

    def concordance(self) -> None:
        """Look for the words chosen in either text."""
        fields = {Side.TARGET: self._editor.target, Side.SOURCE: self._editor.source}
        chosen = {side: field.textCursor().selectedText().strip() for side, field in fields.items()}
        side = next((side for side, words in chosen.items() if words), None)
        dock = self._pane.parentWidget()
        if isinstance(dock, QDockWidget):
            dock.show()
            dock.raise_()
        self._pane.look_for(chosen[side] if side else "", side)

    def ask_take(self) -> None:
        """Ask for a TMX file and bring it in."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Bring in a memory"), "", tr(FILES))
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Bring a TMX file into the memory of the person."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return

        def done() -> None:
            self.refresh()
            self._pane.ask_again()
            self._notice.say(tr("{name} is in the memory now").format(name=path.name))

        self._session.walk(lambda: workspace.memory.take(path), done, writes=False)

    def ask_write(self) -> None:
        """Ask for a file and write the memory of the project to it."""
        workspace = self._session.workspace
        if workspace is None:
            return
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Write the memory"), str(workspace.beside(".tmx")), tr(FILES)
        )
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the approved segments of the project to a TMX file."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        said = tr("Written: {path}").format(path=path)

        def walk(_none: None) -> None:
            self._session.walk(lambda: workspace.memory.write(path), lambda: self._notice.say(said), writes=False)

        self._editor.flush()
        self._session.ask(lambda _workspace: None, walk)  # once every approval under way is on disk

    def _busy(self) -> bool:
        if self._session.at_work:
            self._notice.say(tr("Wait until the work under way has ended, or cancel it"))
        return self._session.at_work

    def _put_in(self, match: Match) -> None:
        self._write(match.target)

    def _write(self, text: str) -> None:
        row = self._editor.row
        if row is None:
            return
        if row.segment.state is State.APPROVED:
            self._notice.say(tr("approved and locked: reopen it first"))
            return
        self._editor.write(text)

    def _look_for(self, words: str, side: Side | None, phrase: bool, toneless: bool) -> None:
        def show(hits: list[Hit]) -> None:
            if self._pane.search.text().strip() == words:
                self._pane.show_hits(hits)

        self._session.recall(
            lambda open_: open_.memory.concordance(words, side, phrase=phrase, toneless=toneless), show
        )

    def _ask(self) -> None:
        row = self._editor.row
        if row is None or self._session.workspace is None:
            self._pane.show_matches("", [])
            return
        segment = row.segment
        self._session.recall(lambda open_: open_.memory.matches(segment), partial(self._show, segment))

    def _show(self, segment: Segment, matches: list[Match]) -> None:
        row = self._editor.row
        if row is not None and row.segment.id == segment.id:
            self._stale = False
            self._pane.show_matches(segment.source, matches)

    def _follow(self, _outcome: Outcome) -> None:
        self.refresh()

    def _see(self, seen: bool) -> None:
        self._seen = seen
        if seen and self._stale:
            self._soon.start()
