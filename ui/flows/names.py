"""The ledger: showing where names stand, and making one form hold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.model import Ledger, Mention, Outcome, Replacement, Segment
from ui.dialogs.fix import FixDialog
from ui.models.names import Place
from ui.panes.names import NamesPane
from ui.panes.notice import Notice
from ui.panes.sounds import SoundsPane
from ui.session import Session
from ui.texts import tr


class NamesFlow(QObject):
    """The two panes of the ledger."""

    def __init__(self, session: Session, names: NamesPane, sounds: SoundsPane, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._names, self._sounds, self._notice = session, names, sounds, notice
        self._window = window
        self._shown: Ledger | None = None
        session.acted.connect(self._follow)
        session.opened.connect(self.refresh)
        names.form_chosen.connect(self._find_places)
        names.everywhere.connect(self.use_everywhere)
        names.preferred.connect(session.prefer_name)

    def refresh(self) -> None:
        """Show the ledger as it is now."""
        ledger = self._session.names()
        if ledger is not self._shown:
            self._shown = ledger
            self._names.show_ledger(ledger)
            self._sounds.show_ledger(ledger)

    def use_everywhere(self, name: str, form: str) -> None:
        """Show every place that would change, then change those that are ticked."""
        self._session.ask(lambda workspace: workspace.plan_name(name, form), partial(self._preview, name, form))

    def _preview(self, name: str, form: str, changes: list[Replacement]) -> None:
        if not changes:
            self._notice.say(tr("«{form}» already stands everywhere").format(form=form))
            return
        title = tr("{name}: write «{form}» everywhere").format(name=name, form=form)
        dialog = FixDialog(changes, title, self._window)
        dialog.accepted_changes.connect(lambda chosen: self._session.apply(chosen, f"{name}: {form}"))
        dialog.open()

    def _find_places(self, name: str, form: str) -> None:
        base = form or None
        self._session.look(lambda workspace: workspace.places(name, base), partial(self._show_places, form))

    def _show_places(self, form: str, places: list[tuple[Segment, Mention]]) -> None:
        shown = [Place(segment, mention) for segment, mention in places]
        if not form:
            shown = [place for place in shown if place.mention.target_span is None]
        self._names.show_places(shown)

    def _follow(self, _outcome: Outcome) -> None:
        self.refresh()
