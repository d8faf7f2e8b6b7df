"""Projects: beginning one, opening one, bringing texts in, and handing results out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.model import Document, Person, Progress
from app.workspace import DamagedError, SwappedTextsError, Workspace, fetch_article, sample_texts
from ui.dialogs.bring_in import ADDRESS, FILE, PROJECT_FILES, TEXTS, BringInDialog, Wish
from ui.flows.copies import Recovery
from ui.panes.editor import EditorPane
from ui.panes.notice import Notice
from ui.paper import write
from ui.session import Session
from ui.texts import language, mark, tr

SUFFIX = ".zvirka"
REPORTS = (
    mark("Web page (*.html)"),
    mark("Pages to print (*.pdf)"),
    mark("Workbook (*.xlsx)"),
    mark("Findings as lines (*.csv *.tsv)"),
    mark("Data for programs (*.json)"),
)
SUFFIX_OF_KIND = re.compile(r"\*(\.\w+)")  # in a kind of file, as a dialog lists them
EXPORTS = mark("Reviewed texts (*.po *.xlf *.xliff *.csv *.tsv *.txt)")


class ProjectsFlow(QObject):
    """Everything that has to do with files."""

    def __init__(self, session: Session, editor: EditorPane, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._editor, self._notice, self._window = session, editor, notice, window
        self.recovery = Recovery(session, window, self.open)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action, or for which way to begin of the welcome page."""
        return {
            "new": lambda: self.ask(Wish(TEXTS), new=True),
            "address": lambda: self.ask(Wish(ADDRESS), new=True),
            "open": self.ask_open,
            "sample": self.open_sample,
            "import": lambda: self.ask(Wish(TEXTS), new=False),
            "check": self.check,
            "report": self.ask_report,
            "export": self.ask_export,
            "back-up": self.ask_back_up,
        }

    def ask(self, wish: Wish, trouble: str = "", *, new: bool) -> None:
        """Ask what to bring in, beginning with this."""
        if self._busy():
            return
        dialog = BringInDialog(wish, self._window, new=new)
        dialog.wished.connect(lambda asked: self.bring_in(asked, new=new))
        dialog.source_wanted.connect(lambda address: self._look_up(dialog, address))
        if trouble:
            dialog.notice.complain(trouble)
        dialog.open()

    def bring_in(self, wish: Wish, *, new: bool) -> None:
        """Do it; on trouble ask again, with everything that was typed."""

        def trouble(error: Exception) -> None:
            if isinstance(error, SwappedTextsError):
                self._offer_swap(wish, new=new)
            else:
                self.ask(wish, str(error), new=new)

        self._editor.flush()
        workspace = self._session.workspace
        if new:
            self._begin(_project_path(wish.project), wish, trouble)
        elif workspace is not None:
            found: list[Document | None] = []
            self._session.walk(
                lambda: _look_for_earlier(workspace, wish, found),
                lambda: self._offer_keeping(workspace, wish, found[0], trouble),
                trouble,
                writes=False,
            )

    def ask_open(self) -> None:
        """Ask for a project file and open it."""
        if self._busy():
            return
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open a project"), "", tr(PROJECT_FILES))
        if path:
            self.open(Path(path))

    def open(self, path: Path) -> None:
        """Open this project file."""
        if self._busy():
            return
        self._editor.flush()
        opened: list[Workspace] = []
        person = self._session.person

        def trouble(error: Exception) -> None:
            self._session.failed.emit(error)
            if isinstance(error, DamagedError):
                self.recovery.offer(path)

        self._session.walk(
            lambda: _open(path, person, opened), lambda: self._session.adopt(opened[0]), trouble, writes=True
        )

    def open_sample(self) -> None:
        """Open the sample where it was left, or begin it."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        path = folder / f"sample{SUFFIX}"
        if path.exists():
            self.open(path)
            return
        folder.mkdir(parents=True, exist_ok=True)
        source, target = sample_texts()
        self._begin(path, Wish(TEXTS, str(source), str(target)), self._session.failed.emit)

    def check(self) -> None:
        """Run every check over the whole project."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        self._editor.flush()

        def done() -> None:
            self._session.opened.emit()
            self._notice.say(tr("Everything was checked"))

        self._session.walk(workspace.check, done, writes=True)

    def ask_report(self) -> None:
        """Ask for a file and write the report to it."""
        kinds = ";;".join(map(tr, REPORTS))
        self._hand_out(tr("Report"), kinds, ".html", report)

    def ask_export(self) -> None:
        """Ask for a file and write the reviewed text at hand to it."""
        row = self._editor.row
        document = row.segment.document if row else None
        self._hand_out(tr("Export"), tr(EXPORTS), ".csv", lambda workspace, path: workspace.export(path, document))

    def ask_back_up(self) -> None:
        """Ask for a file and copy the project to it as it is now."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        beside = workspace.beside(SUFFIX)
        proposed = beside.with_name(f"{beside.stem} {date.today():%Y-%m-%d}{SUFFIX}")  # noqa: DTZ011 (the day here)
        keep = QFileDialog.Option.DontConfirmOverwrite  # what is there is never written over
        title, kinds = tr("Save a backup copy"), tr(PROJECT_FILES)
        path, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), kinds, options=keep)
        if path:
            self.hand_out(_project_path(path), lambda open_, to: open_.back_up(to))

    def hand_out(self, path: Path, write: Callable[[Workspace, Path], Iterator[Progress]]) -> None:
        """Write something that leaves the project, after everything typed is in it."""
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        self._editor.flush()
        said = tr("Written: {path}").format(path=path)
        self._session.ask(
            lambda _workspace: None,
            lambda _none: self._session.walk(
                lambda: write(workspace, path), lambda: self._notice.say(said), writes=False
            ),
        )

    def _hand_out(
        self, title: str, kinds: str, suffix: str, write: Callable[[Workspace, Path], Iterator[Progress]]
    ) -> None:
        workspace = self._session.workspace
        if workspace is None or self._busy():
            return
        proposed = str(workspace.beside(suffix))
        path, kind = QFileDialog.getSaveFileName(self._window, title, proposed, kinds)
        if path:
            self.hand_out(with_suffix(Path(path), kind), write)

    def _begin(self, path: Path, wish: Wish, trouble: Callable[[Exception], None]) -> None:
        made: list[Workspace] = []
        person = self._session.person
        self._session.walk(
            lambda: _create(path, person, wish, made), lambda: self._session.adopt(made[0]), trouble, writes=True
        )

    def _offer_swap(self, wish: Wish, *, new: bool) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, tr("Swapped texts"), "", parent=self._window)
        box.setText(tr("The source is Ukrainian and the translation Vietnamese."))
        box.setInformativeText(tr("Take them the other way round?"))
        swap = box.addButton(tr("Swap them"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(tr("Back"), QMessageBox.ButtonRole.RejectRole)
        swapped = replace(wish, source=wish.target, target=wish.source)
        swap.clicked.connect(lambda: self.bring_in(swapped, new=new))
        back.clicked.connect(lambda: self.ask(wish, new=new))
        box.open()

    def _offer_keeping(
        self, workspace: Workspace, wish: Wish, earlier: Document | None, trouble: Callable[[Exception], None]
    ) -> None:
        """Bring it in; where it is a new version of a document, ask whether what was decided on that is kept."""

        def bring(after: int | None) -> None:
            steps = partial(_steps, workspace, wish, after)
            self._session.walk(steps, self._session.opened.emit, trouble, writes=True)

        if earlier is None:
            bring(None)
            return
        box = QMessageBox(QMessageBox.Icon.Question, tr("A new version"), "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("This looks like a new version of «{title}».").format(title=earlier.title))
        box.setInformativeText(tr("Keep what was decided there, where the texts are the same: pairs, texts, states?"))
        keep = box.addButton(tr("Keep it"), QMessageBox.ButtonRole.AcceptRole)
        anew = box.addButton(tr("Begin anew"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        keep.clicked.connect(lambda: bring(earlier.id))
        anew.clicked.connect(lambda: bring(None))
        box.open()

    def _look_up(self, dialog: BringInDialog, address: str) -> None:
        found: list[str | None] = []

        def fetch() -> Iterator[None]:
            found.append(fetch_article(address).source_address)
            yield None

        self._session.walk(fetch, lambda: dialog.show_source(found[0]), dialog.show_trouble, writes=False)

    def _busy(self) -> bool:
        if self._session.at_work:
            self._notice.say(tr("Wait until the work under way has ended, or cancel it"))
        return self._session.at_work


def report(workspace: Workspace, path: Path) -> Iterator[Progress]:
    """A report in the language of the window, as the path's suffix says."""
    return workspace.report(path, language=language(), printer=write)


