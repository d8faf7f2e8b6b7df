"""The window: builds panes, menus and the toolbar, and connects them. It holds no rule and asks no question."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.model import Role
from ui.actions import Actions
from ui.dialogs.losing import ask_before_losing
from ui.docks import place_docks
from ui.flows.alignment import AlignmentFlow
from ui.flows.comments import CommentsFlow
from ui.flows.decisions import DecisionsFlow
from ui.flows.findings import FindingsFlow
from ui.flows.lists import ListsFlow
from ui.flows.live import LiveFlow
from ui.flows.memory import MemoryFlow
from ui.flows.names import NamesFlow
from ui.flows.projects import ProjectsFlow
from ui.flows.quality import QualityFlow
from ui.flows.queue import QueueFlow
from ui.flows.replacing import ReplacingFlow
from ui.flows.reporting import ReportingFlow
from ui.flows.review import ReviewFlow
from ui.flows.signing import SigningFlow
from ui.flows.terms import TermsFlow
from ui.flows.view import ViewFlow
from ui.menus import add_docks, add_languages, fill_menus, quality_box, role_box, toolbar
from ui.models.alignment import PairsModel
from ui.models.segments import SegmentsModel
from ui.panes.alignment import AlignmentPane
from ui.panes.comments import CommentsPane
from ui.panes.documents import DocumentsPane
from ui.panes.editor import EditorPane
from ui.panes.findings import FindingsPane
from ui.panes.history import HistoryPane
from ui.panes.memory import MemoryPane
from ui.panes.names import NamesPane
from ui.panes.notice import Notice
from ui.panes.queue import QueuePane
from ui.panes.segments import SegmentsPane
from ui.panes.sounds import SoundsPane
from ui.panes.status import StatusPane
from ui.panes.terms import TermsPane
from ui.panes.welcome import WelcomePane
from ui.scoring import Scoring
from ui.session import Session
from ui.texts import tr

TITLE = "Звірка"
LANGUAGE, GEOMETRY, STATE, ROLE = "language", "window/geometry", "window/state", "person/role"


class MainWindow(QMainWindow):
    """Everything in its place."""

    closed = Signal()

    def __init__(self, session: Session, settings: QSettings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.actions_ = Actions(self)
        self._make_panes()
        self._place_panes()
        self._make_flows()
        self._make_bars()
        self._connect()
        self._paint()
        self._restore()
        session.opened.emit()

    def _make_panes(self) -> None:
        keys = self.actions_.shortcuts()
        self.notice, self.welcome, self.status = Notice(), WelcomePane(), StatusPane()
        self.segments = SegmentsPane(SegmentsModel(self.session.order, self.session.rows, self))
        self.editor = EditorPane(keys)
        self.findings, self.history = FindingsPane(), HistoryPane()
        self.comments, self.queue, self.memory = CommentsPane(), QueuePane(), MemoryPane()
        self.names, self.terms, self.sounds, self.documents = NamesPane(), TermsPane(), SoundsPane(), DocumentsPane()
        self.quality_box, self.role_box = quality_box(), role_box()
        self.alignment = AlignmentPane(PairsModel(self.session.rows, self))
        self.alignment.offer(self.actions_.of_menu("Alignment")[1:])
        self.editor.offer([self.actions_[name] for name in ("confirm", "approve", "give-back")])
        self.findings.offer([self.actions_[name] for name in ("fix", "ignore", "reconsider")])
        self.history.offer([self.actions_[name] for name in ("undo", "redo")])
        self.names.offer(self.actions_.of_menu("Names"))

    def _place_panes(self) -> None:
        work = QSplitter(Qt.Orientation.Vertical)
        for part in (self.segments, self.editor):
            work.addWidget(part)
        work.setStretchFactor(0, 1)
        work.setSizes([520, 270])
        work.setChildrenCollapsible(False)
        self.stack = QStackedWidget()
        for page in (self.welcome, work, self.alignment):
            self.stack.addWidget(page)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        right = [
            ("findings", tr("Findings"), self.findings),
            ("names", tr("Names"), self.names),
            ("terms", tr("Terms"), self.terms),
            ("sounds", tr("Sounds"), self.sounds),
            ("memory", tr("Memory"), self.memory),
        ]
        below = [
            ("history", tr("History"), self.history),
            ("comments", tr("Comments"), self.comments),
            ("changes", tr("Changes"), self.queue),
        ]
        self.docks = place_docks(self, ("documents", tr("Documents"), self.documents), right, below)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)

    # flows and bars

    def _make_flows(self) -> None:
        self.review = ReviewFlow(self.session, self.segments, self.editor, self.notice, self)
        self.projects = ProjectsFlow(self.session, self.editor, self.notice, self)
        self.judging = QualityFlow(self.session, self.editor, self.notice, self.quality_box, self)
        findings = (self.findings, self.segments, self.editor, self.notice)
        self.mending = FindingsFlow(self.session, self.review, findings, self)
        lists = (self.segments, self.documents, self.history, self.status)
        self.lists = ListsFlow(self.session, self.review, lists, self)
        self.ledger = NamesFlow(self.session, self.lists, (self.names, self.sounds, self.editor), self)
        self.termbase = TermsFlow(self.session, self.lists, self.terms, self.editor, self)
        self.deciding = DecisionsFlow(self.session, self.editor, self.names, self.notice, self)
        self.view = ViewFlow(self.actions_, self.segments, self.editor, self.settings, self)
        pairs = (self.alignment, self.segments, self.editor, self.notice)
        self.pairing = AlignmentFlow(self.session, self.review, pairs, self)
        self.scoring = Scoring(self)
        self.reporting = ReportingFlow(self.session, self.projects, self)
        of_texts = (self.review, self.projects, self.reporting, self.judging, self.mending, self.pairing)
        self.recalling = MemoryFlow(self.session, self.review, (self.memory, self.editor, self.notice), self)
        self.replacing = ReplacingFlow(self.session, self.lists, (self.segments, self.editor), self)
        talk = (self.comments, self.editor, self.docks["comments"])
        self.talking = CommentsFlow(self.session, (self.review, self.lists), talk, self)
        waiting = (self.queue, self.editor, self.notice, self.docks["changes"])
        self.queued = QueueFlow(self.session, self.lists, waiting, self)
        self.signing = SigningFlow(self.session, (self.editor, self.history, self.notice), self)
        others = (self.ledger, self.deciding, self.view, self.replacing, self.talking, self.queued, self.signing)
        self.live = LiveFlow(self.session, self.review, (self.editor, self.status, self.notice), self.settings, self)
        self.flows = (*of_texts, *others, self.recalling, self.live, *self.scoring.flows)
        for flow in self.flows:
            self.actions_.handle(flow.handlers())

    def _make_bars(self) -> None:
        menus = fill_menus(self, self.actions_)
        add_docks(menus["View"], self.docks.values())
        add_languages(menus["View"], self._choose_language)
        self.addToolBar(toolbar(self.actions_.of_toolbar(), self.quality_box, self.role_box))

    # connections

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._show_project)
        session.failed.connect(lambda error: self.notice.complain(str(error)))
        session.saving.connect(self.status.show_saving)
        session.working.connect(self.status.show_working)
        session.progressed.connect(self.status.show_progress)
        self.status.cancelled.connect(session.cancel)
        self.welcome.chosen.connect(lambda way: self.projects.handlers()[way]())
        self.names.moved.connect(self._allow)
        self.pairing.shown.connect(lambda wanted: self.bring_forward(self.alignment if wanted else None))
        for moved in (self.review.arrived, self.findings.chosen, self.alignment.moved):
            moved.connect(lambda _what: self._allow())
        self.role_box.activated.connect(self._take_role)

    def bring_forward(self, pane: QWidget | None) -> None:
        """Show this in the middle; the texts where it is None."""
        self.stack.setCurrentIndex(1 if pane is None else self.stack.indexOf(pane))
        self._allow()

    def _show_project(self) -> None:
        workspace = self.session.workspace
        self.stack.setCurrentIndex(0 if workspace is None else 1)
        for part in (*self.docks.values(), self.role_box, self.status):
            part.setVisible(workspace is not None)
        if workspace is not None:
            self.docks["findings"].raise_()
            self.role_box.setCurrentIndex(self.role_box.findData(self.session.person.role))
        self.setWindowTitle(TITLE if workspace is None else f"{workspace.title} — {TITLE}")
        self._allow()
        self.segments.view.setFocus()

    def _take_role(self) -> None:
        self.session.take_role(Role(self.role_box.currentData()))
        self.settings.setValue(ROLE, self.session.person.role.value)
        self._allow()
        self.queued.refresh()

    def _choose_language(self, code: str) -> None:
        self.settings.setValue(LANGUAGE, code)
        self.notice.say(tr("The language changes at the next start"))

    def _allow(self) -> None:
        acting = (self.review, self.mending, self.deciding, self.pairing, self.scoring, self.live)
        there = set[str]().union(*(flow.there() for flow in acting))
        self.actions_.allow(there, self.session.person.role)
        self.status.show_person(self.session.person)

    # the window itself

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "view"):
            self._paint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.settings.contains(STATE):
            sides = [self.docks["documents"], self.docks["findings"]]
            self.resizeDocks(sides, [self.width() * 16 // 100, self.width() * 28 // 100], Qt.Orientation.Horizontal)
            self.resizeDocks([self.docks["findings"], self.docks["history"]], [75, 25], Qt.Orientation.Vertical)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.editor.flush()
        self.session.cancel()
        self.session.settle()
        if self.editor.unsaved:
            event.ignore()
            ask_before_losing(TITLE, self, self.editor.forget_unsaved, self.close)
            return
        self.settings.setValue(GEOMETRY, self.saveGeometry())
        self.settings.setValue(STATE, self.saveState())
        self.session.close()
        super().closeEvent(event)
        self.closed.emit()

    def _paint(self) -> None:
        self.actions_.paint(self.palette().color(QPalette.ColorRole.ButtonText))

    def _restore(self) -> None:
        self.resize(1440, 900)
        geometry, state = self.settings.value(GEOMETRY), self.settings.value(STATE)
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            self.restoreGeometry(geometry)
            self.restoreState(state)
