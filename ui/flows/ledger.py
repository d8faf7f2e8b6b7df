"""Showing the ledger: at once after each action, or a moment later where it is so large that making it takes time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.model import Ledger, Outcome
from ui.session import Session

SOON = 400  # milliseconds until a large ledger is asked for, however much is done in between


class LedgerFlow(QObject):
    """What follows the ledger of the open project; `put` puts it into the panes."""

    def __init__(self, session: Session, put: Callable[[Ledger], None], window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._put = put
        self._shown: Ledger | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._ask)
        session.acted.connect(self._follow)
        session.opened.connect(self.refresh)

    def refresh(self) -> None:
        """Show the ledger as it is now."""
        if self._session.names_take_a_while:
            self._soon.start()
        else:
            self._show(self._session.names())

    def _ask(self) -> None:
        self._session.look(lambda workspace: workspace.names(), self._show)

    def _show(self, ledger: Ledger) -> None:
        if ledger is not self._shown:
            self._shown = ledger
            self._put(ledger)

    def _follow(self, _outcome: Outcome) -> None:
        self.refresh()