def with_suffix(path: Path, kind: str) -> Path:
    """The path; where it has no suffix, with that of the kind of file that was chosen."""
    found = SUFFIX_OF_KIND.search(kind)
    return path if path.suffix or found is None else path.with_name(path.name + found[1])


def _project_path(typed: str) -> Path:
    path = Path(typed).expanduser()
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _look_for_earlier(workspace: Workspace, wish: Wish, found: list[Document | None]) -> Iterator[None]:
    """Which document two texts are a new version of; with lines for pairs there is nothing to decide."""
    texts = wish.kind not in {FILE, ADDRESS} and not wish.aligned
    paths = Path(wish.source).expanduser(), Path(wish.target).expanduser()
    found.append(workspace.earlier_version(*paths, unit=wish.unit) if texts else None)
    yield None


def _steps(workspace: Workspace, wish: Wish, after: int | None = None) -> Iterator[Progress]:
    if wish.kind == FILE:
        return workspace.import_file(Path(wish.target).expanduser())
    if wish.kind == ADDRESS:
        return workspace.import_address(wish.target, wish.source or None)
    paths = Path(wish.source).expanduser(), Path(wish.target).expanduser()
    return workspace.import_texts(*paths, aligned=wish.aligned, unit=wish.unit, after=after)


def _create(path: Path, person: Person, wish: Wish, made: list[Workspace]) -> Iterator[Progress]:
    """A new project with its first text; if the text does not come in, no project is left behind."""
    workspace = Workspace.create(path, person)
    try:
        yield from _steps(workspace, wish)
    except BaseException:  # also when it is cancelled
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    made.append(workspace)


def _open(path: Path, person: Person, opened: list[Workspace]) -> Iterator[Progress]:
    workspace = Workspace.open(path, person)
    try:
        yield from workspace.prepare()
    except BaseException:
        workspace.close()
        raise
    opened.append(workspace)
