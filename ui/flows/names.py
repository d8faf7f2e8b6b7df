"""The ledger: showing it, the places of its names, and the ways between a name and the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QDockWidget, QWidget

from app.model import Ledger, Mention, NameEntry, Segment
from ui.flows.ledger import LedgerFlow
from ui.flows.lists import ListsFlow
from ui.models.names import Place
from ui.panes.editor import EditorPane
from ui.panes.names import NamesPane
from ui.panes.sounds import SoundsPane
from ui.session import Session

LINKS = 40  # segments without the name that are linked to; the list below has all


class NamesFlow(LedgerFlow):
    """The two panes of the ledger."""

    def __init__(
        self, session: Session, lists: ListsFlow, panes: tuple[NamesPane, SoundsPane, EditorPane], window: QWidget
    ) -> None:
        super().__init__(session, self._put_into_panes, window)
        self._lists = lists
        self._names, self._sounds, self._editor = panes
        self._names.name_chosen.connect(self._find_missing)
        self._names.form_chosen.connect(self._find_places)
        self._names.place_opened.connect(self._open_place)
        self._names.segment_opened.connect(self._open_segment)
        self._sounds.name_opened.connect(self.open_name)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What this flow does for which action."""
        return {"to-names": self.to_names_and_back}

    def _put_into_panes(self, ledger: Ledger) -> None:
        self._names.show_ledger(ledger)
        self._sounds.show_ledger(ledger)

    def to_names_and_back(self) -> None:
        """To where the person was among the names; from there back to the text."""
        if self._names.has_focus:
            self._editor.target.setFocus()
            return
        _bring_forward(self._names)
        self._names.take_focus()

    def _open_place(self, place: Place) -> None:
        self._lists.open(place.segment.id)
        self._editor.show_mention(place.mention)

    def _open_segment(self, segment: int) -> None:
        self._lists.open(segment)
        self._editor.target.setFocus()

    def open_name(self, name: str) -> None:
        """To this name in the list of names."""
        _bring_forward(self._names)
        self._names.go_to_name(name)
        self._names.take_focus()

    def _find_missing(self, entry: NameEntry) -> None:
        rows = self._session.rows(entry.missing[:LINKS])
        self._names.show_missing(entry.name, [row.segment for row in rows])

    def _find_places(self, name: str, form: str) -> None:
        base = form or None
        self._session.look(lambda workspace: workspace.places(name, base), partial(self._show_places, name, form))

    def _show_places(self, name: str, form: str, places: list[tuple[Segment, Mention]]) -> None:
        shown = [Place(segment, mention) for segment, mention in places]
        if not form:
            shown = [place for place in shown if place.mention.target_span is None]
        self._names.show_places(name, form, shown)


def _bring_forward(pane: QWidget) -> None:
    dock = pane.parentWidget()
    if isinstance(dock, QDockWidget):
        dock.show()
        dock.raise_()
